#pragma once

#include <vector>

#include "ingest/input_summary.hpp"
#include "model/history.hpp"
#include "model/node.hpp"

namespace dora {

/// Adds a warning "looks-cut-off" for each source whose history seems to begin where an export or the
/// tool's memory does, and not where the work did: `source`, the `blueprint` of the entities that tell
/// it (of several, those that are most), the moment `from` which they are, and the `days` of the
/// window. All files of a source are taken together. It has at least twenty entities of a kind of which
///   - the earliest is within two days of one of the source's windows before `now`, or before the
///     latest of them, when the export may have been made; and
///   - the earliest twenty follow one another, on average, after at most twice as long as all of
///     them: what has only just begun starts slowly, and is no window.
void add_cut_off(const std::vector<InputSummary>& inputs, const History& history, Millis now,
                 Json& warnings);

}  // namespace dora
