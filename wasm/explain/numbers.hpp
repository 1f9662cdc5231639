#pragma once

#include "explain/population.hpp"
#include "explain/reasons.hpp"
#include "model/node.hpp"

namespace dora {

/// AggregateExplanation of web/src/engine/explanation.ts. Adds to `reasons` what counts among the
/// entities, but not in the number. Errors: as column() has them, of what is aggregated and of the
/// time.
Result<Json> json_aggregate(const Population& population, Reasons& reasons, Explainer& explainer);

}  // namespace dora
