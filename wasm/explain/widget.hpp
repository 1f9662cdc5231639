#pragma once

#include "explain/population.hpp"
#include "explain/question.hpp"
#include "model/node.hpp"

namespace dora {

/// A widget of the dashboard, or the point or series of a line chart that the question names.
Result<Json> explain_widget(const Question& question, Explainer& explainer);

}  // namespace dora
