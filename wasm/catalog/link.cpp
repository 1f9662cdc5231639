// The part of Catalog that draws links between the entities of all files.

#include <algorithm>
#include <unordered_map>

#include "catalog/catalog.hpp"

namespace dora {
namespace {
constexpr std::size_t kNoTable = static_cast<std::size_t>(-1);
}  // namespace

void Catalog::link() {
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
  const std::vector<RowId>& stands_for = stands_for_[blueprint];
  for (const Patch& patch : patches) {
    RowId row = tables_[blueprint].find(patch.identifier);
    if (!stands_for.empty()) row = stands_for[row];
    rows[row] = target.find(patch.target);
  }
}

}  // namespace dora
