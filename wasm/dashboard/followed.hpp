#pragma once

#include <optional>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "model/metrics.hpp"

namespace dora {

/// A metric with the entities that it is of.
struct Followed {
  const Metric* metric;
  std::size_t target;  // blueprint
  const Selection* rows;
  const Column* times;
  const Column* values;                    // null where entities are counted
  std::optional<std::size_t> shares_with;  // another of those that are followed
};

/// The metrics that the model can compute: those whose blueprint there is, with all properties that
/// they name, of the right type.
std::vector<Followed> followed_metrics(const std::vector<MetricList>& lists,
                                       Evaluation& evaluation);

/// How much one count is of itself and another, in whole percent, rounded down; NaN where the other
/// is 0. In the order of the guide's own calculation, since doubles show the order.
double share_of(double own, double other);

}  // namespace dora
