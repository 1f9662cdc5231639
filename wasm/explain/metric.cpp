#include "explain/metric.hpp"

#include <algorithm>

#include "dashboard/followed.hpp"
#include "dashboard/trends.hpp"
#include "explain/interval.hpp"
#include "explain/property.hpp"
#include "report/json_parts.hpp"

namespace dora {
namespace {

class MetricExplainer {
 public:
  MetricExplainer(const Timeline& timeline, std::optional<std::size_t> slot, Explainer& explainer)
      : timeline_(timeline), slot_(slot), explainer_(explainer) {}

  /// The entities of a metric, and what they make: a count, or a mean.
  Result<Json> explain(const Trend& trend, std::string title, bool with_rows) {
    const Metric& metric = *trend.metric;
    Population population{trend.target, metric.query};
    population.spec.measure_time_by = metric.measure_time_by;
    if (!metric.property.empty()) {
      population.spec.function = Function::kAverage;
      population.spec.by_property = true;
      population.spec.property = metric.property;
    }
    population.belongs.assign(explainer_.catalog().table(trend.target).size(), 1);
    population.window = Evaluation::Window::kOfCaller;  // the timeline's, as in the trends
    TimeRange range = timeline_.range();
    if (slot_) range = within(range, timeline_[*slot_].from, timeline_[*slot_].to);
    place_in_time(population, *trend.times, metric.measure_time_by, range, slot_.has_value());
    Json json = {{"title", std::move(title)}, {"value", nullptr}};
    const Result<void> added = add_population(population, with_rows, explainer_, json);
    if (!added) return added.error();
    json["value"] = whole_value(population.spec, json["aggregate"]);
    return json;
  }

  Result<Json> explain_share(const Trend& trend, const Trend& other) {
    const std::string& target = explainer_.catalog().blueprints()[trend.target].title;
    Result<Json> own = explain(trend, target, true);
    if (!own) return own.error();
    Result<Json> rest = explain(other, other.metric->title, false);
    if (!rest) return rest.error();
    Json json = {{"title", trend.metric->title}};
    json["value"] =
        json_number(share_of((*own)["value"].get<double>(), (*rest)["value"].get<double>()));
    json["rows"] = std::move((*own)["rows"]);
    // Why others are none of them is told where they are counted.
    json["rows"]["totalOthers"] = 0;
    json["rows"]["others"] = Json::array();
    own->erase("rows");
    json["inputs"] = {std::move(*own), std::move(*rest)};
    return json;
  }

 private:
  const Timeline& timeline_;
  std::optional<std::size_t> slot_;
  Explainer& explainer_;
};

Error unknown(const std::string& name) { return {ErrorCode::kModelUnknownName, 0, name}; }

const Trend* find(const Trends& trends, const std::string& name) {
  const auto found =
      std::find_if(trends.metrics.begin(), trends.metrics.end(),
                   [&](const Trend& trend) { return trend.metric->identifier == name; });
  return found == trends.metrics.end() ? nullptr : &*found;
}

}  // namespace

Result<Json> explain_metric(const Question& question, Explainer& explainer) {
  const Trends trends = compute_trends(explainer.model.metrics, explainer.evaluation);
  const Trend* trend = find(trends, question.name);
  if (!trend) return unknown(question.name);
  std::optional<std::size_t> slot;
  for (std::size_t i = 0; question.from && i < trends.timeline.size(); ++i) {
    if (trends.timeline[i].from == *question.from) slot = i;
  }
  if (question.from && !slot) return unknown(format_time(*question.from));
  MetricExplainer metric(trends.timeline, slot, explainer);
  const std::string& other = trend->metric->share_with;
  Result<Json> json = other.empty() ? metric.explain(*trend, trend->metric->title, true)
                                    : metric.explain_share(*trend, *find(trends, other));
  // Of an interval the number itself, as the report has it.
  if (json && slot) (*json)["value"] = json_number(trend->points[*slot].value);
  return json;
}

}  // namespace dora
