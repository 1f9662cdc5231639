#pragma once

#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text_pool.hpp"
#include "catalog/table.hpp"
#include "model/blueprint.hpp"
#include "model/counting.hpp"

namespace dora {

/// An entity on its way into the catalog. Reused from record to record, so that reading a record
/// allocates nothing.
struct EntityDraft {
  std::size_t blueprint = 0;  // index in the catalog's blueprints
  TextId identifier = kNoText;
  TextId title = kNoText;
  Millis created_at = kNoTime;  // when the entity came to be in the tool it is from ($createdAt)
  Millis updated_at = kNoTime;
  StrategyId strategy = kNoStrategy;
  std::vector<TextId> teams;                   // identifiers of the owning teams ($team)
  std::vector<Cell> cells;                     // by index in Blueprint::properties
  std::vector<std::vector<TextId>> relations;  // identifiers, by index in Blueprint::relations
  std::vector<TextId> sought;                  // by relation: what its search looks for
};

/// A relation that one file adds to entities which others describe, such as the team of a service.
struct Patch {
  std::size_t blueprint;
  TextId identifier;
  std::size_t relation;
  TextId target;
};

/// What became of a draft.
enum class Stored : std::uint8_t {
  kNew,        // the first of its identifier
  kReplaced,   // newer than the one that was there
  kDiscarded,  // older than the one that was there
};

/// All entities, as one table per blueprint. An identifier is unique within a blueprint: of two
/// entities with the same one the later `updatedAt` counts; where that does not decide, their
/// content does, so that the order of files never matters.
class Catalog {
 public:
  /// The catalog keeps a copy of the blueprints.
  explicit Catalog(std::vector<Blueprint> blueprints);

  const std::vector<Blueprint>& blueprints() const { return blueprints_; }
  std::optional<std::size_t> blueprint_index(std::string_view identifier) const;
  const Table& table(std::size_t blueprint) const { return tables_[blueprint]; }

  std::string_view identifier(std::size_t blueprint, RowId row) const {
    return texts_.text(tables_[blueprint].identifier(row));
  }
  /// The row of an identifier; nothing where no entity has it or names it.
  std::optional<RowId> find(std::size_t blueprint, std::string_view identifier) const;
  /// The title; where there is none, the identifier.
  std::string_view title(std::size_t blueprint, RowId row) const;

  TextPool& texts() { return texts_; }
  const TextPool& texts() const { return texts_; }
  const ListPool& lists() const { return lists_; }

  /// An empty draft for an entity of that blueprint, reusing the memory of `draft`.
  void begin_draft(std::size_t blueprint, EntityDraft& draft) const;
  Stored store(const EntityDraft& draft);

  /// Adds a relation to an entity, over what the entity itself says. Several targets are all there
  /// where the relation may have several; several teams of a single relation leave it empty and are
  /// the entity's owners ($team); of others, the one counts that comes first in order of bytes.
  void store(const Patch& patch);

  /// The property of the target that the searches of a relation compare with.
  void set_search(std::size_t blueprint, std::size_t relation, std::size_t target_property);

  /// What names mean which entities and values, and what counts.
  void set_counting(const Counting& counting);
  const Counting& counting() const { return counting_; }

  /// The value of a property that a tool's value means: an alias of it, else itself.
  Cell meant(std::size_t blueprint, std::size_t property, const Cell& value);

  /// The property or relation that a mapping means by a name: itself where the blueprint has it, else
  /// the one of which it is an alias.
  const std::string& member(std::size_t blueprint, const std::string& name) const;

  /// Draws the links that need all files: searches, patches, and names that are no identifier but
  /// mean an entity all the same; see matches(). To be called before relations are read; linear in
  /// the entities.
  void link();

  /// A name that some entity uses for another which has a different identifier: because an alias
  /// says so; because it is the title of that one and of no other; or because both are the same but
  /// for capitals and separators, which is asked only of blueprints that hold aggregations. A name
  /// that is an alias of itself stands apart.
  struct Match {
    enum class By : std::uint8_t { kAlias, kTitle, kForm };
    RowId name;
    RowId entity;
    By by;
  };
  /// Those among the rows of a blueprint, after link(), in the order of the rows.
  const std::vector<Match>& matches(std::size_t blueprint) const { return matches_[blueprint]; }

  /// A name of no entity which only entities of one blueprint use, while there are entities that none
  /// of that blueprint names: perhaps one of these is meant. A list that gives services their teams
  /// counts as what it relates them to. `exists` has 1 for each row that is looked at. After link(), in
  /// the order of the rows.
  struct Unmatched {
    RowId name;
    std::size_t by;  // the blueprint that uses it
    std::size_t count;
  };
  std::vector<Unmatched> unmatched(std::size_t blueprint,
                                   const std::vector<std::uint8_t>& exists) const;

  /// The strategies of a blueprint; null where it has none.
  const Strategies* strategies(std::size_t blueprint) const;

  /// Which rows of a blueprint count as entities: the present ones, and, where the blueprint holds
  /// aggregations, those that a present entity names; without those of strategies that are not in
  /// use, those that repeat another, and those that a facet leaves out.
  struct Counted {
    struct Found {
      std::size_t all = 0;
      std::size_t counted = 0;
    };
    std::vector<std::uint8_t> rows;  // 1 for each that counts
    std::vector<Found> found;        // by strategy, from 1; empty where none found anything
    std::size_t repeated = 0;        // that Strategies::Once leaves out, or would
    std::vector<std::size_t> left_out;  // by facet
  };
  Counted count(std::size_t blueprint) const { return count(blueprint, nullptr); }

  /// Why an entity is not among those that count() finds.
  struct Dropped {
    enum class By : std::uint8_t { kNothing, kStrategy, kRepeated, kFacet };
    By by = By::kNothing;
    std::uint16_t facet = 0;  // its number in Counting::facets
  };
  /// That of every row of a blueprint; kNothing for what counts, and for what is no entity.
  std::vector<Dropped> dropped(std::size_t blueprint) const;

  /// The relation to what entities of this blueprint belong to: the first single one that leads to a
  /// blueprint which holds aggregations.
  std::optional<std::size_t> owning_relation(std::size_t blueprint) const;

  /// The values of a facet among the present entities of its blueprint, the most frequent first.
  struct FacetValue {
    std::string value;
    std::size_t count;
  };
  struct FacetValues {
    std::vector<FacetValue> values;
    std::size_t entities = 0;  // of which each may have several values, or none
  };
  FacetValues facet_values(const Facet& facet) const;

  /// Calls `visit(row)` for each row of a blueprint that the facet joins to a row which is 1 in `rows`,
  /// a mask of the facet's blueprint that may end early.
  template <typename Visit>
  void each_joined(const Facet& facet, std::size_t blueprint,
                   const std::vector<std::uint8_t>& rows, Visit visit) const {
    const Blueprint& definition = blueprints_[blueprint];
    for (const Facet::With& with : facet.with) {
      const auto relation = definition.relation_index(with.relation);
      if (with.blueprint != definition.identifier || !relation ||
          definition.relations[*relation].many ||
          definition.relations[*relation].target != facet.blueprint) {
        continue;
      }
      const std::span<const std::uint32_t> related = tables_[blueprint].relation(*relation);
      for (RowId row = 0; row < related.size(); ++row) {
        if (related[row] < rows.size() && rows[related[row]] != 0) visit(row);
      }
    }
  }

  /// Marks the state that rollback() returns to.
  void checkpoint();
  /// Forgets everything stored since the checkpoint.
  void rollback();
  /// Number of distinct entities stored since the checkpoint, by blueprint.
  std::vector<std::size_t> stored_since_checkpoint() const;

 private:
  class Owners;
  struct Undo {
    std::size_t table;
    RowId row;
    bool present;
    Row content;
  };

  void resolve(const EntityDraft& draft, Row& row);
  int compare(const Row& left, const Row& right, const Blueprint& blueprint) const;
  int compare(const Cell& left, const Cell& right) const;
  void count_in_file(std::size_t table, RowId row);
  void mark_named(std::size_t target, std::vector<std::uint8_t>& exists) const;
  void match_names(std::size_t target);
  std::vector<std::vector<std::size_t>> named_by(std::size_t target) const;
  /// By row; null where nobody asks.
  using WhyDropped = std::vector<Dropped>*;
  Counted count(std::size_t blueprint, WhyDropped why) const;
  void drop_unused_strategies(std::size_t blueprint, Counted& counted, WhyDropped why) const;
  void drop_repeated(std::size_t blueprint, Counted& counted, WhyDropped why) const;
  void drop_left_out(std::size_t blueprint, Counted& counted, WhyDropped why) const;
  std::vector<std::uint8_t> left_out_by(const Facet& facet) const;
  void link_relation(std::size_t blueprint, std::size_t relation);
  void link_searches(std::size_t blueprint, std::size_t relation, std::vector<std::uint32_t>& rows);
  void link_patches(std::size_t blueprint, std::size_t relation, std::vector<std::uint32_t>& rows);

  std::vector<Blueprint> blueprints_;
  std::vector<Table> tables_;
  std::vector<std::vector<std::size_t>> relation_targets_;  // table of each relation's target
  std::optional<std::size_t> team_table_;
  TextPool texts_;
  ListPool lists_;

  // Reused from entity to entity, so that storing one allocates nothing.
  Row row_;
  std::vector<std::uint32_t> related_;

  Counting counting_;
  /// What values of a property mean.
  struct Meanings {
    std::vector<std::pair<NamePattern, TextId>> names;
    std::unordered_map<TextId, TextId> known;  // of the values that were asked for
  };
  std::map<std::pair<std::size_t, std::size_t>, Meanings> meanings_;  // by blueprint and property
  std::map<std::pair<std::size_t, std::string>, std::string> members_;  // by blueprint and alias
  std::vector<std::vector<Match>> matches_;     // by blueprint
  std::vector<std::vector<RowId>> stands_for_;  // by blueprint and row; empty: every row for itself
  std::vector<Patch> patches_;
  std::vector<std::vector<std::size_t>> search_properties_;  // by blueprint and relation

  std::vector<std::size_t> sizes_at_checkpoint_;
  std::size_t patches_at_checkpoint_ = 0;
  std::vector<Undo> undo_;
  std::vector<std::vector<std::uint8_t>> in_file_;  // per row, since the checkpoint
  std::vector<std::size_t> stored_;
};

}  // namespace dora
