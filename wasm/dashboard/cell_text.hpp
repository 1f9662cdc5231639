#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.hpp"

namespace dora {

/// A value as a person reads it; empty for null.
std::string cell_text(const Cell& cell, const TextPool& texts);

/// The values of one row as a person reads them: none for null, the elements of an array.
std::vector<std::string> cell_texts(const Column& column, std::size_t row, const TextPool& texts);

/// The title of the entity that a value names, where the property is a relation or $team; else the
/// value itself.
std::string value_title(const Catalog& catalog, std::size_t blueprint, const std::string& property,
                        const std::string& value);

}  // namespace dora
