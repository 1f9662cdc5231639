#pragma once

#include "dashboard/widgets.hpp"

namespace dora {

Result<NumberResult> compute_number(const NumberChart& chart, Evaluation& evaluation);

}  // namespace dora
