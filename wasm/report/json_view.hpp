#pragma once

#include "evaluate/evaluation.hpp"
#include "report/json_parts.hpp"

namespace dora {

/// The view as web/src/engine/settings.ts has it; members that restrict nothing are left out.
Json json_view(const View& view);

/// By blueprint, how many entities the view in force leaves out one by one.
Json json_left_out(Evaluation& evaluation);

}  // namespace dora
