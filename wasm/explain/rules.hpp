#pragma once

#include "model/node.hpp"
#include "model/query.hpp"

namespace dora {

/// ExplainedRule[] of web/src/engine/explanation.ts: conditions that all must hold follow one
/// another, those of which one is enough are a group.
Json json_rules(const Query& query, Millis now);

/// A window as its ends, and its preset where it is one.
Json json_window(const TimeWindow& window, Millis now);

}  // namespace dora
