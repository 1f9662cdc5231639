#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "catalog/catalog.hpp"

namespace dora {

/// For each row of one table, the rows of another that it leads to, each once. As long as no row
/// leads to more than one, that is one number a row.
class Links {
 public:
  Links() = default;
  /// Every row leads to at most one: one[row], or kNoRow.
  explicit Links(std::vector<RowId> one) : one_(std::move(one)) {}

  /// Appends the rows that the next row leads to; sorts them and drops repetitions.
  void append(std::vector<RowId>& targets);

  std::size_t size() const { return single() ? one_.size() : offsets_.size() - 1; }

  /// The one row that each row leads to, or kNoRow; empty where a row may lead to several.
  std::span<const RowId> one() const { return one_; }

  template <typename Visit>
  void each(std::size_t row, Visit visit) const {
    if (single()) {
      if (row < one_.size() && one_[row] != kNoRow) visit(one_[row]);
      return;
    }
    for (std::uint32_t i = offsets_[row]; i < offsets_[row + 1]; ++i) visit(many_[i]);
  }

 private:
  bool single() const { return offsets_.empty(); }

  std::vector<RowId> one_;
  std::vector<std::uint32_t> offsets_;  // into many_, one more than there are rows
  std::vector<RowId> many_;
};

/// Walks the relations between the entities of a catalog whose links are drawn.
class Graph {
 public:
  explicit Graph(const Catalog& catalog);

  /// From the entities of `blueprint` along the named relations. A step to the teams that an entity
  /// does not have, or whose relation its blueprint lacks, falls back on the entity's owners.
  /// Errors: kModelUnknownRelation naming the step. `end` receives the blueprint that is reached.
  Result<Links> along(std::size_t blueprint, const std::vector<std::string>& path,
                      std::size_t& end) const;

  /// The same along steps of which some may be repeated: such a step leads back to the blueprint it
  /// starts from (else kModelUnknownRelation), and every place that it passes counts as an end.
  Result<Links> along(std::size_t blueprint, const std::vector<PathStep>& path,
                      std::size_t& end) const;

  /// From the entities of `from` to all of `to` that they depend on: directly or not, always in the
  /// direction of the relations; with `required`, only along relations of that kind.
  Links reach(std::size_t from, std::size_t to, std::optional<bool> required = std::nullopt) const;

  /// From the entities of `from` to all of `to` that they are related to, directly or indirectly,
  /// forwards or backwards, by whatever path; but a path does not change its direction on the way.
  /// No entity is related to itself.
  Links related(std::size_t from, std::size_t to) const;

  /// Whether relations, or owners that any entity has, lead from a blueprint to another at all.
  bool leads(std::size_t from, std::size_t to) const;

  /// The teams that own an entity: its own $team, or the one it inherits. Blueprints that inherit
  /// from one another have none.
  void owners(std::size_t blueprint, RowId row, std::vector<RowId>& teams) const;

 private:
  struct Place {
    std::size_t blueprint;
    RowId row;
    bool operator==(const Place&) const = default;
  };

  struct Step {
    std::size_t blueprint;
    std::optional<std::size_t> relation;  // nothing: to the owners
    bool repeated;
    int hops;
  };

  Result<std::vector<Step>> steps(std::size_t blueprint, const std::vector<PathStep>& path,
                                  std::size_t& end) const;
  void follow(const Step& step, RowId row, std::vector<RowId>& targets) const;
  void team_list(std::size_t blueprint, RowId row, std::vector<RowId>& teams) const;
  void named(std::size_t blueprint, RowId row, std::size_t relation,
             std::vector<RowId>& targets) const;
  void targets_of(std::size_t blueprint, RowId row, std::size_t relation,
                  std::vector<RowId>& targets) const;
  void repeat(const Step& step, bool stays, std::vector<RowId>& rows) const;
  void forward(std::size_t blueprint, RowId row, std::optional<bool> required,
               std::vector<Place>& places) const;
  std::vector<bool> leads_to(std::size_t to) const;
  bool may_have_owners(std::size_t blueprint) const;

  const Catalog& catalog_;
  std::optional<std::size_t> teams_;  // the blueprint whose entities are teams
  // By blueprint and relation, the blueprint it leads to: looked up once, not for every row.
  std::vector<std::vector<std::optional<std::size_t>>> targets_;
  mutable std::vector<std::optional<bool>> owned_;  // by blueprint; see may_have_owners()
};

}  // namespace dora
