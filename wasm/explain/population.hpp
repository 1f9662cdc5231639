#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dashboard/lines.hpp"
#include "evaluate/evaluation.hpp"
#include "model/model.hpp"

namespace dora {

/// What the explanations that answer one question share.
struct Explainer {
  const Model& model;
  Evaluation& evaluation;
  /// Explanations within explanations that are still written out; those beyond are values alone.
  int inputs_left = 64;
  std::map<std::size_t, std::vector<Catalog::Dropped>> dropped =
      {};  // by blueprint, once asked for

  const Catalog& catalog() const { return evaluation.catalog(); }
};

/// One of the things that must hold for an entity to count.
struct Requirement {
  RowMask holds;
  std::string property = {};           // empty where it is about several
  const Column* column = nullptr;      // its values; null where they tell nothing
  std::optional<TimeRange> time = {};  // the moments for which it holds
};

/// The entities of a number, and how they become it.
struct Population {
  std::size_t target = 0;  // their blueprint
  Query query = {};
  Aggregate spec = {};
  std::vector<std::string> path = {};
  RowMask belongs = {};  // those that count if they fulfil the query and `more`
  std::vector<Requirement> more = {};
  /// Whether `more` has the window of the entities, and not the query.
  Evaluation::Window window = Evaluation::Window::kOfQuery;
  /// The property whose values the rows show, where none is aggregated.
  std::string shown = {};
  /// Placed in time by measure_time_by, though nothing is averaged per interval.
  bool in_time = false;
  /// What a chart divides its counts by, whatever the divisor rule.
  std::optional<FixedDivisor> divisor = {};
};

/// The time window of a query that every entity must fulfil; null where it has none.
const Rule* window_rule(const Query& query);

/// What the query asks for in the view in force, one requirement for each of its conditions, in
/// their order; of conditions of which one is enough, one for all of them.
Result<std::vector<Requirement>> requirements(std::size_t blueprint, const Query& query,
                                              Evaluation& evaluation);

/// The time of a view that has a beginning, where the population has no window of its own.
std::optional<Requirement> required_by_view(const Population& population, Explainer& explainer);

/// The property that tells when entities of a blueprint happened; empty where the model knows none.
std::string happened_name(std::size_t blueprint, const Explainer& explainer);

}  // namespace dora
