#include "explain/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "evaluate/percentile.hpp"
#include "explain/rows.hpp"
#include "explain/rules.hpp"
#include "report/json_parts.hpp"

namespace dora {
namespace {

constexpr std::array kDivisorRules{DivisorRule::kSpan, DivisorRule::kActiveWeeks,
                                   DivisorRule::kUntilNow, DivisorRule::kWindow,
                                   DivisorRule::kCalendarWeeks};

std::size_t count(const RowMask& rows) {
  return static_cast<std::size_t>(std::count(rows.begin(), rows.end(), 1));
}

bool is_per_interval(const Aggregate& spec) {
  return spec.function == Function::kAverage && spec.per.has_value();
}

/// All counted entities as one group, for aggregate().
struct Whole {
  explicit Whole(std::size_t rows) : links(std::vector<RowId>(rows, 0)) {}
  Links links;
};

/// Takes those out of `rows` that are no part of the number, and says so.
void drop_unmeasured(const AggregationInput& input, const Aggregate& spec, RowMask& rows,
                     Reasons& reasons) {
  const bool timed = is_per_interval(spec) || spec.function == Function::kLast;
  std::size_t no_value = 0, no_time = 0;
  for (RowId row = 0; row < rows.size(); ++row) {
    if (rows[row] == 0) continue;
    const bool valued = !input.values || !std::isnan(input.values->number(row));
    const bool placed = !timed || input.times->time(row) != kNoTime;
    no_value += !valued;
    no_time += valued && !placed;
    rows[row] = valued && placed;
  }
  if (no_value > 0)
    reasons.left_out.push_back({"no-value", spec.property, {}, nullptr, {}, no_value});
  if (no_time > 0) {
    reasons.left_out.push_back({"no-time", spec.measure_time_by, {}, nullptr, {}, no_time});
  }
}

/// By the code that computes the numbers, and of these values again what they do not show.
void write_values(const Column& column, const RowMask& rows, const Links& links, Json& json) {
  std::vector<double> values;
  for (RowId row = 0; row < rows.size(); ++row) {
    if (rows[row] != 0) values.push_back(column.number(row));
  }
  json["withValue"] = values.size();
  for (const Function function :
       {Function::kSum, Function::kAverage, Function::kMedian, Function::kMin, Function::kMax}) {
    Aggregate spec;
    spec.function = function;
    spec.by_property = true;
    const double value = aggregate(spec, {rows, links, 1, &column, nullptr}).front();
    json[function == Function::kAverage ? "mean" : std::string(function_name(function))] =
        json_number(value);
  }
  json["p75"] = values.empty() ? Json(nullptr) : json_number(percentile(values, 0.75));
  json["p90"] = values.empty() ? Json(nullptr) : json_number(percentile(values, 0.9));
}

Result<void> write_divisors(const Population& population, const RowMask& rows, const Links& links,
                            Evaluation& evaluation, Json& json) {
  const Aggregate& spec = population.spec;
  json["divisorRule"] = divisor_name(evaluation.settings().divisor);
  json["divisor"] = Json::array();
  for (const DivisorRule rule : kDivisorRules) {
    const Result<AggregationInput> input = evaluation.aggregation_input(
        population.target, spec, rows, population.query, links, 1, rule);
    if (!input) return input.error();
    json["divisor"].push_back({{"rule", divisor_name(rule)},
                               {"intervals", json_number(divisors(spec, *input).front())},
                               {"value", json_number(aggregate(spec, *input).front())}});
  }
  return {};
}

void write_span(const RowMask& counted, const Placement& placement, Json& json) {
  Millis first = kNoTime, last = kNoTime;
  for (RowId row = 0; row < counted.size(); ++row) {
    const Millis time = counted[row] != 0 ? placement.time(row) : kNoTime;
    if (time == kNoTime) continue;
    if (first == kNoTime || time < first) first = time;
    last = std::max(last, time);
  }
  put_time(json, "first", first);
  put_time(json, "last", last);
}

Json json_time(const Requirement& required) {
  Json json;
  put(json, "property", required.property);
  put_span(json, required.time->from, required.time->to);
  return json;
}

/// What the entities' time is limited to; of several limits the first.
Json json_time(const Population& population, Explainer& explainer) {
  for (const Requirement& one : population.more) {
    if (one.time) return json_time(one);
  }
  if (const Rule* rule = window_rule(population.query)) {
    Json json = json_window(*rule->window, explainer.evaluation);
    json["property"] = rule->property;
    return json;
  }
  if (const auto by_view = required_by_view(population, explainer)) return json_time(*by_view);
  const std::optional<Millis> end = explainer.evaluation.settings().view.to;
  const std::string happened = happened_name(population.target, explainer);
  if (!end || happened.empty()) return nullptr;
  return {{"property", happened}, {"from", nullptr}, {"to", format_time(*end)}};
}

void write_definition(const Population& population, Explainer& explainer, Json& json) {
  const Aggregate& spec = population.spec;
  json["target"] = explainer.catalog().blueprints()[population.target].identifier;
  json["func"] = function_name(population.divisor ? Function::kAverage : spec.function);
  if (spec.by_property) json["property"] = spec.property;
  if (population.divisor) json["dividedBy"] = population.divisor->by;
  const Millis per = population.divisor ? population.divisor->per : spec.per.value_or(0);
  if (per > 0) json["per"] = length_name(per);
  if (population.in_time || is_per_interval(spec) || spec.function == Function::kLast) {
    json["measureTimeBy"] = spec.measure_time_by;
  }
  json["path"] = population.path;
  json["rules"] = json_rules(population.query, population.target, explainer.evaluation);
  json["window"] = json_time(population, explainer);
}

}  // namespace

Result<Json> json_aggregate(const Population& population, Reasons& reasons, Explainer& explainer) {
  const Aggregate& spec = population.spec;
  Json json = Json::object();
  write_definition(population, explainer, json);
  json["count"] = count(reasons.counted);
  const Whole whole(reasons.counted.size());
  RowMask measured = reasons.counted;
  const Result<AggregationInput> input = explainer.evaluation.aggregation_input(
      population.target, spec, measured, population.query, whole.links, 1);
  if (!input) return input.error();
  drop_unmeasured(*input, spec, measured, reasons);
  if (input->values) write_values(*input->values, measured, whole.links, json);
  if (is_per_interval(spec)) {
    const Result<void> divided =
        write_divisors(population, measured, whole.links, explainer.evaluation, json);
    if (!divided) return divided.error();
  }
  const Result<Placement> placement = Placement::of(population, explainer);
  if (!placement) return placement.error();
  write_span(reasons.counted, *placement, json);
  json["leftOut"] = Json::array();
  for (const LeftOut& left_out : reasons.left_out) {
    json["leftOut"].push_back(json_left_out(left_out, explainer.catalog().texts()));
  }
  return json;
}

}  // namespace dora
