#pragma once

#include <optional>

#include "base/text_pool.hpp"
#include "catalog/column.hpp"
#include "jq/value.hpp"

namespace dora {

/// A cell as jq sees it: a time is a string, JSON is what it stands for.
jq::Value to_value(const Cell& cell, const TextPool& texts, ValueType type);

/// The result of a calculation as a cell of its declared type; nothing when it is of another type.
std::optional<Cell> to_cell(const jq::Value& value, ValueType type, TextPool& texts);

}  // namespace dora
