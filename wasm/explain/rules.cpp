#include "explain/rules.hpp"

#include "report/json_parts.hpp"

namespace dora {
namespace {

Json json_literal(const Literal& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag;
  if (const double* number = std::get_if<double>(&value)) return json_number(*number);
  if (const std::string* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

Json json_rule(const Rule& rule, Millis now) {
  Json json = rule.window ? json_window(*rule.window, now) : Json::object();
  json["property"] = rule.property;
  if (!rule.schema_type.empty()) {
    json["property"] = rule.schema_format.empty() ? rule.schema_type : rule.schema_format;
  }
  json["operator"] = operator_name(rule.op);
  if (!rule.values.empty()) json["values"] = Json::array();
  for (const Literal& value : rule.values) json["values"].push_back(json_literal(value));
  return json;
}

Json json_path(const PathRule& rule) {
  std::string path = rule.from;
  for (const PathStep& step : rule.path) path += (path.empty() ? "" : ".") + step.relation;
  return {{"property", path}, {"operator", "matchAny"}, {"values", rule.identifiers}};
}

void add(const Query& query, Millis now, Json& rules) {
  for (const Rule& rule : query.rules) rules.push_back(json_rule(rule, now));
  for (const RelatedRule& rule : query.related) {
    rules.push_back(
        {{"property", rule.blueprint}, {"operator", "relatedTo"}, {"values", rule.identifiers}});
  }
  for (const PathRule& rule : query.paths) rules.push_back(json_path(rule));
  for (const Query& nested : query.nested) {
    if (nested.size() < 2 || nested.any == query.any) {
      add(nested, now, rules);
      continue;
    }
    Json group = Json::array();
    add(nested, now, group);
    rules.push_back(
        {{"property", ""}, {"operator", nested.any ? "or" : "and"}, {"rules", std::move(group)}});
  }
}

}  // namespace

Json json_window(const TimeWindow& window, Millis now) {
  const TimeRange range = window.at(now);
  Json json = {{"from", format_time(range.from)}, {"to", format_time(range.to)}};
  if (!window.preset.empty()) json["preset"] = window.preset;
  return json;
}

Json json_rules(const Query& query, Millis now) {
  Json rules = Json::array();
  Query all;
  all.nested = {query};
  add(query.any && query.size() > 1 ? all : query, now, rules);
  return rules;
}

}  // namespace dora
