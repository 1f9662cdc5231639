#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.hpp"

namespace dora {

class Node;

enum class Function : std::uint8_t { kCount, kSum, kMin, kMax, kMedian, kAverage, kLast };

/// How many entities, or values of a property, become one number: Port's `calculationSpec`, which
/// aggregation properties and number charts share.
struct Aggregate {
  Function function = Function::kCount;
  bool by_property = false;
  std::string property;                        // of the target; when by_property
  std::optional<Millis> per;                   // averageOf as a length; nothing is "total"
  std::string measure_time_by = "$createdAt";  // what places an entity in time
};

/// Reads the name of a function; absent is "count".
Function read_function(const Node& node);

/// The name of a function, as Port has it.
std::string_view function_name(Function function);

/// The name of the length that averages are per, such as "week"; empty for any other length.
std::string_view length_name(Millis length);

/// Reads func, calculationBy, property, averageOf and measureTimeBy of `node`. A member that a
/// function does not need may stand there all the same: older documents have `averageOf` in a count.
Aggregate read_aggregate(const Node& node);

/// What the sum is divided by where an average is per week, day, hour or month. Port's documents and
/// its users disagree (port-facts 1.2), so it is a setting.
enum class DivisorRule : std::uint8_t {
  kSpan,           // A: the time from the first entity to the last, every begun interval whole
  kActiveWeeks,    // B: the calendar intervals that hold an entity
  kUntilNow,       // C: the time from the first entity to now, every begun interval whole
  kWindow,         // D: the length of the query's time window, 90 days where it has none
  kCalendarWeeks,  // E: the calendar intervals from the first entity's to the last one's
};

/// "span", "active-weeks", "until-now", "window" or "calendar-weeks"; nothing for another text.
std::optional<DivisorRule> divisor_rule(std::string_view name);

/// The name of a rule, as divisor_rule() takes it.
std::string_view divisor_name(DivisorRule rule);

}  // namespace dora
