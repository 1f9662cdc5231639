// The part of Catalog that finds out which entity a name means that is no identifier.

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/loose_name.hpp"
#include "base/pattern.hpp"
#include "catalog/catalog.hpp"

namespace dora {
namespace {

/// Rows by a name; kNoRow where several have it.
template <typename Name>
class Rows {
 public:
  void add(const Name& name, RowId row) {
    const auto [entry, added] = rows_.emplace(name, row);
    if (!added && entry->second != row) entry->second = kNoRow;
  }
  RowId find(const Name& name) const {
    const auto entry = rows_.find(name);
    return entry == rows_.end() ? kNoRow : entry->second;
  }
  bool has(const Name& name) const { return rows_.count(name) > 0; }

 private:
  std::unordered_map<Name, RowId> rows_;
};

/// Of two spellings of a name, whether the first is more like an identifier; else the one that
/// comes first in order of bytes, so that the order of files decides nothing.
bool is_better_spelling(std::string_view left, std::string_view right) {
  const auto odd = [](std::string_view name) {
    std::size_t count = 0;
    for (const char c : name) count += (c >= 'A' && c <= 'Z') || c == ' ';
    return count;
  };
  if (odd(left) != odd(right)) return odd(left) < odd(right);
  return left < right;
}

}  // namespace

void Catalog::set_counting(const Counting& counting) {
  counting_ = counting;
  meanings_.clear();
  members_.clear();
  for (const AliasList& list : counting_.aliases) {
    for (const Alias& alias : list.aliases) {
      const auto blueprint = blueprint_index(alias.blueprint);
      if (blueprint && alias.value.empty()) {
        for (const std::string& name : alias.names) members_[{*blueprint, name}] = alias.property;
        continue;
      }
      const auto property =
          blueprint ? blueprints_[*blueprint].property_index(alias.property) : std::nullopt;
      if (!property) continue;
      const TextId value = texts_.intern(alias.value);
      Meanings& meanings = meanings_[{*blueprint, *property}];
      for (const std::string& name : alias.names) meanings.names.emplace_back(name, value);
    }
  }
}

Cell Catalog::meant(std::size_t blueprint, std::size_t property, const Cell& value) {
  const TextId* text = std::get_if<TextId>(&value.value);
  const auto found = meanings_.find({blueprint, property});
  if (!text || found == meanings_.end()) return value;
  const auto [known, is_new] = found->second.known.emplace(*text, *text);
  if (is_new) {
    for (const auto& [name, meaning] : found->second.names) {
      if (name.fits(texts_.text(*text))) known->second = meaning;
    }
  }
  return Cell{known->second};
}

const std::string& Catalog::member(std::size_t blueprint, const std::string& name) const {
  const Blueprint& definition = blueprints_[blueprint];
  const bool known = definition.property_index(name) || definition.relation_index(name);
  const auto alias = members_.find({blueprint, name});
  return known || alias == members_.end() ? name : alias->second;
}

/// Fills matches_ and stands_for_ of a blueprint.
void Catalog::match_names(std::size_t target) {
  Table& table = tables_[target];
  matches_[target].clear();
  stands_for_[target].clear();
  std::unordered_map<std::string, RowId> by_alias;
  std::vector<RowId> apart;  // an alias of itself stands for nothing else, and nothing else for it
  for (const AliasList& list : counting_.aliases) {
    for (const Alias& alias : list.aliases) {
      if (alias.blueprint != blueprints_[target].identifier || !alias.property.empty()) continue;
      const RowId row = table.row_of(texts_.intern(alias.value));
      for (const std::string& name : alias.names) {
        if (name == alias.value) {
          apart.push_back(row);
        } else {
          by_alias[loose_name(name)] = row;
        }
      }
    }
  }
  const auto is_apart = [&](RowId row) {
    return std::find(apart.begin(), apart.end(), row) != apart.end();
  };
  std::vector<RowId> names;
  for (RowId row = 0; row < table.size(); ++row) {
    if (!table.present(row) && !is_apart(row)) names.push_back(row);
  }
  if (names.empty()) return;
  const bool loosely = blueprints_[target].holds_aggregations();
  Rows<TextId> by_title;
  Rows<std::string> by_form;
  for (RowId row = 0; row < table.size(); ++row) {
    if (!table.present(row) || is_apart(row)) continue;
    if (table.title(row) != kNoText) by_title.add(table.title(row), row);
    if (!loosely) continue;
    by_form.add(loose_name(identifier(target, row)), row);
    if (table.title(row) != kNoText) by_form.add(loose_name(title(target, row)), row);
  }
  // Names of no entity at all stand together under their best spelling.
  std::unordered_map<std::string, RowId> by_spelling;
  for (const RowId name : names) {
    if (!loosely) break;
    const auto [entry, added] = by_spelling.emplace(loose_name(identifier(target, name)), name);
    const bool better =
        is_better_spelling(identifier(target, name), identifier(target, entry->second));
    if (!added && better) entry->second = name;
  }
  for (const RowId name : names) {
    const std::string form =
        loosely || !by_alias.empty() ? loose_name(identifier(target, name)) : "";
    const auto alias = by_alias.find(form);
    const RowId titled = by_title.find(table.identifier(name));
    Match match{name, kNoRow, Match::By::kForm};
    if (alias != by_alias.end()) {
      match = {name, alias->second, Match::By::kAlias};
    } else if (titled != kNoRow) {
      match = {name, titled, Match::By::kTitle};
    } else if (!form.empty() && loosely) {
      match.entity = by_form.has(form) ? by_form.find(form) : by_spelling[form];
    }
    if (match.entity != kNoRow && match.entity != name) matches_[target].push_back(match);
  }
  if (matches_[target].empty()) return;
  for (RowId row = 0; row < table.size(); ++row) stands_for_[target].push_back(row);
  for (const Match& match : matches_[target]) stands_for_[target][match.name] = match.entity;
}

std::vector<Catalog::Unmatched> Catalog::unmatched(std::size_t target,
                                                   const std::vector<std::uint8_t>& exists) const {
  const std::vector<std::vector<std::size_t>> named = named_by(target);
  std::vector<std::size_t> others(tables_.size());  // how many entities each blueprint does not name
  std::vector<Unmatched> found;
  for (RowId row = 0; row < exists.size(); ++row) {
    if (exists[row] == 0) continue;
    std::vector<std::size_t> by;
    for (std::size_t from = 0; from < tables_.size(); ++from) {
      if (named[from][row] > 0) {
        by.push_back(from);
      } else {
        ++others[from];
      }
    }
    if (tables_[target].present(row) || by.size() != 1) continue;
    found.push_back({row, by.front(), named[by.front()][row]});
  }
  std::erase_if(found, [&](const Unmatched& one) { return others[one.by] == 0; });
  return found;
}

/// By blueprint, and by row of the target, how many of its entities name the row.
std::vector<std::vector<std::size_t>> Catalog::named_by(std::size_t target) const {
  std::vector<std::vector<std::size_t>> counts(tables_.size());
  for (std::size_t from = 0; from < tables_.size(); ++from) {
    counts[from].resize(tables_[target].size());
    const Table& table = tables_[from];
    for (std::size_t i = 0; i < relation_targets_[from].size(); ++i) {
      if (relation_targets_[from][i] != target) continue;
      for (const std::uint32_t related : table.relation(i)) {
        if (table.is_many(i)) {
          for (const RowId row : lists_.items(related)) ++counts[from][row];
        } else if (related != kNoRow) {
          ++counts[from][related];
        }
      }
    }
  }
  const std::vector<RowId>& stands_for = stands_for_[target];
  for (const Patch& patch : patches_) {
    if (patch.blueprint != target) continue;
    const RowId row = tables_[target].find(patch.identifier);
    ++counts[relation_targets_[target][patch.relation]][stands_for.empty() ? row : stands_for[row]];
  }
  return counts;
}

}  // namespace dora
