#pragma once

#include "evaluate/evaluation.hpp"
#include "model/node.hpp"

namespace dora {

/// What Port itself has in aggregations and calculations, held against what is computed here: for
/// each property of which any entity brought a value, {blueprint, property, equal, different,
/// first}, where `first` has the first few that differ, by identifier: {identifier, reported,
/// computed}. An entity for which Port has no value is not compared. Numbers are equal when twelve
/// digits are.
Json write_reported(Evaluation& evaluation);

}  // namespace dora
