#pragma once

#include <cstdint>
#include <vector>

#include "base/text_pool.hpp"
#include "catalog/column.hpp"
#include "catalog/table.hpp"
#include "model/query.hpp"

namespace dora {

/// 1 for each row that is meant, 0 for the others.
using RowMask = std::vector<std::uint8_t>;

/// The rows that are meant, in their order: where they are few, it is short.
using RowList = std::vector<RowId>;

/// The same rows as both.
struct Selection {
  RowMask mask;
  RowList list;
};

/// The list of a mask.
RowList list_of(const RowMask& mask);

/// Drops the rows for which the rule does not hold. `column` has the values of the rule's
/// property. The rules of comparison are Port's (port-facts 1.5): a null fulfils "=" null, isEmpty
/// and the operators that negate another ("!=", notIn, notBetween, doesNot...), and nothing else; a
/// value of another type than the one asked for is unequal to it, and so are the elements of an
/// array, of which one is enough. `now` ends the rolling windows.
void apply_rule(const Rule& rule, const Column& column, const TextPool& texts, Millis now,
                RowList& rows);

}  // namespace dora
