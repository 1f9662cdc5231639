#pragma once

#include <cstdint>

#include "simdjson.h"

/// Deployments, changes of the last 30 days, and their hours: tests/bench/aggregate.ts.
struct Tally {
  double deployments = 0;
  double changes = 0;
  double hours = 0;
};

/// `month_ago` is RFC 3339 in UTC, as every time in the data: their texts sort as times do.
/// Members are asked for in the order in which they stand, which is the fastest way.
Tally of_pull_requests(simdjson::ondemand::parser& parser, simdjson::padded_string_view json,
                       std::string_view month_ago);
Tally of_entities(simdjson::ondemand::parser& parser, simdjson::padded_string_view json,
                  std::string_view month_ago);
