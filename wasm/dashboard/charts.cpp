#include "dashboard/charts.hpp"

#include <algorithm>
#include <cmath>

namespace dora {
namespace {

bool holds(const Condition& condition, double value) {
  switch (condition.op) {
    case Operator::kEqual:
      return value == condition.value;
    case Operator::kNotEqual:
      return value != condition.value;
    case Operator::kGreater:
      return value > condition.value;
    case Operator::kGreaterEqual:
      return value >= condition.value;
    case Operator::kLess:
      return value < condition.value;
    case Operator::kLessEqual:
      return value <= condition.value;
    default:
      return false;
  }
}

const Condition* nearest_condition(const std::vector<Condition>& conditions, double value) {
  const Condition* nearest = nullptr;
  for (const Condition& condition : conditions) {
    if (!holds(condition, value)) continue;
    if (!nearest || std::fabs(condition.value - value) < std::fabs(nearest->value - value)) {
      nearest = &condition;
    }
  }
  return nearest;
}

std::vector<SeriesPoint> empty_points(Interval interval, TimeRange range) {
  std::vector<SeriesPoint> points;
  for (Millis at = interval_start(interval, range.from); at <= range.to;
       at = interval_next(interval, at)) {
    const Millis end = interval_next(interval, at);
    const bool partial = at < range.from || end - 1 > range.to;
    points.push_back({at, end, interval_label(interval, at), std::nan(""), partial});
  }
  return points;
}

/// For each row the point whose interval its time falls in, if it is within the range.
Links points_of(const Column& times, std::size_t rows, const std::vector<SeriesPoint>& points,
                TimeRange range) {
  std::vector<RowId> of_row(rows, kNoRow);
  for (std::size_t row = 0; row < rows; ++row) {
    const Millis time = times.time(row);
    if (!range.contains(time)) continue;
    const auto after = std::upper_bound(
        points.begin(), points.end(), time,
        [](Millis moment, const SeriesPoint& point) { return moment < point.from; });
    of_row[row] = static_cast<RowId>(after - points.begin() - 1);
  }
  return Links(std::move(of_row));
}

}  // namespace

Result<NumberResult> compute_number(const NumberChart& chart, Evaluation& evaluation) {
  const auto blueprint = evaluation.catalog().blueprint_index(chart.blueprint);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, chart.blueprint};
  const Result<RowMask> rows = evaluation.select(*blueprint, chart.dataset);
  if (!rows) return rows.error();
  const Links everything(std::vector<RowId>(rows->size(), 0));
  const Result<std::vector<double>> value =
      evaluation.aggregate(*blueprint, chart.aggregate, *rows, chart.dataset, everything, 1);
  if (!value) return value.error();
  NumberResult result{value->front(), 0};
  result.entities = static_cast<std::size_t>(std::count(rows->begin(), rows->end(), 1));
  if (!std::isnan(result.value)) result.condition = nearest_condition(chart.conditions, result.value);
  return result;
}

Result<LinesResult> compute_lines(const LineChart& chart, Evaluation& evaluation) {
  const auto blueprint = evaluation.catalog().blueprint_index(chart.blueprint);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, chart.blueprint};
  const Result<RowMask> rows = evaluation.select(*blueprint, chart.dataset);
  if (!rows) return rows.error();
  const Result<const Column*> times = evaluation.column(*blueprint, chart.measure_time_by);
  if (!times) return times.error();

  const Millis now = evaluation.settings().now;
  const TimeRange range{now - *preset_length(chart.preset), now};
  const std::vector<SeriesPoint> points = empty_points(chart.interval, range);
  const Links groups = points_of(**times, rows->size(), points, range);

  std::vector<std::string> properties = chart.properties;
  if (properties.empty()) properties.emplace_back();  // entities are counted
  LinesResult result;
  for (const std::string& property : properties) {
    Aggregate spec;
    spec.function = chart.function;
    spec.by_property = !property.empty();
    spec.property = property;
    spec.measure_time_by = chart.measure_time_by;
    const Result<std::vector<double>> values =
        evaluation.aggregate(*blueprint, spec, *rows, chart.dataset, groups, points.size());
    if (!values) return values.error();
    Series series{chart.y_title, points};
    if (properties.size() > 1) {
      const Property* known = evaluation.catalog().blueprints()[*blueprint].property(property);
      series.title = known ? known->title : property;
    }
    for (std::size_t i = 0; i < points.size(); ++i) series.points[i].value = (*values)[i];
    result.series.push_back(std::move(series));
  }
  return result;
}

}  // namespace dora
