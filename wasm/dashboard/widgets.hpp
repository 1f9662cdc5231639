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
};

struct LinesResult {
  std::vector<Series> series;
};

struct TableGroup {
  std::optional<std::string> value;  // nothing: not grouped, or without a value
  std::string title;
  std::vector<RowId> rows;
};

struct TableResult {
  std::size_t blueprint;
  std::vector<TableGroup> groups;
};

/// A widget with what it shows, or with the error that kept it from showing anything. A widget of a
/// type that the engine does not draw has neither.
struct WidgetResult {
  const Widget* widget;
  std::variant<std::monostate, NumberResult, LinesResult, TableResult> content;
  Error error;
};

/// Computes every widget of a dashboard, in the order of the document.
///
/// - A number chart aggregates the entities of its dataset, whatever their time. Of several
///   conditional formats that hold, the one whose threshold is nearest to the value applies.
/// - A line chart has a point for each interval that meets [now - range, now]; only entities within
///   that range count. An empty interval is 0 where entities are counted, and nothing elsewhere.
/// - A table's rows are sorted as the document says, nulls last, ties by identifier; groups by name,
///   the one without a value last.
std::vector<WidgetResult> compute_widgets(const Dashboard& dashboard, Evaluation& evaluation);

}  // namespace dora
