#include "ingest/span.hpp"

namespace dora {

void Span::add(Millis moment) {
  if (count == 0 || moment > to) to = moment;
  std::size_t at = kept();
  ++count;
  if (at == kEarliest && moment >= earliest[--at]) return;
  for (; at > 0 && earliest[at - 1] > moment; --at) earliest[at] = earliest[at - 1];
  earliest[at] = moment;
}

void Span::add(const Span& other) {
  const std::uint64_t both = count + other.count;
  for (std::size_t i = 0; i < other.kept(); ++i) add(other.earliest[i]);
  if (other.count > 0) add(other.to);
  count = both;
}

}  // namespace dora
