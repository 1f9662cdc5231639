#pragma once

#include "dashboard/widgets.hpp"

namespace dora {

Result<LinesResult> compute_lines(const LineChart& chart, Evaluation& evaluation);

}  // namespace dora
