#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "ingest/input_summary.hpp"
#include "model/model.hpp"

namespace dora {

/// The report as one JSON text: its contract is docs/report.md. It holds exactly what the page shows.
/// Deterministic: the same entities, model and settings give the same bytes.
std::string write_report(const std::vector<InputSummary>& inputs, const Model& model,
                         Evaluation& evaluation);

/// Of the report only what another is compared with: `now`, the number and line widgets, `trends`.
std::string write_summary(const Model& model, Evaluation& evaluation);

/// The metrics over time of each entity of a blueprint; an empty array for one that aggregates
/// nothing.
std::string write_sparklines(const Model& model, std::string_view blueprint,
                             Evaluation& evaluation);

/// One file's part of it.
std::string write_input(const InputSummary& input);

}  // namespace dora
