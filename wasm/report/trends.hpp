#pragma once

#include "dashboard/trends.hpp"
#include "model/dashboard.hpp"
#include "report/json_parts.hpp"

namespace dora {

/// Metric[] of web/src/engine/report.ts. Of the widgets and properties that a metric names those
/// are left that the dashboard and the blueprints have.
Json json_trends(const Trends& trends, const Dashboard& dashboard, const Catalog& catalog);

/// Sparklines[] of the same file: of the entities that exist, by identifier.
Json json_sparklines(const Sparklines& sparklines, std::size_t blueprint, Evaluation& evaluation);

}  // namespace dora
