// The part of Catalog that draws links between the entities of all files.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "catalog/catalog.hpp"

namespace dora {
namespace {
constexpr std::size_t kNoTable = static_cast<std::size_t>(-1);
}  // namespace

void Catalog::link() {
  for (Table& table : tables_) table.link_teams({});
  for (std::size_t target = 0; target < tables_.size(); ++target) match_names(target);
  for (std::size_t from = 0; from < tables_.size(); ++from) {
    for (std::size_t i = 0; i < relation_targets_[from].size(); ++i) {
      if (relation_targets_[from][i] != kNoTable) link_relation(from, i);
    }
  }
}

void Catalog::link_relation(std::size_t blueprint, std::size_t relation) {
  Table& table = tables_[blueprint];
  const std::vector<RowId>& stands_for = stands_for_[relation_targets_[blueprint][relation]];
  const bool patched = std::any_of(patches_.begin(), patches_.end(), [&](const Patch& patch) {
    return patch.blueprint == blueprint && patch.relation == relation;
  });
  if (stands_for.empty() && table.sought(relation).empty() && !patched) {
    table.link(relation, {});
    return;
  }
  const std::span<const std::uint32_t> stored = table.stored_relation(relation);
  std::vector<std::uint32_t> rows(stored.begin(), stored.end());
  rows.resize(table.size(), table.unrelated(relation));
  if (!table.is_many(relation)) {
    link_searches(blueprint, relation, rows);
    if (!stands_for.empty()) {
      for (std::uint32_t& row : rows) row = row == kNoRow ? kNoRow : stands_for[row];
    }
  } else if (!stands_for.empty()) {
    for (std::uint32_t& list : rows) {
      std::vector<std::uint32_t> items = lists_.items(list);
      for (std::uint32_t& row : items) row = stands_for[row];
      list = lists_.intern(items);
    }
  }
  if (patched) link_patches(blueprint, relation, rows);
  table.link(relation, std::move(rows));
}

void Catalog::link_searches(std::size_t blueprint, std::size_t relation,
                            std::vector<std::uint32_t>& rows) {
  const std::size_t property = search_properties_[blueprint][relation];
  const std::span<const TextId> sought = tables_[blueprint].sought(relation);
  if (property == kNoTable || sought.empty()) return;
  const Table& target = tables_[relation_targets_[blueprint][relation]];
  std::unordered_map<TextId, RowId> found;
  const std::span<const TextId> values = target.property(property).texts();
  for (RowId row = 0; row < values.size(); ++row) {
    if (values[row] == kNoText || !target.present(row)) continue;
    // Of several targets with the value the one whose identifier comes first, whatever file it is
    // in.
    const auto [entry, added] = found.emplace(values[row], row);
    if (!added &&
        texts_.text(target.identifier(row)) < texts_.text(target.identifier(entry->second))) {
      entry->second = row;
    }
  }
  for (RowId row = 0; row < sought.size(); ++row) {
    const auto entry = found.find(sought[row]);
    if (sought[row] != kNoText && entry != found.end()) rows[row] = entry->second;
  }
}

/// What names mean is known of the targets by now, and of the patched entities.
void Catalog::link_patches(std::size_t blueprint, std::size_t relation,
                           std::vector<std::uint32_t>& rows) {
  Table& table = tables_[blueprint];
  const std::size_t to = relation_targets_[blueprint][relation];
  const auto meant = [&](std::size_t in, TextId name) {
    const RowId row = tables_[in].find(name);
    return stands_for_[in].empty() ? row : stands_for_[in][row];
  };
  std::map<RowId, std::vector<RowId>> targets;
  for (const Patch& patch : patches_) {
    if (patch.blueprint != blueprint || patch.relation != relation) continue;
    targets[meant(blueprint, patch.identifier)].push_back(meant(to, patch.target));
  }
  const auto by_name = [&](RowId left, RowId right) {
    return identifier(to, left) < identifier(to, right);
  };
  const bool owned = to == team_table_ && blueprints_[blueprint].inherited_owner.empty();
  std::vector<ListId> owners(table.size(), kNoText);
  for (auto& [row, found] : targets) {
    std::sort(found.begin(), found.end(), by_name);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (table.is_many(relation)) {
      rows[row] = lists_.intern(found);
    } else if (found.size() == 1 || !owned) {
      rows[row] = found.front();
    } else {
      std::vector<TextId> names;
      for (const RowId team : found) names.push_back(tables_[to].identifier(team));
      owners[row] = lists_.intern(names);
      rows[row] = kNoRow;
    }
  }
  if (owned) table.link_teams(std::move(owners));
}

}  // namespace dora
