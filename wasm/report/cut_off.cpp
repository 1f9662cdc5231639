#include "report/cut_off.hpp"

#include <algorithm>
#include <cstdlib>

#include "model/put.hpp"

namespace dora {
namespace {

constexpr Millis kTolerance = 2 * kDay;

bool starts_steadily(const Span& span) {
  const double start = static_cast<double>(span.earliest.back() - span.from());
  const double all = static_cast<double>(span.to - span.from());
  return start / (Span::kEarliest - 1) <= 2 * all / static_cast<double>(span.count - 1);
}

/// The days of the window at whose beginning the span begins; 0 for none.
int window_of(const Span& span, const std::string& source, const History& history, Millis now) {
  for (const History::Window& window : history.windows) {
    if (!window.source.empty() && window.source != source) continue;
    for (const Millis end : {now, span.to}) {
      if (std::llabs(span.from() - (end - window.days * kDay)) <= kTolerance) return window.days;
    }
  }
  return 0;
}

/// The entities of a blueprint in all files of a source.
Span whole_span(const std::vector<InputSummary>& inputs, const std::string& source,
                const std::string& blueprint) {
  Span all;
  for (const InputSummary& input : inputs) {
    if (input.source != source) continue;
    for (const auto& [name, span] : input.spans) {
      if (name == blueprint) all.add(span);
    }
  }
  return all;
}

}  // namespace

void add_cut_off(const std::vector<InputSummary>& inputs, const History& history, Millis now,
                 Json& warnings) {
  std::vector<std::string> sources;
  for (const InputSummary& input : inputs) sources.push_back(input.source);
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  for (const std::string& source : sources) {
    std::uint64_t most = Span::kEarliest - 1;
    Json warning;
    const std::string* last = nullptr;
    for (const History::Time& time : history.times) {
      if (last && *last == time.blueprint) continue;
      last = &time.blueprint;
      const Span span = whole_span(inputs, source, time.blueprint);
      if (span.count <= most || !starts_steadily(span)) continue;
      const int days = window_of(span, source, history, now);
      if (days == 0) continue;
      most = span.count;
      put(warning, "id", "looks-cut-off");
      put(warning, "source", source);
      put(warning, "blueprint", time.blueprint);
      put(warning, "from", format_time(span.from()));
      put(warning, "days", days);
    }
    if (!warning.is_null()) warnings.push_back(std::move(warning));
  }
}

}  // namespace dora
