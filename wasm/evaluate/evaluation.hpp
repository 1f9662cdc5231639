#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "catalog/catalog.hpp"
#include "evaluate/aggregation.hpp"
#include "evaluate/filter.hpp"
#include "evaluate/links.hpp"
#include "jq/fallback.hpp"
#include "model/view.hpp"

namespace dora {

struct EvaluationSettings {
  Millis now = 0;
  DivisorRule divisor = DivisorRule::kSpan;
  View view = {};
  /// For calculations beyond the engine's jq; without one they are null.
  jq::Fallback* jq = nullptr;
};

/// The values of every property of every entity at one moment. A property is computed when it is
/// first asked for, after those it depends on, for all entities of its blueprint at once; properties
/// that depend on one another are an error that names them.
class Evaluation {
 public:
  /// Draws the catalog's links. The catalog must not change while the evaluation lives; texts that
  /// calculations yield are added to its pool.
  Evaluation(Catalog& catalog, const EvaluationSettings& settings);

  /// Goes to another moment or divisor. What does not depend on them is kept.
  void set(const EvaluationSettings& settings);

  const Catalog& catalog() const { return catalog_; }
  const EvaluationSettings& settings() const { return settings_; }
  const Graph& graph() const { return graph_; }

  /// The values of a property (schema, mirror, aggregation, calculation), of a relation (the related
  /// identifier), of a meta-property ($identifier, $title, $team, $createdAt, $updatedAt,
  /// $blueprint), or of a path such as "service.$title", as a mirror has it. What may be several is
  /// an array, ordered by identifier: $team, a many-relation, a mirror through one. Where a single
  /// relation leads to several owners, it shows the one whose identifier comes first. Valid as long
  /// as the evaluation and its settings. Errors: kModelUnknownProperty, kModelCycle, and what
  /// computing it may fail with.
  Result<const Column*> column(std::size_t blueprint, const std::string& name);

  /// The same, but of a single relation that leads to several owners all of them, as an array.
  Result<const Column*> all_values(std::size_t blueprint, const std::string& name);

  /// Which rows of the blueprint are entities; see Catalog::count().
  const Catalog::Counted& counted(std::size_t blueprint);
  const RowMask& existing(std::size_t blueprint) { return counted(blueprint).rows; }
  /// Of the facet of that number; see Catalog::facet_values().
  const Catalog::FacetValues& facet_values(std::size_t facet);
  /// The row of the entity of that identifier, if there is one.
  std::optional<RowId> find(std::size_t blueprint, std::string_view identifier);

  /// The entities for which the query holds.
  Result<RowMask> select(std::size_t blueprint, const Query& query);

  /// One number per group over selected entities; see aggregate(). `query` is the one that selected
  /// them: its window on measureTimeBy is the one that the divisor rule "window" uses.
  Result<std::vector<double>> aggregate(std::size_t blueprint, const Aggregate& spec,
                                        const RowMask& rows, const Query& query,
                                        const Links& groups, std::size_t group_count);
  /// What that runs over.
  Result<AggregationInput> aggregation_input(std::size_t blueprint, const Aggregate& spec,
                                             const RowMask& rows, const Query& query,
                                             const Links& groups, std::size_t group_count);

  /// From the entities of `target` to those of `holder` that the aggregation, one of the holder's,
  /// counts them for. Errors: kModelUnknownRelation.
  Result<const Links*> links_to(std::size_t holder, std::size_t target, const Aggregation& spec);

  /// A calculation that has no value for some entities although its program does not say so:
  ///   "calculation-wrong-type"  the result is not of the property's type
  ///   "calculation-timeout"     the program did not end on one entity, so none has a value
  ///   "calculation-without-jq"  it needs jq itself, which could not be had
  struct LostValues {
    std::string_view why;
    std::string blueprint;
    std::string property;
    std::size_t count;  // of entities
  };
  const std::vector<LostValues>& lost_values() const { return lost_values_; }

 private:
  using Key = std::pair<std::size_t, std::string>;
  using ColumnResult = Result<std::unique_ptr<Column>>;

  ColumnResult compute(std::size_t blueprint, const std::string& name);
  std::unique_ptr<Column> meta_column(std::size_t blueprint, const std::string& name) const;
  std::unique_ptr<Column> name_column(const Links& links, std::size_t target, bool many);
  ColumnResult owner_column(std::size_t blueprint);
  ColumnResult relation_column(std::size_t blueprint, std::size_t relation, bool all);
  std::unique_ptr<Column> with_fallback(std::size_t blueprint, std::size_t property);
  const Measures* measured_otherwise(std::size_t blueprint, const std::string& property) const;
  ColumnResult measure(std::size_t blueprint, std::size_t property, const std::string& by);
  ColumnResult mirror(std::size_t blueprint, const Property& property);
  ColumnResult aggregation(std::size_t blueprint, const Property& property);
  ColumnResult calculation(std::size_t blueprint, const Property& property);
  Result<void> narrow(std::size_t blueprint, const Rule& rule, RowMask& mask);
  Result<void> narrow(std::size_t blueprint, const RelatedRule& rule, RowMask& mask);
  Result<void> narrow(std::size_t blueprint, const PathRule& rule, RowMask& mask);
  Result<void> narrow(std::size_t blueprint, const Query& query, RowMask& mask);
  Result<void> narrow_by_type(std::size_t blueprint, const Rule& rule, RowMask& mask);
  RowMask named(std::size_t blueprint, const std::vector<std::string>& identifiers) const;
  Error cycle(const Key& key) const;
  /// The moment, for a column that cannot be kept because of it.
  Millis now();
  void depends_on_moment();

  Catalog& catalog_;
  EvaluationSettings settings_;
  Graph graph_;
  struct Computed {
    std::unique_ptr<Column> column;
    bool of_the_moment;  // it depends on the settings
  };
  struct InProgress {
    Key key;
    bool of_the_moment = false;
  };
  std::map<Key, Computed> columns_;
  std::vector<InProgress> in_progress_;
  std::map<std::size_t, Catalog::Counted> counted_;
  std::map<std::size_t, Catalog::FacetValues> facet_values_;
  std::map<std::string, Links> links_;
  std::vector<LostValues> lost_values_;
};

}  // namespace dora
