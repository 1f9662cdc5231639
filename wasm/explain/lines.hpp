#pragma once

#include "explain/population.hpp"
#include "explain/question.hpp"
#include "model/node.hpp"

namespace dora {

/// Adds to `json` how a point of a line chart came to be, or of a whole series.
Result<Json> explain_lines(const LineChart& chart, const Question& question, Json json,
                           Explainer& explainer);

}  // namespace dora
