#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/aggregate.hpp"
#include "model/query.hpp"

namespace dora {

class Node;

/// How a number is written: Port's displayFormatting, decimalPlaces and unit.
struct NumberFormat {
  enum class Style : std::uint8_t { kNone, kRound, kDecimals };
  Style style = Style::kNone;
  int decimals = 0;
  std::string unit;  // as it is written behind the number, or before it
  bool unit_first = false;
};

/// One line of `conditionalFormatting`: what is shown when the value compares that way.
struct Condition {
  Operator op = Operator::kEqual;
  double value = 0;
  std::string message;
  std::string color;
};

/// A number over the entities of a blueprint ("entities-number-chart").
struct NumberChart {
  std::string blueprint;
  Query dataset;
  Aggregate aggregate;
  NumberFormat format;
  std::vector<Condition> conditions;
};

/// Values over time ("line-chart").
struct LineChart {
  std::string blueprint;
  Query dataset;
  Function function = Function::kCount;
  std::vector<std::string> properties;  // a line each; none when entities are counted
  std::string measure_time_by;
  Interval interval = Interval::kIsoWeekly;
  std::string preset;  // the time range
  std::string x_title, y_title;
};

/// Entities as rows ("table-entities-explorer").
struct TableWidget {
  std::string blueprint;
  Query dataset;
  Query filter;
  std::vector<std::string> columns;
  std::vector<std::string> group_by;
  std::vector<std::pair<std::string, bool>> sort_by;  // property, descending
};

struct Widget {
  std::string id;
  std::string type;
  std::string title;
  std::string description;
  std::string pointer;  // where it stands in the document
  // One of these, by type; none for a type that this engine does not draw.
  std::optional<NumberChart> number;
  std::optional<LineChart> line;
  std::optional<TableWidget> table;
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

/// Reads a page document. Errors carry the JSON pointer of the offending member.
Dashboard read_dashboard(const Node& node);

}  // namespace dora
