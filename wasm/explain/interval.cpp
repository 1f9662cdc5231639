#include "explain/interval.hpp"

#include <algorithm>

namespace dora {

void place_in_time(Population& population, const Column& times, const std::string& name,
                   TimeRange range, bool by_itself) {
  population.in_time = true;
  Requirement timely{RowMask(population.belongs.size()), name, &times, range};
  for (RowId row = 0; row < timely.holds.size(); ++row) {
    timely.holds[row] = range.contains(times.time(row));
  }
  if (by_itself) population.belongs = timely.holds;
  population.more.push_back(std::move(timely));
}

TimeRange within(TimeRange range, Millis from, Millis to) {
  return {std::max(from, range.from), std::min(to - 1, range.to)};
}

Json whole_value(const Aggregate& spec, const Json& aggregate) {
  if (spec.function == Function::kLast) return nullptr;
  const bool mean = spec.function == Function::kAverage;
  const auto found = aggregate.find(mean ? "mean" : std::string(function_name(spec.function)));
  return found == aggregate.end() ? Json(nullptr) : *found;
}

}  // namespace dora
