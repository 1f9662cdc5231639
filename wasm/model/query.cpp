#include "model/query.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/node.hpp"

namespace dora {
namespace {

constexpr std::array<std::pair<std::string_view, Operator>, 21> kOperators{{
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
    {"isExpired", Operator::kIsExpired},
    {"isNotExpired", Operator::kIsNotExpired},
}};

/// In days back from now; ahead where negative.
constexpr std::array<std::pair<std::string_view, int>, 16> kRollingPresets{{
    {"lastDay", 1},
    {"lastWeek", 7},
    {"last2Weeks", 14},
    {"lastMonth", 30},
    {"last3Months", 90},
    {"last6Months", 180},
    {"last12Months", 365},
    {"last2Years", 730},
    {"last3Years", 1095},
    {"nextDay", -1},
    {"nextWeek", -7},
    {"next2Weeks", -14},
    {"nextMonth", -30},
    {"next3Months", -90},
    {"next6Months", -180},
    {"next12Months", -365},
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

/// {context, property}, "My Teams" and {{getUserTeams()}} ask who is looking.
std::string read_context(const Node& node) {
  if (node.json().is_object()) return node["context"].text();
  if (!node.json().is_string()) return {};
  const std::string text = node.text();
  return text == "My Teams" || text.rfind("{{", 0) == 0 ? text : std::string();
}

void read_value(const Node& value, Rule& rule) {
  if (rule.context.empty()) rule.context = read_context(value);
  if (!rule.context.empty()) return;
  if (value.json().is_object()) {
    rule.window = read_window(value);
  } else if (value.json().is_array()) {
    value.elements([&](const Node& element) {
      if (rule.context.empty()) rule.context = read_context(element);
      rule.values.push_back(read_literal(element));
    });
  } else {
    rule.values.push_back(read_literal(value));
  }
}

/// What a rule compares: a property; a relation's target; a scorecard, or a rule of one; or all
/// properties of a type.
void read_subject(const Node& node, Rule& rule) {
  const Node property = node["property"];
  if (property.json().is_object() && property.has("context")) {
    rule.context = property["context"].text();
  } else if (node.has("relation")) {
    rule.property = node["relation"].text() + "." + node["targetProperty"].text("$identifier");
  } else if (node.has("scorecardRule")) {
    rule.property =
        "$scorecard-rule#" + node["scorecard"].text() + "#" + node["scorecardRule"].text();
  } else if (node.has("scorecard")) {
    rule.property = "$scorecard#" + node["scorecard"].text();
  } else if (node.has("propertySchema")) {
    rule.schema_type = node["propertySchema"]["type"].text();
    rule.schema_format = node["propertySchema"]["format"].text();
    if (rule.schema_type.empty()) node["propertySchema"]["type"].fail(ErrorCode::kModelShape, "string");
  } else {
    rule.property = property.text();
    if (rule.property.empty()) property.fail(ErrorCode::kModelShape, "string");
  }
}

Rule read_rule(const Node& node) {
  Rule rule;
  read_subject(node, rule);
  const std::string name = node["operator"].text();
  const std::optional<Operator> known = operator_named(name);
  if (!known) {
    node["operator"].fail(ErrorCode::kModelUnknownOperator, name);
    return rule;
  }
  rule.op = *known;
  read_value(node["value"], rule);
  const bool ranged = rule.op == Operator::kBetween || rule.op == Operator::kNotBetween;
  if (ranged && !rule.window && rule.context.empty()) {
    node["value"].fail(ErrorCode::kModelShape, "object");
  }
  return rule;
}

/// One identifier or several.
std::vector<std::string> read_identifiers(const Node& node) {
  if (!node.json().is_array()) return {node.text()};
  std::vector<std::string> identifiers;
  node.elements([&](const Node& item) { identifiers.push_back(item.text()); });
  return identifiers;
}

RelatedRule read_related(const Node& node) {
  RelatedRule rule;
  rule.blueprint = node["blueprint"].text();
  rule.identifiers = read_identifiers(node["value"]);
  const std::string direction = node["direction"].text();
  if (direction == "upstream") {
    rule.direction = RelatedRule::Direction::kUpstream;
  } else if (direction == "downstream") {
    rule.direction = RelatedRule::Direction::kDownstream;
  } else if (!direction.empty()) {
    node["direction"].fail(ErrorCode::kModelUnknownOperator, direction);
  }
  if (!node["required"].is_null()) rule.required = node["required"].flag(false);
  if (rule.blueprint.empty()) node["blueprint"].fail(ErrorCode::kModelShape, "string");
  return rule;
}

PathRule read_path(const Node& node) {
  constexpr int kMostHops = 15;  // as in Port
  PathRule rule;
  rule.from = node["property"]["fromBlueprint"].text();
  rule.identifiers = read_identifiers(node["value"]);
  node["property"]["path"].elements([&](const Node& step) {
    if (!step.json().is_object()) return rule.path.push_back({step.text()});
    const int hops = static_cast<int>(step["maxHops"].number(1));
    if (hops < 1 || hops > kMostHops) step["maxHops"].fail(ErrorCode::kModelShape, "1 to 15");
    rule.path.push_back({step["relation"].text(), true, hops});
  });
  if (rule.path.empty()) node["property"]["path"].fail(ErrorCode::kModelShape, "array");
  return rule;
}

void read_rules(const Node& rules, Query& query) {
  rules.elements([&](const Node& node) {
    const Json& op = node["operator"].json();
    const bool has_user = !read_context(node["value"]).empty();
    if (node.has("combinator")) {
      query.nested.push_back(read_query(node));
    } else if (op == "relatedTo" && !has_user) {
      query.related.push_back(read_related(node));
    } else if (op == "matchAny" && !has_user) {
      query.paths.push_back(read_path(node));
    } else if (op == "relatedTo" || op == "matchAny") {
      query.rules.push_back({});  // it cannot hold, and says so where it is asked
      read_value(node["value"], query.rules.back());
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

std::string_view operator_name(Operator op) {
  const auto found = std::find_if(kOperators.begin(), kOperators.end(),
                                  [&](const auto& known) { return known.second == op; });
  return found->first;
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
  if (const std::optional<Millis> length = preset_length(preset)) {
    return *length < 0 ? TimeRange{now, now - *length} : TimeRange{now - *length, now};
  }
  const Millis day = interval_start(Interval::kDaily, now) + day_preset(preset).value_or(0) * kDay;
  return {day, day + kDay - 1};
}

bool Rule::depends_on_now() const {
  return (window && !window->preset.empty()) || op == Operator::kIsExpired ||
         op == Operator::kIsNotExpired;
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
