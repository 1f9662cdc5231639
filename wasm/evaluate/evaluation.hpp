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
#include "model/history.hpp"
#include "model/view.hpp"

namespace dora {

struct EvaluationSettings {
  Millis now = 0;
  DivisorRule divisor = DivisorRule::kSpan;
  View view = {};
  /// For calculations beyond the engine's jq; without one they are null.
  jq::Fallback* jq = nullptr;
  /// Tells when entities happened; without it a view's time leaves nothing away.
  const History* history = nullptr;
};

/// The values of every property of every entity at one moment. A property is computed when it is
/// first asked for, after those it depends on, for all entities of its blueprint at once;
/// properties that depend on one another are an error that names them.
class Evaluation {
 public:
  /// Draws the catalog's links. The catalog must not change while the evaluation lives; texts that
  /// calculations yield are added to its pool.
  Evaluation(Catalog& catalog, const EvaluationSettings& settings);

  /// Goes to another moment, divisor or view. What does not depend on them is kept; what depends on
  /// the view is kept for the empty one, and for the last of the others.
  void set(const EvaluationSettings& settings);

  const Catalog& catalog() const { return catalog_; }
  const EvaluationSettings& settings() const { return settings_; }
  const Graph& graph() const { return graph_; }

  /// The values of a property (schema, mirror, aggregation, calculation), of a relation (the
  /// related identifier), of a meta-property ($identifier, $title, $team, $createdAt, $updatedAt,
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

  /// Which of them the view shows: those that belong to what it is restricted to, that happened
  /// before its end, and that it does not leave out.
  const RowMask& in_view(std::size_t blueprint);
  /// 1 for each row that the view leaves out one by one, or with such a one; empty for none.
  RowMask left_out_rows(std::size_t blueprint);
  /// How many of them the view leaves out one by one, whatever else it does.
  std::size_t left_out(std::size_t blueprint);

  /// Which other property is measured in the place of one; null where it is the property itself.
  const Measures* measured_otherwise(std::size_t blueprint, const std::string& property) const;
  /// When the entities of a blueprint happened; null where the history does not know.
  const Column* happened(std::size_t blueprint);
  /// The time of a view that has a beginning.
  TimeRange view_range();
  /// A window as the view has it: where the view has a beginning, rolling windows give way to it.
  TimeRange range(const TimeWindow& window);

  /// The entities in view for which the query holds, read as the view has it; see query_in_view().
  /// A query without a window gets the time of a view that has a beginning, unless who asks has a
  /// window of its own.
  enum class Window : std::uint8_t { kOfQuery, kOfCaller };
  Result<RowMask> select(std::size_t blueprint, const Query& query,
                         Window window = Window::kOfQuery);

  /// The same, kept until the moment or the view changes.
  Result<const Selection*> selection(std::size_t blueprint, const Query& query,
                                     Window window = Window::kOfQuery);
  /// The entities in view, as a list.
  const RowList& list_in_view(std::size_t blueprint);

  /// One number per group over selected entities; see aggregate(). `query` is the one that selected
  /// them: its window on measureTimeBy is the one that the divisor rule "window" uses.
  Result<std::vector<double>> aggregate(std::size_t blueprint, const Aggregate& spec,
                                        const RowMask& rows, const Query& query,
                                        const Links& groups, std::size_t group_count);
  Result<std::vector<double>> aggregate(std::size_t blueprint, const Aggregate& spec,
                                        const Selection& rows, const Query& query,
                                        const Links& groups, std::size_t group_count);
  /// What that runs over; with another divisor rule than the one in force where one is given.
  Result<AggregationInput> aggregation_input(std::size_t blueprint, const Aggregate& spec,
                                             const RowMask& rows, const Query& query,
                                             const Links& groups, std::size_t group_count,
                                             std::optional<DivisorRule> divisor = std::nullopt);

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
  std::vector<LostValues> lost_values() const;

  /// From each entity of a blueprint to all of another that it depends on; see Graph::reach().
  const Links& reach(std::size_t from, std::size_t to);
  /// Whether there can be any; see Graph::leads().
  bool leads(std::size_t from, std::size_t to) const { return graph_.leads(from, to); }
  /// From each entity of a blueprint to 0: all in one group.
  const Links& together(std::size_t blueprint);

 private:
  using Key = std::pair<std::size_t, std::string>;
  using ColumnResult = Result<std::unique_ptr<Column>>;

  ColumnResult compute(std::size_t blueprint, const std::string& name);
  std::unique_ptr<Column> meta_column(std::size_t blueprint, const std::string& name) const;
  std::unique_ptr<Column> name_column(const Links& links, std::size_t target, bool many);
  ColumnResult owner_column(std::size_t blueprint);
  ColumnResult relation_column(std::size_t blueprint, std::size_t relation, bool all);
  std::unique_ptr<Column> with_fallback(std::size_t blueprint, std::size_t property);
  ColumnResult measure(std::size_t blueprint, std::size_t property, const std::string& by);
  ColumnResult mirror(std::size_t blueprint, const Property& property);
  ColumnResult aggregation(std::size_t blueprint, const Property& property);
  ColumnResult calculation(std::size_t blueprint, const Property& property);
  Result<void> narrow(std::size_t blueprint, const Rule& rule, RowList& rows);
  Result<void> narrow(std::size_t blueprint, const RelatedRule& rule, RowList& rows);
  Result<void> narrow(std::size_t blueprint, const PathRule& rule, RowList& rows);
  Result<void> narrow(std::size_t blueprint, const Query& query, RowList& rows);
  Result<RowList> select_in_view(std::size_t blueprint, const Query& query, Window window);
  Result<RowList> select_as_is(std::size_t blueprint, const Query& query);
  Result<RowList> select_any(std::size_t blueprint, const Query& query);
  Result<const RowMask*> fixed_rule(std::size_t blueprint, const Rule& rule);
  void forget_fixed_rules();
  Result<void> narrow_by_type(std::size_t blueprint, const Rule& rule, RowList& rows);
  RowMask named(std::size_t blueprint, const std::vector<std::string>& identifiers) const;
  RowMask view_rows(std::size_t blueprint);
  Error cycle(const Key& key) const;
  /// The moment, for a column that cannot be kept because of it.
  Millis now();

  /// What a column depends on beside the files.
  enum Needs : std::uint8_t { kNothing = 0, kMoment = 1, kDivisor = 2, kView = 4 };
  void needs(std::uint8_t what);

  struct Computed {
    std::unique_ptr<Column> column;
    std::uint8_t needs;
    std::vector<LostValues> lost;
  };
  using Columns = std::map<Key, Computed>;
  struct InProgress {
    Key key;
    std::uint8_t needs = kNothing;
    std::vector<LostValues> lost = {};
  };
  struct Selected {
    std::size_t blueprint;
    Query query;
    Window window;
    std::uint8_t needs;
    Selection rows;
  };
  struct FixedRule {
    std::size_t blueprint;
    Rule rule;
    RowMask rows;
  };
  /// What depends on a view, at the last moment that it was asked for.
  struct Viewed {
    EvaluationSettings settings;
    Columns columns;
    std::map<std::size_t, RowMask> rows;
    std::map<std::size_t, RowList> lists;
    std::vector<std::unique_ptr<Selected>> selected;
  };
  static std::uint8_t changed(const EvaluationSettings& before, const EvaluationSettings& after);
  const Computed* known(const Key& key) const;

  Catalog& catalog_;
  EvaluationSettings settings_;
  Graph graph_;
  Columns columns_;           // that do not depend on the view
  Viewed whole_;              // of the empty view
  Viewed part_;               // of the last of the others
  Viewed* viewed_ = &whole_;  // of the view in force
  std::vector<InProgress> in_progress_;
  std::vector<std::unique_ptr<FixedRule>> fixed_rules_;
  std::map<std::size_t, Catalog::Counted> counted_;
  std::map<std::size_t, Catalog::FacetValues> facet_values_;
  std::map<std::size_t, std::unique_ptr<Column>> happened_;
  std::map<std::string, Links> links_;
};

}  // namespace dora
