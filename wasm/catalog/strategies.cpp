// The part of Catalog that decides which of several ways of finding the same entities counts, and
// what is told of several times.

#include <algorithm>
#include <unordered_map>

#include "catalog/catalog.hpp"

namespace dora {
namespace {

constexpr double kMillisPerHour = 3'600'000;

}  // namespace

const Strategies* Catalog::strategies(std::size_t blueprint) const {
  const std::vector<Strategies>& all = counting_.strategies;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Strategies& one) {
    return one.blueprint == blueprints_[blueprint].identifier;
  });
  return found == all.end() ? nullptr : &*found;
}

std::optional<std::size_t> Catalog::owning_relation(std::size_t blueprint) const {
  const std::vector<Relation>& relations = blueprints_[blueprint].relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const auto target = blueprint_index(relations[i].target);
    if (target && !relations[i].many && blueprints_[*target].holds_aggregations()) return i;
  }
  return std::nullopt;
}

/// What the rows of a blueprint belong to; kNoRow where a row belongs to nothing.
class Catalog::Owners {
 public:
  Owners(const Catalog& catalog, std::size_t blueprint) {
    const auto relation = catalog.owning_relation(blueprint);
    if (relation) owners_ = catalog.tables_[blueprint].relation(*relation);
  }
  RowId of(RowId row) const { return row < owners_.size() ? owners_[row] : kNoRow; }

 private:
  std::span<const std::uint32_t> owners_;
};

void Catalog::drop_unused_strategies(std::size_t blueprint, Counted& counted,
                                     WhyDropped why) const {
  const Strategies* strategies = this->strategies(blueprint);
  const Table& table = tables_[blueprint];
  if (!strategies || !table.has_strategies()) return;
  counted.found.resize(strategies->strategies.size());
  const Owners owners(*this, blueprint);
  const bool all = strategies->use == "all";
  const auto chosen = strategies->index(strategies->use);
  std::unordered_map<RowId, StrategyId> best;
  for (RowId row = 0; row < table.size(); ++row) {
    const StrategyId strategy = table.strategy(row);
    if (strategy == kNoStrategy || !table.present(row)) continue;
    ++counted.found[strategy - 1].all;
    if (all || chosen) continue;
    const auto [entry, added] = best.emplace(owners.of(row), strategy);
    if (!added) entry->second = std::min(entry->second, strategy);
  }
  for (RowId row = 0; row < table.size(); ++row) {
    const StrategyId strategy = table.strategy(row);
    if (strategy == kNoStrategy || !table.present(row)) continue;
    const bool used =
        all || strategy == (chosen ? static_cast<StrategyId>(*chosen + 1) : best[owners.of(row)]);
    counted.rows[row] = used;
    if (why && !used) (*why)[row].by = Dropped::By::kStrategy;
    counted.found[strategy - 1].counted += used;
  }
}

void Catalog::drop_repeated(std::size_t blueprint, Counted& counted, WhyDropped why) const {
  const Strategies* strategies = this->strategies(blueprint);
  if (!strategies || !strategies->once || (why && !strategies->once->use)) return;
  const Table& table = tables_[blueprint];
  std::vector<std::span<const TextId>> by;
  for (const std::string& name : strategies->once->by) {
    const auto property = blueprints_[blueprint].property_index(name);
    if (!property || table.property(*property).texts().empty()) return;
    by.push_back(table.property(*property).texts());
  }
  const Owners owners(*this, blueprint);
  std::vector<RowId> rows;
  for (RowId row = 0; row < counted.rows.size(); ++row) {
    const bool known = std::all_of(by.begin(), by.end(), [&](std::span<const TextId> values) {
      return row < values.size() && values[row] != kNoText;
    });
    if (counted.rows[row] && known && owners.of(row) != kNoRow) rows.push_back(row);
  }
  const auto order = [&](RowId left, RowId right) {
    if (owners.of(left) != owners.of(right)) return owners.of(left) < owners.of(right) ? -1 : 1;
    for (const std::span<const TextId> values : by) {
      if (values[left] != values[right]) return values[left] < values[right] ? -1 : 1;
    }
    return 0;
  };
  const auto time = [&](RowId row) { return table.created_at().time(row); };
  std::sort(rows.begin(), rows.end(), [&](RowId left, RowId right) {
    const int by_release = order(left, right);
    if (by_release != 0) return by_release < 0;
    // Of those of the same moment the identifier decides, so that the order of files never does.
    return time(left) != time(right) ? time(left) < time(right)
                                     : identifier(blueprint, left) < identifier(blueprint, right);
  });
  const double window = strategies->once->within_hours * kMillisPerHour;
  RowId first = kNoRow;
  for (const RowId row : rows) {
    const bool repeats =
        first != kNoRow && order(first, row) == 0 &&
        static_cast<double>(time(row)) - static_cast<double>(time(first)) <= window;
    if (!repeats) {
      first = row;
      continue;
    }
    ++counted.repeated;
    if (!strategies->once->use) continue;
    counted.rows[row] = 0;
    if (why) (*why)[row].by = Dropped::By::kRepeated;
    if (const StrategyId strategy = table.strategy(row); strategy != kNoStrategy) {
      --counted.found[strategy - 1].counted;
    }
  }
}

}  // namespace dora
