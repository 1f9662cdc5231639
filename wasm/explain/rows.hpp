#pragma once

#include "explain/population.hpp"
#include "explain/reasons.hpp"
#include "model/node.hpp"

namespace dora {

/// What places the entities of a population in time: what it is measured by, else when the model
/// says that they happened, else when they came to be.
class Placement {
 public:
  static Result<Placement> of(const Population& population, Explainer& explainer);

  /// kNoTime where nothing is known.
  Millis time(RowId row) const;

 private:
  std::vector<const Column*> columns_;
};

/// ExplainedRows of web/src/engine/explanation.ts: of those that count the newest 20,000, of those
/// that do not the newest 2,000. Errors: as column() has them, of the properties that the rows
/// show.
Result<Json> json_rows(const Population& population, const Reasons& reasons, Explainer& explainer);

}  // namespace dora
