#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/blueprint.hpp"
#include "model/counting.hpp"
#include "model/dashboard.hpp"
#include "model/filters.hpp"
#include "model/history.hpp"
#include "model/mapping.hpp"
#include "model/metrics.hpp"
#include "model/service_rules.hpp"

namespace dora {

/// Said of entities whose property is below a limit, such as a negative lead time, or that lack a
/// property or a relation; `all` says it only where every entity lacks it, `some` only where not
/// every one does. Whatever the source, and the entity counts all the same.
struct Check {
  std::string id;
  std::string blueprint;
  std::string property;
  double below = 0;
  std::string without;
  bool all = false;
  bool some = false;
};

/// A document of the model, as it was given.
struct Document {
  enum class Kind : std::uint8_t {
    kBlueprint,
    kPage,
    kMapping,
    kServiceRules,
    kStrategies,
    kAliases,
    kFacet,
    kMeasures,
    kMetrics
  };
  Kind kind;
  std::string identifier;
  std::string title;
  std::string text;  // indented JSON
  bool own = false;  // a person's, not a bundled one
};

/// What in an entity tells that it was made for a bundled model: a property or relation of that name.
struct Mark {
  std::string blueprint;
  std::string member;
  std::string model;
};

/// Everything that is data to the engine: what entities there are, how the records of each tool
/// become entities, what is checked, and what the dashboard shows.
struct Model {
  std::string identifier;  // of the bundled model it began as
  std::vector<Blueprint> blueprints;
  std::vector<Mapping> mappings;
  std::vector<Check> checks;
  History history;
  std::vector<Filter> filters;
  Counting counting;
  std::vector<ServiceRules> service_rules;
  std::vector<MetricList> metrics;
  Dashboard dashboard;
  std::vector<Document> documents;
  std::vector<Mark> marks;  // of the other bundled models

  /// The largest document that add() takes, in bytes: many times what Port's API accepts.
  static constexpr std::size_t kLargestDocument = std::size_t{8} << 20;

  /// What a document that was added changes: which entities there are, or only which of them count.
  enum class Effect : std::uint8_t { kReading, kCounting };

  /// Adds what a JSON document holds, replacing what has the same identifier: one blueprint, page,
  /// mapping (one of Port's own replaces what it has in common with those there are, see
  /// replace_resources()), or part of what counts, rules of services, metrics, or list of checks, an
  /// array of them, or an answer of Port's API that wraps them. `own` says that it is a person's. A document
  /// with an error changes nothing; errors carry the JSON pointer of the place. Errors: kModelSyntax
  /// with an offset; kModelTooLarge; kModelShape for a document that is none of these, or has a wrong
  /// member; what check_blueprint() and jq programs may fail with.
  Result<Effect> add(std::string_view text, bool own = true);
};

}  // namespace dora
