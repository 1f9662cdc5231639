#pragma once

#include <string>
#include <vector>

#include "jq/program.hpp"
#include "model/blueprint.hpp"

namespace dora {

/// The properties of a blueprint that a calculation of it is given: those that the program reads.
/// One that may read everything is given all that are no calculations.
std::vector<std::string> properties_read(const jq::Program& program, const Blueprint& blueprint);

}  // namespace dora
