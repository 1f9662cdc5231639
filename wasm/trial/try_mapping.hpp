#pragma once

#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"
#include "jq/fallback.hpp"
#include "model/model.hpp"
#include "model/node.hpp"

namespace dora {

/// What a mapping document makes of one record, without keeping anything:
/// {"ok":true,"skipped":null|{"reason","detail"},"resources":[{"kind","blueprint","selected","entity",
/// "expressions":[{"path","program","value"}]}]}. An expression that fails has an "error", as
/// json_error() writes it, in the place of its value, and counts as null. The entity, null where none
/// is selected, is as Port's API has it; its properties are those that would be stored. While `jq` has
/// open questions the answer means nothing. Errors: those of read_mapping(); kModelSyntax; kWrongType
/// for a record that is no JSON.
Result<Json> try_mapping(std::string_view mapping, std::string_view record, const Model& model,
                         jq::Fallback& jq, Millis now);

}  // namespace dora
