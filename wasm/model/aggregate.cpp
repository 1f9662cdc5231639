#include "model/aggregate.hpp"

#include <array>
#include <utility>

#include "model/node.hpp"

namespace dora {
namespace {

template <typename Value, std::size_t Size>
using Names = std::array<std::pair<std::string_view, Value>, Size>;

constexpr Names<Function, 7> kFunctions{{
    {"count", Function::kCount},
    {"sum", Function::kSum},
    {"min", Function::kMin},
    {"max", Function::kMax},
    {"median", Function::kMedian},
    {"average", Function::kAverage},
    {"last", Function::kLast},
}};

/// Port counts 30 days a month in its charts (port-facts 1.2).
constexpr Names<Millis, 4> kLengths{
    {{"hour", kHour}, {"day", kDay}, {"week", kWeek}, {"month", 30 * kDay}}};

constexpr Names<DivisorRule, 5> kDivisorRules{{
    {"span", DivisorRule::kSpan},
    {"active-weeks", DivisorRule::kActiveWeeks},
    {"until-now", DivisorRule::kUntilNow},
    {"window", DivisorRule::kWindow},
    {"calendar-weeks", DivisorRule::kCalendarWeeks},
}};

template <typename Value, std::size_t Size>
std::optional<Value> by_name(const Names<Value, Size>& names, std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

template <typename Value, std::size_t Size>
std::string_view name_of(const Names<Value, Size>& names, Value value) {
  for (const auto& [name, known] : names) {
    if (known == value) return name;
  }
  return {};
}

}  // namespace

std::string_view function_name(Function function) { return name_of(kFunctions, function); }

std::string_view length_name(Millis length) { return name_of(kLengths, length); }

Function read_function(const Node& node) {
  const std::string name = node.text("count");
  const std::optional<Function> known = by_name(kFunctions, name);
  if (!known) node.fail(ErrorCode::kModelUnknownOperator, name);
  return known.value_or(Function::kCount);
}

Aggregate read_aggregate(const Node& node) {
  Aggregate spec;
  spec.function = read_function(node["func"]);
  const bool by_property = node["calculationBy"].text("entities") == "property";
  spec.by_property = by_property && spec.function != Function::kCount;  // which asks for no value
  spec.property = node["property"].text();
  spec.measure_time_by = node["measureTimeBy"].text("$createdAt");
  if (spec.function == Function::kAverage) {
    const std::string average_of = node["averageOf"].text(spec.by_property ? "total" : "day");
    spec.per = by_name(kLengths, average_of);
    if (!spec.per && average_of != "total") {
      node["averageOf"].fail(ErrorCode::kModelUnknownOperator, average_of);
    }
  }
  if (spec.by_property && spec.property.empty()) {
    node["property"].fail(ErrorCode::kModelShape, "string");
  }
  return spec;
}

std::optional<DivisorRule> divisor_rule(std::string_view name) {
  return by_name(kDivisorRules, name);
}

std::string_view divisor_name(DivisorRule rule) { return name_of(kDivisorRules, rule); }

}  // namespace dora
