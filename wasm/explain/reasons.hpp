#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "explain/population.hpp"
#include "model/node.hpp"

namespace dora {

/// Entities that did not count for the same reason. The reasons are those of
/// web/src/engine/explanation.ts.
struct LeftOut {
  std::string_view reason;
  std::string property = {};
  std::string title = {};
  const Column* column =
      nullptr;  // of `value`; null where the entities have several, or it tells nothing
  Cell value = {};
  std::size_t count = 0;
};

/// Which entities of a population count, and why the others do not.
struct Reasons {
  static constexpr std::uint16_t kForeign = 0xFFFF;  // belongs to something else, or is no entity
  static constexpr std::uint16_t kCounts = 0xFFFE;

  RowMask counted;                 // those of which the number is
  std::vector<std::uint16_t> why;  // by row: one of these two, or an index into `left_out`
  std::vector<LeftOut> left_out;   // the most first
};

/// Of several reasons an entity has the first: what data health leaves away, then what the view
/// does, then the query's conditions in their order. The eight most frequent values that miss a
/// condition are told apart. Linear in the entities of the target.
Result<Reasons> find_reasons(const Population& population, Explainer& explainer);

Json json_left_out(const LeftOut& left_out, const TextPool& texts);

}  // namespace dora
