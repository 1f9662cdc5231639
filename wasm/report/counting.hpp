#pragma once

#include "evaluate/evaluation.hpp"
#include "report/json_parts.hpp"

namespace dora {

/// Names that were taken for entities which are called otherwise.
Json json_matches(const Catalog& catalog);

/// Names that stand alone, and perhaps should not; see Catalog::unmatched().
Json json_unmatched(Evaluation& evaluation);

/// Of what is found in several ways, which ways there are and which count.
Json json_strategies(Evaluation& evaluation);

/// By what entities can be left out, and are: facets of which any entity has a value.
Json json_facets(Evaluation& evaluation);

/// Properties by which the same can be measured, where any entity has another than the usual one.
Json json_measures(Evaluation& evaluation);

}  // namespace dora
