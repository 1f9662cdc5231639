#pragma once

#include "evaluate/evaluation.hpp"
#include "explain/question.hpp"
#include "model/model.hpp"
#include "model/node.hpp"

namespace dora {

/// How a number came to be: Explanation of web/src/engine/explanation.ts. What it says is found by
/// the code that computes the number itself. Errors: kModelUnknownBlueprint, kModelUnknownEntity,
/// kModelUnknownProperty; kModelUnknownName for a widget, metric, series or interval that is not
/// there; kModelUnsupported for a widget that shows no numbers; what the number itself could not be
/// computed for. Linear in the entities.
Result<Json> explain(const Question& question, const Model& model, Evaluation& evaluation);

}  // namespace dora
