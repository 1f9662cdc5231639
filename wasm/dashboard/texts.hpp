#pragma once

#include "dashboard/widgets.hpp"

namespace dora {

Result<TextResult> compute_text(const TextWidget& text, Evaluation& evaluation);

}  // namespace dora
