#include "dashboard/lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "dashboard/cell_text.hpp"
#include "evaluate/query_in_view.hpp"
#include "evaluate/timeline.hpp"

namespace dora {
namespace {

/// Two years of hours; more than can be drawn, and a view may be of a hundred years.
constexpr Millis kMostIntervals = 20'000;

std::vector<SeriesPoint> empty_points(const Timeline& timeline) {
  std::vector<SeriesPoint> points;
  for (std::size_t i = 0; i < timeline.size(); ++i) {
    const Timeline::Slot& slot = timeline[i];
    points.push_back({slot.from, slot.to, timeline.label(i), std::nan(""), slot.partial});
  }
  return points;
}

/// For each selected row the point whose interval its time falls in, if it is within the range.
Links points_of(const Column& times, const Selection& rows, const Timeline& timeline) {
  std::vector<RowId> of_row(rows.mask.size(), kNoRow);
  for (const RowId row : rows.list) of_row[row] = timeline.index(times.time(row));
  return Links(std::move(of_row));
}

/// Computes one line of a chart.
class LineMaker {
 public:
  LineMaker(const LineChart& chart, const Line& line, std::size_t blueprint, Evaluation& evaluation)
      : chart_(chart),
        line_(line),
        blueprint_(blueprint),
        evaluation_(evaluation),
        timeline_(chart.interval, chart_range(chart, evaluation)),
        points_(empty_points(timeline_)) {}

  Result<std::vector<Series>> make() {
    const Result<const Selection*> rows =
        evaluation_.selection(blueprint_, line_.dataset, chart_window(chart_));
    if (!rows) return rows.error();
    const Result<const Column*> times = evaluation_.column(blueprint_, line_.measure_time_by);
    if (!times) return times.error();
    groups_ = points_of(**times, **rows, timeline_);
    if (line_.breakdown.empty()) {
      Result<Series> series = make_series(**rows, title());
      if (!series) return series.error();
      return std::vector<Series>{std::move(series).value()};
    }
    return broken_down((*rows)->mask, **times);
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

  template <typename Rows>
  Result<Series> make_series(const Rows& rows, std::string title) {
    const Aggregate spec = line_aggregate(line_);
    const std::optional<FixedDivisor> divisor = fixed_divisor(chart_, line_);
    const Result<std::vector<double>> values =
        evaluation_.aggregate(blueprint_, spec, rows, line_.dataset, groups_, points_.size());
    if (!values) return values.error();
    Series series{std::move(title), points_, &line_};
    for (std::size_t i = 0; i < points_.size(); ++i) {
      double value = (*values)[i];
      if (divisor) value /= divisor->by;
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
      if (rows[row] == 0 || !timeline_.range().contains(times.time(row))) return {};
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
      series->value = name;
      all.push_back(std::move(series).value());
    }
    return all;
  }

  const LineChart& chart_;
  const Line& line_;
  std::size_t blueprint_;
  Evaluation& evaluation_;
  Timeline timeline_;
  std::vector<SeriesPoint> points_;
  Links groups_;
};

}  // namespace

Evaluation::Window chart_window(const LineChart& chart) {
  return gives_way(chart.range) ? Evaluation::Window::kOfCaller : Evaluation::Window::kOfQuery;
}

TimeRange chart_range(const LineChart& chart, Evaluation& evaluation) {
  return evaluation.range(chart.range);
}

Aggregate line_aggregate(const Line& line) {
  Aggregate spec;
  spec.function = line.function;
  spec.by_property = !line.property.empty() && line.function != Function::kCount;
  spec.property = line.property;
  spec.measure_time_by = line.measure_time_by;
  if (!spec.by_property && spec.function == Function::kAverage) spec.function = Function::kCount;
  return spec;
}

std::optional<FixedDivisor> fixed_divisor(const LineChart& chart, const Line& line) {
  if (!line.property.empty() || line.function != Function::kAverage) return std::nullopt;
  switch (chart.interval) {
    case Interval::kHourly:
      return FixedDivisor{60, 0};
    case Interval::kDaily:
      return FixedDivisor{24, kHour};
    case Interval::kIsoWeekly:
      return FixedDivisor{7, kDay};
    case Interval::kMonthly:
      return FixedDivisor{30, kDay};
    case Interval::kQuarterly:
      return FixedDivisor{90, kDay};
  }
  return std::nullopt;
}

Result<LinesResult> compute_lines(const LineChart& chart, Evaluation& evaluation) {
  LinesResult result;
  const TimeRange range = chart_range(chart, evaluation);
  const Millis first = interval_start(chart.interval, range.from);
  const Millis length = interval_next(chart.interval, first) - first;
  if ((range.to - range.from) / length > kMostIntervals) {
    return Error{ErrorCode::kModelTooManyIntervals, 0, std::to_string(kMostIntervals)};
  }
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
