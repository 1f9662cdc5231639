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
  kIsExpired,
  kIsNotExpired,
};

/// The operator of that name in Port's documents, such as ">=" or "doesNotContains".
std::optional<Operator> operator_named(std::string_view name);

/// The name that operator_named() takes.
std::string_view operator_name(Operator op);

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

  /// The moments themselves. Presets are rolling windows that end at `now`, or, as nextWeek, begin
  /// there: lastMonth is the 30 days before it, never a calendar month; today, yesterday and tomorrow
  /// are calendar days in UTC (Port's comparison operators).
  TimeRange at(Millis now) const;
  bool operator==(const TimeWindow&) const = default;
};

/// Reads `{preset}` or `{from, to}`. An unknown preset is kModelUnknownOperator with its name.
TimeWindow read_window(const Node& node);

/// The length of a rolling preset such as "lastMonth", negative where it lies ahead; nothing for a
/// text that is none.
std::optional<Millis> preset_length(std::string_view preset);

/// One comparison. `property` names a property, a relation or a meta-property of the entity, or a
/// path such as "service.$title"; a scorecard is "$scorecard#id", a rule of one
/// "$scorecard-rule#id#rule". Port's `propertySchema` rules compare every property of a type instead.
struct Rule {
  std::string property;
  Operator op = Operator::kEqual;
  std::vector<Literal> values;  // what it is compared with; one, or the elements of an array
  std::optional<TimeWindow> window;
  std::string schema_type;    // of a propertySchema rule: "string", "number", ...
  std::string schema_format;  // "url", "date-time"; empty for any
  std::string context;        // what the rule asks of the user who looks at the page; else empty

  /// Whether it may hold at one moment and not at another.
  bool depends_on_now() const;
  bool operator==(const Rule&) const = default;
};

/// The entities that are related to one of those named, directly or not (`relatedTo`).
struct RelatedRule {
  enum class Direction : std::uint8_t {
    kAny,
    kUpstream,    // what the named entities depend on
    kDownstream,  // what depends on them
  };
  std::string blueprint;  // of the named entities
  std::vector<std::string> identifiers;
  Direction direction = Direction::kAny;
  std::optional<bool> required;  // only along relations that are required, or that are not
  bool operator==(const RelatedRule&) const = default;
};

/// A relation of a path, followed once or, `repeated`, once to `hops` times.
struct PathStep {
  std::string relation;
  bool repeated = false;
  int hops = 1;
  bool operator==(const PathStep&) const = default;
};

/// The entities that a path connects with one of those named (`matchAny`): the path begins at the
/// entities in question and ends at the named ones or, where `from` is given, begins at the named
/// ones, which are of that blueprint.
struct PathRule {
  std::vector<PathStep> path;
  std::string from;
  std::vector<std::string> identifiers;
  bool operator==(const PathRule&) const = default;
};

/// Conditions that all hold ("and") or of which one holds ("or"), nested to any depth. Without
/// conditions it holds for every entity.
struct Query {
  bool any = false;  // "or"
  std::vector<Rule> rules;
  std::vector<RelatedRule> related;
  std::vector<PathRule> paths;
  std::vector<Query> nested;

  std::size_t size() const { return rules.size() + related.size() + paths.size() + nested.size(); }
  bool empty() const { return size() == 0; }
  bool operator==(const Query&) const = default;
};

/// Reads `{combinator, rules}`, or a bare array of rules (which widgets may hold). Errors: an unknown
/// operator, combinator, direction or preset is kModelUnknownOperator with its name.
Query read_query(const Node& node);

}  // namespace dora
