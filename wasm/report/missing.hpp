#pragma once

#include "evaluate/evaluation.hpp"
#include "model/model.hpp"

namespace dora {

/// How many entities of the check's blueprint lack what it asks for, a property or a relation, an
/// owner counting as a team. 0 where the model has no such thing, and where the check is said of
/// all or none and some have it. Linear in the entities.
std::size_t count_missing(const Check& check, Evaluation& evaluation);

}  // namespace dora
