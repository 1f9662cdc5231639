#pragma once

#include <string>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "ingest/input_summary.hpp"
#include "model/model.hpp"

namespace dora {

/// The report as one JSON text: its contract is docs/report.md. It holds exactly what the page shows.
/// Deterministic: the same entities, model and settings give the same bytes.
std::string write_report(const std::vector<InputSummary>& inputs, const Model& model,
                         Evaluation& evaluation);

/// One file's part of it.
std::string write_input(const InputSummary& input);

}  // namespace dora
