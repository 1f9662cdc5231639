#pragma once

#include <string_view>

#include "base/result.hpp"
#include "evaluate/evaluation.hpp"

namespace dora {

/// Reads {"nowMs","divisor","view"}, as web/src/engine/settings.ts writes it. Errors: kModelSyntax;
/// kModelShape where a member is of another shape or the divisor is none.
Result<EvaluationSettings> read_settings(std::string_view text);

}  // namespace dora
