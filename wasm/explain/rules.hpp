#pragma once

#include "evaluate/evaluation.hpp"
#include "model/node.hpp"

namespace dora {

/// ExplainedRule[] of web/src/engine/explanation.ts: conditions that all must hold follow one
/// another, those of which one is enough are a group.
Json json_rules(const Query& query, std::size_t blueprint, Evaluation& evaluation);

/// A window as its ends, and its preset where that is in force.
Json json_window(const TimeWindow& window, Evaluation& evaluation);

}  // namespace dora
