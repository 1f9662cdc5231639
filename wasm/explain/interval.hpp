#pragma once

#include <string>

#include "explain/population.hpp"
#include "model/node.hpp"

namespace dora {

/// Lets only those count that `times`, the property of that name, places in the range. What
/// happened outside of it is left out as before and after; or, of an interval that was asked for by
/// itself, has no part in it at all.
void place_in_time(Population& population, const Column& times, const std::string& name,
                   TimeRange range, bool by_itself);

/// The moments of `range` in the interval that ends before `to`.
TimeRange within(TimeRange range, Millis from, Millis to);

/// The value of all intervals together, of the parts that an explanation names.
Json whole_value(const Aggregate& spec, const Json& aggregate);

}  // namespace dora
