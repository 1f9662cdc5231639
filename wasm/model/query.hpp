#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.hpp"

namespace dora {

class Node;

/// A constant in a query: null, a boolean, a number or a text (dates are texts until they are used).
using Literal = std::variant<std::monostate, bool, double, std::string>;

Literal read_literal(const Node& node);

/// The operators of Port's query language; names are Port's, less the spelling of "does not".
enum class Operator : std::uint8_t {
  kEqual,
  kNotEqual,
  kGreater,
  kGreaterEqual,
  kLess,
  kLessEqual,
  kBetween,
  kNotBetween,
  kIsEmpty,
  kIsNotEmpty,
  kContains,
  kDoesNotContain,
  kContainsAny,
  kBeginsWith,
  kDoesNotBeginWith,
  kEndsWith,
  kDoesNotEndWith,
  kIn,
  kNotIn,
};

/// The operator of that name in Port's documents, such as ">=" or "doesNotContains".
std::optional<Operator> operator_named(std::string_view name);

/// Both ends belong to the range.
struct TimeRange {
  Millis from;
  Millis to;
  bool contains(Millis time) const { return time != kNoTime && time >= from && time <= to; }
};

/// What `between` compares with: a preset, or two moments.
struct TimeWindow {
  std::string preset;
  Millis from = kNoTime;
  Millis to = kNoTime;

  /// The moments themselves. Presets are rolling windows that end at `now`: lastMonth is the 30 days
  /// before it, never a calendar month; today, yesterday and tomorrow are calendar days in UTC
  /// (Port's comparison operators, port-facts 1.5).
  TimeRange at(Millis now) const;
};

/// Reads `{preset}` or `{from, to}`. An unknown preset is kModelUnknownOperator with its name.
TimeWindow read_window(const Node& node);

/// The length of a rolling preset such as "lastMonth"; nothing for a text that is none.
std::optional<Millis> preset_length(std::string_view preset);

/// One condition on one property or meta-property of an entity.
struct Rule {
  std::string property;
  Operator op = Operator::kEqual;
  std::vector<Literal> values;  // what it is compared with; one, or the elements of an array
  std::optional<TimeWindow> window;
};

/// Conditions that all hold ("and") or of which one holds ("or"), nested to any depth. Without
/// conditions it holds for every entity.
struct Query {
  bool any = false;  // "or"
  std::vector<Rule> rules;
  std::vector<Query> nested;

  bool empty() const { return rules.empty() && nested.empty(); }
};

/// Reads `{combinator, rules}`, or a bare array of rules (which widgets may hold). Errors: an unknown
/// operator or preset is kModelUnknownOperator with its name.
Query read_query(const Node& node);

}  // namespace dora
