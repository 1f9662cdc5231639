#pragma once

#include <string>

#include "explain/population.hpp"
#include "model/node.hpp"

namespace dora {

/// One entity.
struct Subject {
  std::size_t blueprint;
  RowId row;
};

/// The value of a property of an entity, with what it is made of, and that in turn.
Result<Json> explain_property(Subject subject, const std::string& name, bool with_rows,
                              Explainer& explainer);

/// Adds how a population became a number: `aggregate`, and `rows` where they are asked for.
Result<void> add_population(const Population& population, bool with_rows, Explainer& explainer,
                            Json& json);

}  // namespace dora
