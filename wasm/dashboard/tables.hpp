#pragma once

#include "dashboard/widgets.hpp"

namespace dora {

Result<TableResult> compute_table(const TableWidget& table, Evaluation& evaluation);

}  // namespace dora
