#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/aggregate.hpp"
#include "model/query.hpp"

namespace dora {

class Node;

/// How a number is written: Port's displayFormatting, decimalPlaces and unit.
struct NumberFormat {
  enum class Style : std::uint8_t { kNone, kRound, kDecimals };
  enum class Place : std::uint8_t { kBehind, kBefore, kBelow };
  Style style = Style::kNone;
  int decimals = 0;
  std::string unit;
  Place place = Place::kBehind;  // of the unit
};

/// One line of `conditionalFormatting`: what is shown when the value compares that way.
struct Condition {
  Operator op = Operator::kEqual;
  double value = 0;
  std::string message;
  std::string description;
  std::string color;
};

/// A number over the entities of a blueprint, or one property of one entity
/// ("entities-number-chart").
struct NumberChart {
  std::string blueprint;
  Query dataset;
  Aggregate aggregate;
  std::string entity;  // identifier, of a chart that shows a single property; else empty
  NumberFormat format;
  std::vector<Condition> conditions;
  std::string empty_text;
};

/// One line of a chart, or several when it is broken down by a property.
struct Line {
  std::string title;
  std::string blueprint;
  Query dataset;
  Function function = Function::kCount;
  std::string property;  // whose values are aggregated; empty when entities are counted
  std::string measure_time_by;
  std::string breakdown;  // a property, or empty
};

struct Baseline {
  std::string name;
  double value = 0;
  std::string color;
};

/// Values over time ("line-chart", "multi-line-chart").
struct LineChart {
  std::vector<Line> lines;
  Interval interval = Interval::kIsoWeekly;
  TimeWindow range;
  std::vector<Baseline> baselines;
  bool null_as_zero = false;
  std::string x_title, y_title;
};

/// Entities by the value of a property ("entities-pie-chart", "bar-chart").
struct ShareChart {
  std::string blueprint;
  Query dataset;
  std::string property;
  std::size_t most = 0;  // so many values are shown, the rest together as "Other"; 0 for all
};

/// Entities as rows ("table-entities-explorer").
struct TableWidget {
  std::string blueprint;
  Query dataset;
  Query filter;
  std::vector<std::string> columns;   // none: the title and every property
  std::vector<std::string> excluded;  // not shown in any case
  std::vector<std::string> group_by;
  std::vector<std::pair<std::string, bool>> sort_by;  // property, descending

  /// What its rows are: the dataset and the filter as one query.
  Query shown() const {
    Query both;
    both.nested = {dataset, filter};
    return both;
  }
};

/// A text ("markdown"): its own, or a property of an entity.
struct TextWidget {
  std::string markdown;
  std::string blueprint, property, entity;
};

struct Link {
  std::string title, url, description;
};

struct Widget {
  std::string id;
  std::string type;
  std::string title;
  std::string description;
  std::string pointer;  // where it stands in the document
  std::string undrawn;  // the kind of chart that this engine does not draw, of a type that it does
  // One of these, by type; none for a type that this engine does not draw.
  std::variant<std::monostate, NumberChart, LineChart, ShareChart, TableWidget, TextWidget,
               std::vector<Link>>
      content;
};

struct LayoutColumn {
  std::string id;
  int size = 12;  // of 12
};

struct LayoutRow {
  int height = 400;  // pixels
  std::vector<LayoutColumn> columns;
};

/// A page of Port's: rows of widgets on a grid of twelve columns.
struct Dashboard {
  std::string identifier;
  std::string title;
  std::vector<LayoutRow> layout;
  std::vector<Widget> widgets;
};

/// Reads a page document. Errors carry the JSON pointer of the offending member: kModelShape, also
/// for a page that is no dashboard; kModelUnknownOperator; kModelLayout for a column without a widget
/// of its own or a widget without a column, by its id.
Dashboard read_dashboard(const Node& node);

}  // namespace dora
