#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "ingest/input_summary.hpp"
#include "model/model.hpp"
#include "model/node.hpp"

namespace dora {

/// The parts of a report that are the same whatever the settings: members as text, without braces,
/// and warnings about what entities lack.
struct Unchanging {
  std::string members;
  Json missing;
};

/// The report as one JSON text: its contract is docs/report.md. It holds exactly what the page
/// shows. Deterministic: the same entities, model and settings give the same bytes. `kept` has what
/// depends on the files and the model alone; it is made where it is not there.
std::string write_report(const std::vector<InputSummary>& inputs, const Model& model,
                         Evaluation& evaluation, std::optional<Unchanging>& kept);

/// Of the report only what another is compared with: `now`, the number and line widgets, `trends`.
std::string write_summary(const Model& model, Evaluation& evaluation);

/// The metrics over time of each entity of a blueprint; an empty array for one that aggregates
/// nothing.
std::string write_sparklines(const Model& model, std::string_view blueprint,
                             Evaluation& evaluation);

/// One file's part of it.
std::string write_input(const InputSummary& input);

}  // namespace dora
