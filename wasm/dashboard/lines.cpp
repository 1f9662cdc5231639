#include "dashboard/lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "dashboard/cell_text.hpp"
#include "evaluate/query_in_view.hpp"

namespace dora {
namespace {

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

/// What Port divides a count by when it shows its average in an interval.
double average_divisor(Interval interval) {
  switch (interval) {
    case Interval::kHourly:
      return 60;
    case Interval::kDaily:
      return 24;
    case Interval::kIsoWeekly:
      return 7;
    case Interval::kMonthly:
      return 30;
    case Interval::kQuarterly:
      return 90;
  }
  return 1;
}

/// Computes one line of a chart.
class LineMaker {
 public:
  LineMaker(const LineChart& chart, const Line& line, std::size_t blueprint,
            Evaluation& evaluation)
      : chart_(chart),
        line_(line),
        blueprint_(blueprint),
        evaluation_(evaluation),
        range_(evaluation.range(chart.range)),
        points_(empty_points(chart.interval, range_)) {}

  Result<std::vector<Series>> make() {
    // A range that gives way to the time of a view is the window of its entities.
    const auto window = gives_way(chart_.range) ? Evaluation::Window::kOfCaller
                                                : Evaluation::Window::kOfQuery;
    const Result<RowMask> rows = evaluation_.select(blueprint_, line_.dataset, window);
    if (!rows) return rows.error();
    const Result<const Column*> times = evaluation_.column(blueprint_, line_.measure_time_by);
    if (!times) return times.error();
    groups_ = points_of(**times, rows->size(), points_, range_);
    if (line_.breakdown.empty()) {
      Result<Series> series = make_series(*rows, title());
      if (!series) return series.error();
      return std::vector<Series>{std::move(series).value()};
    }
    return broken_down(*rows, **times);
  }

 private:
  std::string title() const {
    if (!line_.title.empty()) return line_.title;
    if (chart_.lines.size() > 1 && !line_.property.empty()) {
      const Property* known =
          evaluation_.catalog().blueprints()[blueprint_].property(line_.property);
      return known ? known->title : line_.property;
    }
    return chart_.y_title;
  }

  Result<Series> make_series(const RowMask& rows, std::string title) {
    Aggregate spec;
    spec.function = line_.function;
    spec.by_property = !line_.property.empty();
    spec.property = line_.property;
    spec.measure_time_by = line_.measure_time_by;
    const bool average_count = !spec.by_property && spec.function == Function::kAverage;
    if (average_count) spec.function = Function::kCount;
    const Result<std::vector<double>> values = evaluation_.aggregate(
        blueprint_, spec, rows, line_.dataset, groups_, points_.size());
    if (!values) return values.error();
    Series series{std::move(title), points_};
    for (std::size_t i = 0; i < points_.size(); ++i) {
      double value = (*values)[i];
      if (average_count) value /= average_divisor(chart_.interval);
      if (chart_.null_as_zero && std::isnan(value)) value = 0;
      series.points[i].value = value;
    }
    return series;
  }

  /// A series per value of a property, for the ten values with the most entities in the range.
  Result<std::vector<Series>> broken_down(const RowMask& rows, const Column& times) {
    constexpr std::size_t kMostSeries = 10;
    const Result<const Column*> column = evaluation_.column(blueprint_, line_.breakdown);
    if (!column) return column.error();
    const auto values = [&](std::size_t row) -> std::vector<std::string> {
      if (rows[row] == 0 || !range_.contains(times.time(row))) return {};
      std::vector<std::string> found = cell_texts(**column, row, evaluation_.catalog().texts());
      return found.empty() ? std::vector<std::string>{""} : found;
    };
    std::map<std::string, std::size_t> counts;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (const std::string& value : values(row)) ++counts[value];
    }
    std::vector<std::string> names;
    for (const auto& [name, count] : counts) names.push_back(name);
    std::stable_sort(names.begin(), names.end(), [&](const auto& left, const auto& right) {
      return counts[left] > counts[right];
    });
    if (names.size() > kMostSeries) names.resize(kMostSeries);
    std::map<std::string, RowMask> parts;
    for (const std::string& name : names) parts[name].resize(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (const std::string& value : values(row)) {
        if (const auto part = parts.find(value); part != parts.end()) part->second[row] = 1;
      }
    }
    std::vector<Series> all;
    for (const std::string& name : names) {
      const Catalog& catalog = evaluation_.catalog();
      const std::string title = value_title(catalog, blueprint_, line_.breakdown, name);
      Result<Series> series = make_series(parts[name], title);
      if (!series) return series.error();
      all.push_back(std::move(series).value());
    }
    return all;
  }

  const LineChart& chart_;
  const Line& line_;
  std::size_t blueprint_;
  Evaluation& evaluation_;
  TimeRange range_;
  std::vector<SeriesPoint> points_;
  Links groups_;
};

}  // namespace

Result<LinesResult> compute_lines(const LineChart& chart, Evaluation& evaluation) {
  LinesResult result;
  for (const Line& line : chart.lines) {
    const auto blueprint = evaluation.catalog().blueprint_index(line.blueprint);
    if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, line.blueprint};
    Result<std::vector<Series>> made = LineMaker(chart, line, *blueprint, evaluation).make();
    if (!made) return made.error();
    for (Series& series : *made) result.series.push_back(std::move(series));
  }
  return result;
}

}  // namespace dora
