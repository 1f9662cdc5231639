#include <algorithm>

#include "dashboard/followed.hpp"
#include "dashboard/trends.hpp"

namespace dora {
namespace {

/// The holder's aggregation of the blueprint that a metric is of; null where it has none.
const Aggregation* aggregation_like(const Metric& metric, const Blueprint& holder) {
  const Aggregation* found = nullptr;
  for (const Property& property : holder.properties) {
    if (!property.aggregation || property.aggregation->target != metric.target) continue;
    const bool named = std::any_of(
        metric.properties.begin(), metric.properties.end(), [&](const auto& of_blueprint) {
          const auto& [blueprint, names] = of_blueprint;
          return blueprint == holder.identifier &&
                 std::find(names.begin(), names.end(), property.identifier) != names.end();
        });
    if (named) return &*property.aggregation;
    if (!found) found = &*property.aggregation;
  }
  return found;
}

}  // namespace

Sparklines compute_sparklines(const std::vector<MetricList>& lists, std::size_t blueprint,
                              Evaluation& evaluation) {
  Sparklines sparklines{trend_timeline(evaluation.settings()), {}};
  const std::size_t holders = evaluation.catalog().table(blueprint).size();
  const std::vector<Followed> all = followed_metrics(lists, evaluation);
  std::vector<std::optional<std::vector<double>>> values(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Aggregation* own =
        aggregation_like(*all[i].metric, evaluation.catalog().blueprints()[blueprint]);
    if (!own) continue;
    const Result<const Links*> links = evaluation.links_to(blueprint, all[i].target, *own);
    if (!links) continue;
    values[i] = over_time_by(sparklines.timeline, all[i].rows->list, *all[i].times, all[i].values,
                             **links, holders);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!values[i]) continue;
    Sparks sparks{all[i].metric, *values[i]};
    if (all[i].shares_with) {
      const auto& other = values[*all[i].shares_with];
      if (!other) continue;
      for (std::size_t k = 0; k < other->size(); ++k) {
        sparks.values[k] = share_of(sparks.values[k], (*other)[k]);
      }
    }
    sparklines.metrics.push_back(std::move(sparks));
  }
  return sparklines;
}

}  // namespace dora
