#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/blueprint.hpp"
#include "model/dashboard.hpp"
#include "model/mapping.hpp"

namespace dora {

/// Said of entities whose property is below a limit, such as a negative lead time. Whatever the
/// source, and the entity counts all the same.
struct Check {
  std::string id;
  std::string blueprint;
  std::string property;
  double below = 0;
};

/// Everything that is data to the engine: what entities there are, how the records of each tool
/// become entities, what is checked, and what the dashboard shows.
struct Model {
  std::vector<Blueprint> blueprints;
  std::vector<Mapping> mappings;
  std::vector<Check> checks;
  Dashboard dashboard;

  /// Adds what a JSON document holds, replacing what has the same identifier: one blueprint, page,
  /// mapping or list of checks, an array of them, or an answer of Port's API that wraps them. A
  /// document with an error changes nothing. Errors: kModelSyntax with an offset; kModelShape for a
  /// document that is none of these, or has a wrong member; what a jq program may fail with.
  Result<void> add(std::string_view text);
};

}  // namespace dora
