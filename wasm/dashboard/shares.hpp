#pragma once

#include "dashboard/widgets.hpp"

namespace dora {

Result<SharesResult> compute_shares(const ShareChart& chart, Evaluation& evaluation);

}  // namespace dora
