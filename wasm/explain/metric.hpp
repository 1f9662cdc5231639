#pragma once

#include "explain/population.hpp"
#include "explain/question.hpp"
#include "model/node.hpp"

namespace dora {

/// A metric of the trends: over the whole time shown, or in the interval that the question names. A
/// share has what it is of as inputs, and the entities of the first of these as rows.
Result<Json> explain_metric(const Question& question, Explainer& explainer);

}  // namespace dora
