#pragma once

#include <cstdint>
#include <vector>

#include "base/text_pool.hpp"
#include "catalog/column.hpp"
#include "model/blueprint.hpp"

namespace dora {

/// An entity within its table.
using RowId = std::uint32_t;
inline constexpr RowId kNoRow = 0xFFFFFFFF;

/// A list of numbers interned by content: related rows, or the texts of team identifiers.
using ListId = TextId;

class ListPool {
 public:
  /// kNoText for an empty list.
  ListId intern(const std::vector<std::uint32_t>& items);
  std::vector<std::uint32_t> items(ListId list) const;
  std::size_t size(ListId list) const { return pool_.text(list).size() / sizeof(std::uint32_t); }
  std::uint32_t item(ListId list, std::size_t index) const;

 private:
  TextPool pool_;
};

/// How an entity was found, counted in Strategies from 1.
using StrategyId = std::uint8_t;
inline constexpr StrategyId kNoStrategy = 0;

/// Everything known of one entity, as it is moved in and out of a table.
struct Row {
  TextId title = kNoText;
  Millis created_at = kNoTime;
  Millis updated_at = kNoTime;
  ListId teams = kNoText;
  std::vector<Cell> cells;  // by index in Blueprint::properties, as the entity itself has them
  std::vector<std::uint32_t> relations;  // by index in Blueprint::relations: a RowId, or a ListId
  std::vector<TextId> sought;            // by relation: the value its search looks for
  StrategyId strategy = kNoStrategy;
};

/// The entities of one blueprint as columns. A row comes to be when an entity is stored or when
/// another entity names it; only stored rows are `present`.
class Table {
 public:
  explicit Table(const Blueprint& blueprint);

  std::size_t size() const { return identifiers_.size(); }
  TextId identifier(RowId row) const { return identifiers_[row]; }
  TextId title(RowId row) const { return titles_.text(row); }
  /// The owners: what links say, else what the entity itself says.
  ListId teams(RowId row) const {
    return row < linked_teams_.size() && linked_teams_[row] != kNoText ? linked_teams_[row]
                                                                       : teams_.text(row);
  }
  bool present(RowId row) const { return present_[row] != 0; }
  StrategyId strategy(RowId row) const {
    return row < strategies_.size() ? strategies_[row] : kNoStrategy;
  }
  /// Whether any entity was found by a strategy.
  bool has_strategies() const { return !strategies_.empty(); }
  const Column& created_at() const { return created_at_; }
  const Column& updated_at() const { return updated_at_; }

  /// The column of a property, by its index in Blueprint::properties: what the entities have, which
  /// for aggregations and calculations is what Port last computed, and never what is computed here.
  const Column& property(std::size_t index) const { return properties_[index]; }

  /// What the rows are related to, once links are drawn: RowIds or kNoRow for a single relation,
  /// ListIds for a many-relation. Rows beyond the end are related to nothing.
  std::span<const std::uint32_t> relation(std::size_t index) const {
    return linked_[index].empty() ? relations_[index] : linked_[index];
  }
  bool is_many(std::size_t index) const { return relation_is_many_[index]; }
  std::uint32_t unrelated(std::size_t index) const { return is_many(index) ? kNoText : kNoRow; }

  /// As the entities themselves say it, before links are drawn.
  std::span<const std::uint32_t> stored_relation(std::size_t index) const {
    return relations_[index];
  }
  /// What the search of a relation looks for, by row; empty where no entity has a search.
  std::span<const TextId> sought(std::size_t index) const { return sought_[index].texts(); }
  /// Replaces what relation() says; an empty vector returns to what is stored.
  void link(std::size_t index, std::vector<std::uint32_t> rows) {
    linked_[index] = std::move(rows);
  }

  /// Gives rows other owners than they say themselves, where a list is not kNoText; an empty vector
  /// returns to what is stored.
  void link_teams(std::vector<ListId> teams) { linked_teams_ = std::move(teams); }

  /// The row of an identifier; kNoRow where there is none.
  RowId find(TextId identifier) const;
  /// The row of an identifier, made when there is none.
  RowId row_of(TextId identifier);

  Row read(RowId row) const;
  void write(RowId row, const Row& content);
  /// Leaves the row as one that only others name.
  void clear(RowId row);
  /// Forgets the rows from `size` on.
  void truncate(std::size_t size);

 private:
  std::size_t slot_of(TextId identifier) const;
  void rebuild_index(std::size_t slots);

  std::vector<TextId> identifiers_;
  std::vector<RowId> index_;  // open addressing by identifier; size is a power of two
  std::vector<std::uint8_t> present_;
  std::vector<StrategyId> strategies_;  // empty while all are kNoStrategy
  Column titles_{ValueType::kText};
  Column teams_{ValueType::kText};
  Column created_at_{ValueType::kTime};
  Column updated_at_{ValueType::kTime};
  std::vector<Column> properties_;
  std::vector<bool> relation_is_many_;
  std::vector<std::vector<std::uint32_t>> relations_;
  std::vector<std::vector<std::uint32_t>> linked_;
  std::vector<ListId> linked_teams_;
  std::vector<Column> sought_;
};

}  // namespace dora
