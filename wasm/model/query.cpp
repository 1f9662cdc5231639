#include "model/query.hpp"

#include <array>
#include <utility>

#include "model/node.hpp"

namespace dora {
namespace {

constexpr std::array<std::pair<std::string_view, Operator>, 19> kOperators{{
    {"=", Operator::kEqual},
    {"!=", Operator::kNotEqual},
    {">", Operator::kGreater},
    {">=", Operator::kGreaterEqual},
    {"<", Operator::kLess},
    {"<=", Operator::kLessEqual},
    {"between", Operator::kBetween},
    {"notBetween", Operator::kNotBetween},
    {"isEmpty", Operator::kIsEmpty},
    {"isNotEmpty", Operator::kIsNotEmpty},
    {"contains", Operator::kContains},
    {"doesNotContains", Operator::kDoesNotContain},
    {"containsAny", Operator::kContainsAny},
    {"beginsWith", Operator::kBeginsWith},
    {"doesNotBeginsWith", Operator::kDoesNotBeginWith},
    {"endsWith", Operator::kEndsWith},
    {"doesNotEndsWith", Operator::kDoesNotEndWith},
    {"in", Operator::kIn},
    {"notIn", Operator::kNotIn},
}};

constexpr std::array<std::pair<std::string_view, int>, 9> kRollingPresets{{
    {"lastDay", 1},
    {"lastWeek", 7},
    {"last2Weeks", 14},
    {"lastMonth", 30},
    {"last3Months", 90},
    {"last6Months", 180},
    {"last12Months", 365},
    {"last2Years", 730},
    {"last3Years", 1095},
}};

/// today, tomorrow and yesterday, as whole days away from the one that holds now.
std::optional<int> day_preset(std::string_view preset) {
  if (preset == "today") return 0;
  if (preset == "tomorrow") return 1;
  if (preset == "yesterday") return -1;
  return std::nullopt;
}

Millis read_moment(const Node& node) {
  const std::optional<Millis> time = parse_time(node.text());
  if (!time) node.fail(ErrorCode::kModelShape, "date-time");
  return time.value_or(kNoTime);
}

Rule read_rule(const Node& node) {
  Rule rule;
  rule.property = node["property"].text();
  if (rule.property.empty()) node.fail(ErrorCode::kModelUnsupported, "rule without a property");
  const std::string name = node["operator"].text();
  const std::optional<Operator> known = operator_named(name);
  if (!known) {
    node["operator"].fail(ErrorCode::kModelUnknownOperator, name);
    return rule;
  }
  rule.op = *known;
  const Node value = node["value"];
  if (value.json().is_object()) {
    rule.window = read_window(value);
  } else if (value.json().is_array()) {
    value.elements([&](const Node& element) { rule.values.push_back(read_literal(element)); });
  } else {
    rule.values.push_back(read_literal(value));
  }
  const bool ranged = rule.op == Operator::kBetween || rule.op == Operator::kNotBetween;
  if (ranged && !rule.window) value.fail(ErrorCode::kModelShape, "object");
  return rule;
}

void read_rules(const Node& rules, Query& query) {
  rules.elements([&](const Node& node) {
    if (node.has("combinator")) {
      query.nested.push_back(read_query(node));
    } else {
      query.rules.push_back(read_rule(node));
    }
  });
}

}  // namespace

Literal read_literal(const Node& node) {
  const Json& json = node.json();
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (!json.is_null()) node.fail(ErrorCode::kModelShape, "null, boolean, number or string");
  return std::monostate{};
}

std::optional<Operator> operator_named(std::string_view name) {
  for (const auto& [known, op] : kOperators) {
    if (known == name) return op;
  }
  return std::nullopt;
}

std::optional<Millis> preset_length(std::string_view preset) {
  for (const auto& [name, days] : kRollingPresets) {
    if (name == preset) return days * kDay;
  }
  return std::nullopt;
}

TimeWindow read_window(const Node& node) {
  TimeWindow window;
  if (node.has("preset")) {
    window.preset = node["preset"].text();
    if (!preset_length(window.preset) && !day_preset(window.preset)) {
      node["preset"].fail(ErrorCode::kModelUnknownOperator, window.preset);
    }
    return window;
  }
  window.from = read_moment(node["from"]);
  window.to = read_moment(node["to"]);
  return window;
}

TimeRange TimeWindow::at(Millis now) const {
  if (preset.empty()) return {from, to};
  if (const std::optional<Millis> length = preset_length(preset)) return {now - *length, now};
  const Millis day = interval_start(Interval::kDaily, now) + day_preset(preset).value_or(0) * kDay;
  return {day, day + kDay - 1};
}

Query read_query(const Node& node) {
  Query query;
  if (node.is_null()) return query;
  if (node.json().is_array()) {
    read_rules(node, query);
    return query;
  }
  const std::string combinator = node["combinator"].text("and");
  query.any = combinator == "or";
  if (!query.any && combinator != "and") {
    node["combinator"].fail(ErrorCode::kModelUnknownOperator, combinator);
  }
  read_rules(node["rules"], query);
  return query;
}

}  // namespace dora
