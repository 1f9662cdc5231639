#include "catalog/catalog.hpp"

#include <algorithm>

namespace dora {
namespace {
constexpr std::size_t kNoTable = static_cast<std::size_t>(-1);

// What in_file_ knows of a row since the checkpoint.
constexpr std::uint8_t kUnseen = 0;
constexpr std::uint8_t kCounted = 1;
constexpr std::uint8_t kSaved = 2;  // counted, and its earlier content is in undo_

template <typename Value>
int order(const Value& left, const Value& right) {
  return left < right ? -1 : (right < left ? 1 : 0);
}
}  // namespace

Catalog::Catalog(std::vector<Blueprint> blueprints) : blueprints_(std::move(blueprints)) {
  for (const Blueprint& blueprint : blueprints_) tables_.emplace_back(blueprint);
  for (const Blueprint& blueprint : blueprints_) {
    std::vector<std::size_t> targets;
    for (const Relation& relation : blueprint.relations) {
      targets.push_back(blueprint_index(relation.target).value_or(kNoTable));
    }
    search_properties_.emplace_back(targets.size(), kNoTable);
    relation_targets_.push_back(std::move(targets));
  }
  team_table_ = blueprint_index(kTeamBlueprint);
  matches_.resize(tables_.size());
  stands_for_.resize(tables_.size());
  checkpoint();
}

std::optional<std::size_t> Catalog::blueprint_index(std::string_view identifier) const {
  for (std::size_t i = 0; i < blueprints_.size(); ++i) {
    if (blueprints_[i].identifier == identifier) return i;
  }
  return std::nullopt;
}

std::optional<RowId> Catalog::find(std::size_t blueprint, std::string_view identifier) const {
  const TextId name = texts_.find(identifier);
  const RowId row = name == kNoText ? kNoRow : tables_[blueprint].find(name);
  return row == kNoRow ? std::nullopt : std::optional(row);
}

std::string_view Catalog::title(std::size_t blueprint, RowId row) const {
  const TextId title = tables_[blueprint].title(row);
  return title == kNoText ? identifier(blueprint, row) : texts_.text(title);
}

void Catalog::begin_draft(std::size_t blueprint, EntityDraft& draft) const {
  draft.blueprint = blueprint;
  draft.identifier = draft.title = kNoText;
  draft.created_at = draft.updated_at = kNoTime;
  draft.strategy = kNoStrategy;
  draft.teams.clear();
  draft.cells.assign(blueprints_[blueprint].properties.size(), Cell{});
  draft.relations.resize(blueprints_[blueprint].relations.size());
  for (auto& targets : draft.relations) targets.clear();
  draft.sought.assign(draft.relations.size(), kNoText);
}

void Catalog::resolve(const EntityDraft& draft, Row& row) {
  row.title = draft.title;
  row.created_at = draft.created_at;
  row.updated_at = draft.updated_at;
  row.strategy = draft.strategy;
  row.cells = draft.cells;
  row.sought = draft.sought;
  row.teams = lists_.intern(draft.teams);
  if (team_table_) {
    for (const TextId team : draft.teams) tables_[*team_table_].row_of(team);
  }
  const Blueprint& blueprint = blueprints_[draft.blueprint];
  row.relations.clear();
  for (std::size_t i = 0; i < draft.relations.size(); ++i) {
    const std::size_t target = relation_targets_[draft.blueprint][i];
    RowId first = kNoRow;
    related_.clear();
    if (target != kNoTable) {
      for (const TextId name : draft.relations[i]) related_.push_back(tables_[target].row_of(name));
    }
    if (!related_.empty()) first = related_.front();
    row.relations.push_back(blueprint.relations[i].many ? lists_.intern(related_) : first);
  }
}

Stored Catalog::store(const EntityDraft& draft) {
  Table& table = tables_[draft.blueprint];
  resolve(draft, row_);
  const Row& row = row_;
  const RowId id = table.row_of(draft.identifier);
  count_in_file(draft.blueprint, id);
  const bool present = table.present(id);
  if (present && compare(table.read(id), row, blueprints_[draft.blueprint]) >= 0) {
    return Stored::kDiscarded;
  }
  std::uint8_t& seen = in_file_[draft.blueprint][id];
  if (seen != kSaved && id < sizes_at_checkpoint_[draft.blueprint]) {
    undo_.push_back({draft.blueprint, id, present, table.read(id)});
    seen = kSaved;
  }
  table.write(id, row);
  return present ? Stored::kReplaced : Stored::kNew;
}

void Catalog::store(const Patch& patch) {
  const std::size_t target = relation_targets_[patch.blueprint][patch.relation];
  if (target == kNoTable) return;
  count_in_file(patch.blueprint, tables_[patch.blueprint].row_of(patch.identifier));
  tables_[target].row_of(patch.target);
  patches_.push_back(patch);
}

void Catalog::set_search(std::size_t blueprint, std::size_t relation, std::size_t target_property) {
  search_properties_[blueprint][relation] = target_property;
}

void Catalog::count_in_file(std::size_t table, RowId row) {
  std::vector<std::uint8_t>& seen = in_file_[table];
  if (row >= seen.size()) seen.resize(std::max<std::size_t>(row + 1, seen.size() * 2), kUnseen);
  if (seen[row] != kUnseen) return;
  seen[row] = kCounted;
  ++stored_[table];
}

int Catalog::compare(const Cell& left, const Cell& right) const {
  if (const int by_type = order(left.value.index(), right.value.index())) return by_type;
  if (const TextId* text = std::get_if<TextId>(&left.value)) {
    return order(texts_.text(*text), texts_.text(std::get<TextId>(right.value)));
  }
  return order(left.value, right.value);
}

int Catalog::compare(const Row& left, const Row& right, const Blueprint& blueprint) const {
  if (const int by = order(left.updated_at, right.updated_at)) return by;
  if (const int by = order(left.created_at, right.created_at)) return by;
  if (const int by = order(texts_.text(left.title), texts_.text(right.title))) return by;
  for (std::size_t i = 0; i < left.cells.size(); ++i) {
    if (const int by = compare(left.cells[i], right.cells[i])) return by;
  }
  const auto names = [&](ListId list) {
    std::vector<std::string_view> texts;
    for (const TextId id : lists_.items(list)) texts.push_back(texts_.text(id));
    return texts;
  };
  if (const int by = order(names(left.teams), names(right.teams))) return by;
  const std::size_t own = static_cast<std::size_t>(&blueprint - blueprints_.data());
  for (std::size_t i = 0; i < left.relations.size(); ++i) {
    if (relation_targets_[own][i] == kNoTable) continue;
    const Table& target = tables_[relation_targets_[own][i]];
    const auto related = [&](const Row& row) {
      std::vector<std::string_view> texts;
      std::vector<std::uint32_t> rows{row.relations[i]};
      if (blueprint.relations[i].many) rows = lists_.items(row.relations[i]);
      for (const RowId id : rows) {
        if (id != kNoRow) texts.push_back(texts_.text(target.identifier(id)));
      }
      return texts;
    };
    if (const int by = order(related(left), related(right))) return by;
  }
  return order(right.strategy, left.strategy);
}

void Catalog::checkpoint() {
  sizes_at_checkpoint_.clear();
  for (const Table& table : tables_) sizes_at_checkpoint_.push_back(table.size());
  patches_at_checkpoint_ = patches_.size();
  undo_.clear();
  in_file_.assign(tables_.size(), {});
  stored_.assign(tables_.size(), 0);
}

void Catalog::rollback() {
  for (auto undo = undo_.rbegin(); undo != undo_.rend(); ++undo) {
    if (undo->present) {
      tables_[undo->table].write(undo->row, undo->content);
    } else {
      tables_[undo->table].clear(undo->row);
    }
  }
  for (std::size_t i = 0; i < tables_.size(); ++i) tables_[i].truncate(sizes_at_checkpoint_[i]);
  patches_.resize(patches_at_checkpoint_);
  checkpoint();
}

std::vector<std::size_t> Catalog::stored_since_checkpoint() const { return stored_; }

Catalog::Counted Catalog::count(std::size_t blueprint, WhyDropped why) const {
  const Table& table = tables_[blueprint];
  Counted counted;
  std::vector<std::uint8_t>& exists = counted.rows;
  exists.resize(table.size());
  for (RowId row = 0; row < table.size(); ++row) exists[row] = table.present(row);
  if (blueprints_[blueprint].holds_aggregations()) mark_named(blueprint, exists);
  drop_unused_strategies(blueprint, counted, why);
  drop_repeated(blueprint, counted, why);
  drop_left_out(blueprint, counted, why);
  const std::vector<RowId>& stands_for = stands_for_[blueprint];
  for (const Patch& patch : patches_) {
    if (patch.blueprint != blueprint) continue;
    const RowId row = table.find(patch.identifier);
    exists[stands_for.empty() ? row : stands_for[row]] = 1;
  }
  return counted;
}

std::vector<Catalog::Dropped> Catalog::dropped(std::size_t blueprint) const {
  std::vector<Dropped> why(tables_[blueprint].size());
  const Counted counted = count(blueprint, &why);
  // What a list names is an entity again, whatever dropped it before.
  for (RowId row = 0; row < why.size(); ++row) {
    if (counted.rows[row] != 0) why[row] = {};
  }
  return why;
}

void Catalog::mark_named(std::size_t target, std::vector<std::uint8_t>& exists) const {
  for (std::size_t from = 0; from < tables_.size(); ++from) {
    const Table& table = tables_[from];
    for (std::size_t i = 0; i < relation_targets_[from].size(); ++i) {
      if (relation_targets_[from][i] != target) continue;
      const bool many = table.is_many(i);
      const std::span<const std::uint32_t> related = table.relation(i);
      for (RowId row = 0; row < related.size(); ++row) {
        if (!many && related[row] != kNoRow) exists[related[row]] = 1;
        if (many) {
          for (const RowId named : lists_.items(related[row])) exists[named] = 1;
        }
      }
    }
    if (team_table_ != target) continue;
    for (RowId row = 0; row < table.size(); ++row) {
      for (const TextId team : lists_.items(table.teams(row))) {
        exists[tables_[target].find(team)] = 1;
      }
    }
  }
}

}  // namespace dora
