#pragma once

#include "evaluate/evaluation.hpp"
#include "model/model.hpp"
#include "report/json_parts.hpp"

namespace dora {

/// What a view can be made of, of everything there is, whatever view is in force: {"entities",
/// "values","span"}, see web/src/engine/choices.ts. Linear in the entities.
Json json_choices(const Model& model, Evaluation& evaluation);

}  // namespace dora
