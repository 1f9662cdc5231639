// The part of Catalog that decides which of several ways of finding the same entities counts.

#include <algorithm>
#include <unordered_map>

#include "catalog/catalog.hpp"

namespace dora {

const Strategies* Catalog::strategies(std::size_t blueprint) const {
  const auto found = std::find_if(strategies_.begin(), strategies_.end(), [&](const auto& one) {
    return one.blueprint == blueprints_[blueprint].identifier;
  });
  return found == strategies_.end() ? nullptr : &*found;
}

/// The relation to what entities of this blueprint belong to: the first that leads to a blueprint
/// which holds aggregations.
std::optional<std::size_t> Catalog::owning_relation(std::size_t blueprint) const {
  const std::vector<Relation>& relations = blueprints_[blueprint].relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const auto target = blueprint_index(relations[i].target);
    if (target && !relations[i].many && blueprints_[*target].holds_aggregations()) return i;
  }
  return std::nullopt;
}

void Catalog::drop_unused_strategies(std::size_t blueprint,
                                     std::vector<std::uint8_t>& exists) const {
  const Strategies* strategies = this->strategies(blueprint);
  if (!strategies || strategies->use == "all") return;
  const Table& table = tables_[blueprint];
  const auto relation = owning_relation(blueprint);
  const std::span<const std::uint32_t> owners =
      relation ? table.relation(*relation) : std::span<const std::uint32_t>();
  const auto owner = [&](RowId row) { return row < owners.size() ? owners[row] : kNoRow; };
  const auto chosen = strategies->index(strategies->use);
  std::unordered_map<RowId, StrategyId> best;
  for (RowId row = 0; row < table.size() && !chosen; ++row) {
    const StrategyId strategy = table.strategy(row);
    if (strategy == kNoStrategy || !table.present(row)) continue;
    const auto [entry, added] = best.emplace(owner(row), strategy);
    if (!added) entry->second = std::min(entry->second, strategy);
  }
  for (RowId row = 0; row < table.size(); ++row) {
    const StrategyId strategy = table.strategy(row);
    if (strategy == kNoStrategy || !table.present(row)) continue;
    const StrategyId used = chosen ? static_cast<StrategyId>(*chosen + 1) : best[owner(row)];
    if (strategy != used) exists[row] = 0;
  }
}

std::vector<Catalog::Found> Catalog::found_by(std::size_t blueprint) const {
  const Strategies* strategies = this->strategies(blueprint);
  std::vector<Found> found(strategies ? strategies->strategies.size() : 0);
  if (!strategies || !tables_[blueprint].has_strategies()) return found;
  const std::vector<std::uint8_t> exists = existing(blueprint);
  for (RowId row = 0; row < exists.size(); ++row) {
    const StrategyId strategy = tables_[blueprint].strategy(row);
    if (strategy == kNoStrategy || !tables_[blueprint].present(row)) continue;
    ++found[strategy - 1].all;
    found[strategy - 1].counted += exists[row];
  }
  return found;
}

}  // namespace dora
