#pragma once

#include <cstdint>
#include <cstring>
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

/// Calls with each row that is meant, in their order. Where few are, eight others are passed at a
/// glance.
template <typename Visit>
void each_row(const RowMask& mask, Visit visit) {
  const auto size = static_cast<RowId>(mask.size());
  RowId row = 0;
  for (; size - row >= 8; row += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, mask.data() + row, sizeof eight);
    if (eight == 0) continue;
    for (RowId each = row; each < row + 8; ++each) {
      if (mask[each] != 0) visit(each);
    }
  }
  for (; row < size; ++row) {
    if (mask[row] != 0) visit(row);
  }
}

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
