#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "model/dashboard.hpp"

namespace dora {

/// What a number chart shows. `value` is NaN when there is no value.
struct NumberResult {
  double value;
  std::size_t entities;                // that the dataset holds
  const Condition* condition = nullptr;  // the conditional format that applies
};

struct SeriesPoint {
  Millis from;
  Millis to;  // the start of the next interval
  std::string label;
  double value;  // NaN for none
  bool partial;  // the time range covers the interval only in part
};

struct Series {
  std::string title;
  std::vector<SeriesPoint> points;
  const Line* line = nullptr;             // what it draws
  std::optional<std::string> value = {};  // of the entities, where the line is broken down
};

struct LinesResult {
  std::vector<Series> series;
};

/// One slice of a pie, or one bar. Without a value: the entities that have none; `other` gathers the
/// values that are not shown by themselves.
struct Share {
  std::optional<std::string> value;
  std::string title;
  std::string color;  // of the value, as the blueprint has it; else empty
  std::size_t count = 0;
  bool other = false;
};

struct SharesResult {
  std::vector<Share> shares;  // most first, then by title; "Other" last
};

struct TextResult {
  std::string markdown;
};

struct LinksResult {
  const std::vector<Link>* links;
};

struct TableGroup {
  std::optional<std::string> value;  // nothing: not grouped, or without a value
  std::string title;
  std::vector<RowId> rows;
};

struct TableResult {
  std::size_t blueprint;
  std::vector<std::string> columns;
  std::vector<TableGroup> groups;
};

/// A widget with what it shows, or with the error that kept it from showing anything. A widget of a
/// type that the engine does not draw has neither.
struct WidgetResult {
  const Widget* widget;
  std::variant<std::monostate, NumberResult, LinesResult, SharesResult, TableResult, TextResult,
               LinksResult>
      content;
  Error error;
};

/// Computes every widget of a dashboard, in the order of the document.
///
/// - A number chart aggregates the entities of its dataset, whatever their time. Of several
///   conditional formats that hold, the one whose threshold is nearest to the value applies.
/// - A line chart has a point for each interval that meets its time range; only entities within the
///   range count. An empty interval is 0 where entities are counted, and nothing elsewhere, unless
///   the document wants zero. A count averaged is divided by 60, 24, 7, 30 or 90 for an hour, day,
///   week, month or quarter (Port's fixed divisors). A line that is broken down has at most ten
///   series: those with the most entities.
/// - A pie or bar chart counts entities by value; beyond the number that Port shows, the rest is one.
/// - A table's rows are sorted as the document says, nulls last, ties by identifier; groups by name,
///   the one without a value last.
std::vector<WidgetResult> compute_widgets(const Dashboard& dashboard, Evaluation& evaluation);

/// One of them.
WidgetResult compute_widget(const Widget& widget, Evaluation& evaluation);

}  // namespace dora
