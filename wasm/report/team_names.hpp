#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.hpp"

namespace dora {

/// By row, the identifiers of the teams of an entity, sorted: those its `team` relation names, or its
/// owners.
std::vector<std::vector<std::string>> team_names(const Catalog& catalog, std::size_t blueprint);

}  // namespace dora
