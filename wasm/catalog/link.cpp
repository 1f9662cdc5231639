// The part of Catalog that draws links between the entities of all files.

#include <algorithm>
#include <unordered_map>

#include "catalog/catalog.hpp"

namespace dora {
namespace {
constexpr std::size_t kNoTable = static_cast<std::size_t>(-1);
}

void Catalog::link() {
  for (std::size_t target = 0; target < tables_.size(); ++target) {
    const std::vector<RowId> stands_for = titled_rows(target);
    for (std::size_t from = 0; from < tables_.size(); ++from) {
      for (std::size_t i = 0; i < relation_targets_[from].size(); ++i) {
        if (relation_targets_[from][i] == target) link_relation(from, i, stands_for);
      }
    }
  }
}

/// For each row the one that it stands for: itself, or, when it is no more than a name, the entity
/// that alone has this name as its title. Empty when every row stands for itself.
std::vector<RowId> Catalog::titled_rows(std::size_t target) const {
  const Table& table = tables_[target];
  bool any_name = false;
  for (RowId row = 0; row < table.size() && !any_name; ++row) any_name = !table.present(row);
  if (!any_name) return {};
  std::unordered_map<TextId, RowId> by_title;
  for (RowId row = 0; row < table.size(); ++row) {
    if (!table.present(row) || table.title(row) == kNoText) continue;
    const auto [entry, added] = by_title.emplace(table.title(row), row);
    if (!added) entry->second = kNoRow;
  }
  if (by_title.empty()) return {};
  std::vector<RowId> stands_for(table.size());
  bool any = false;
  for (RowId row = 0; row < table.size(); ++row) {
    stands_for[row] = row;
    if (table.present(row)) continue;
    const auto titled = by_title.find(table.identifier(row));
    if (titled == by_title.end() || titled->second == kNoRow) continue;
    stands_for[row] = titled->second;
    any = true;
  }
  return any ? stands_for : std::vector<RowId>{};
}

void Catalog::link_relation(std::size_t blueprint, std::size_t relation,
                            const std::vector<RowId>& stands_for) {
  Table& table = tables_[blueprint];
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
    link_patches(blueprint, relation, rows);
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
    // Of several targets with the value the one whose identifier comes first, whatever file it is in.
    const auto [entry, added] = found.emplace(values[row], row);
    if (!added && texts_.text(target.identifier(row)) < texts_.text(target.identifier(entry->second))) {
      entry->second = row;
    }
  }
  for (RowId row = 0; row < sought.size(); ++row) {
    const auto entry = found.find(sought[row]);
    if (sought[row] != kNoText && entry != found.end()) rows[row] = entry->second;
  }
}

void Catalog::link_patches(std::size_t blueprint, std::size_t relation,
                           std::vector<std::uint32_t>& rows) {
  std::vector<Patch> patches;
  for (const Patch& patch : patches_) {
    if (patch.blueprint == blueprint && patch.relation == relation) patches.push_back(patch);
  }
  std::sort(patches.begin(), patches.end(), [&](const Patch& left, const Patch& right) {
    return texts_.text(left.target) > texts_.text(right.target);
  });
  const Table& target = tables_[relation_targets_[blueprint][relation]];
  const std::vector<RowId> stands_for = titled_rows(blueprint);
  for (const Patch& patch : patches) {
    RowId row = tables_[blueprint].find(patch.identifier);
    if (!stands_for.empty()) row = stands_for[row];
    rows[row] = target.find(patch.target);
  }
}

}  // namespace dora
