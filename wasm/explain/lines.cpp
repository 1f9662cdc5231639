#include "explain/lines.hpp"

#include <algorithm>

#include "dashboard/cell_text.hpp"
#include "dashboard/lines.hpp"
#include "explain/interval.hpp"
#include "explain/property.hpp"
#include "report/json_parts.hpp"

namespace dora {
namespace {

/// The entities that have the value by which a line is broken down.
Result<Requirement> of_value(const Series& series, std::size_t blueprint, Evaluation& evaluation) {
  const Result<const Column*> column = evaluation.column(blueprint, series.line->breakdown);
  if (!column) return column.error();
  const TextPool& texts = evaluation.catalog().texts();
  Requirement requirement{RowMask(evaluation.catalog().table(blueprint).size()),
                          series.line->breakdown, *column};
  for (RowId row = 0; row < requirement.holds.size(); ++row) {
    const std::vector<std::string> values = cell_texts(**column, row, texts);
    requirement.holds[row] =
        values.empty() ? series.value->empty()
                       : std::find(values.begin(), values.end(), *series.value) != values.end();
  }
  return requirement;
}

}  // namespace

Result<Json> explain_lines(const LineChart& chart, const Question& question, Json json,
                           Explainer& explainer) {
  Evaluation& evaluation = explainer.evaluation;
  const Result<LinesResult> lines = compute_lines(chart, evaluation);
  if (!lines) return lines.error();
  const auto unknown = [](const std::string& name) {
    return Error{ErrorCode::kModelUnknownName, 0, name};
  };
  if (question.series >= lines->series.size()) return unknown(std::to_string(question.series));
  const Series& series = lines->series[question.series];
  const Line& line = *series.line;
  const auto point =
      std::find_if(series.points.begin(), series.points.end(),
                   [&](const SeriesPoint& one) { return one.from == question.from; });
  if (question.from && point == series.points.end()) return unknown(format_time(*question.from));

  const std::size_t blueprint = *explainer.catalog().blueprint_index(line.blueprint);
  const Result<const Column*> times = evaluation.column(blueprint, line.measure_time_by);
  if (!times) return times.error();
  Population population{blueprint, line.dataset, line_aggregate(line)};
  population.belongs.assign(explainer.catalog().table(blueprint).size(), 1);
  population.window = chart_window(chart);
  TimeRange range = chart_range(chart, evaluation);
  if (question.from) range = within(range, point->from, point->to);
  place_in_time(population, **times, line.measure_time_by, range, question.from.has_value());
  if (series.value) {
    Result<Requirement> valued = of_value(series, blueprint, evaluation);
    if (!valued) return valued.error();
    population.more.push_back(std::move(valued).value());
  }
  population.divisor = fixed_divisor(chart, line);
  if (lines->series.size() > 1 && !series.title.empty()) json["title"] = series.title;
  json["value"] = nullptr;
  const Result<void> added = add_population(population, true, explainer, json);
  if (!added) return added.error();
  if (question.from) {
    json["value"] = json_number(point->value);
  } else if (!population.divisor) {  // which is of one interval
    json["value"] = whole_value(population.spec, json["aggregate"]);
  }
  return json;
}

}  // namespace dora
