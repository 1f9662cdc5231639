#pragma once

#include <vector>

#include "model/mapping.hpp"

namespace dora {

/// Puts the resources of one of Port's own mappings, which do not say what a tool's export looks
/// like, in the place of those of the same kind. Where several tools have records of that kind, it
/// is the tool of whose record the programs read most members. Kinds of no known tool are passed
/// over. Returns how many kinds were replaced.
std::size_t replace_resources(const Mapping& own, std::vector<Mapping>& mappings);

}  // namespace dora
