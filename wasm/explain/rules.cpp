#include "explain/rules.hpp"

#include "evaluate/query_in_view.hpp"
#include "report/json_parts.hpp"

namespace dora {
namespace {

Json json_literal(const Literal& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag;
  if (const double* number = std::get_if<double>(&value)) return json_number(*number);
  if (const std::string* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

Json json_names(const std::string& property, const char* op,
                const std::vector<std::string>& identifiers) {
  Json json;
  put(json, "property", property);
  put(json, "operator", op);
  put(json, "values", identifiers);
  return json;
}

Json json_path(const PathRule& rule) {
  std::string path = rule.from;
  for (const PathStep& step : rule.path) path += (path.empty() ? "" : ".") + step.relation;
  return json_names(path, "matchAny", rule.identifiers);
}

class Writer {
 public:
  Writer(std::size_t blueprint, Evaluation& evaluation)
      : blueprint_(evaluation.catalog().blueprints()[blueprint].identifier),
        evaluation_(evaluation) {}

  void add(const Query& query, Json& rules) {
    for (const Rule& rule : query.rules) rules.push_back(in_view(rule));
    for (const RelatedRule& rule : query.related) {
      rules.push_back(json_names(rule.blueprint, "relatedTo", rule.identifiers));
    }
    for (const PathRule& rule : query.paths) rules.push_back(json_path(rule));
    for (const Query& nested : query.nested) {
      if (nested.size() < 2 || nested.any == query.any) {
        add(nested, rules);
      } else {
        rules.push_back(json_group(nested));
      }
    }
  }

  Json json_group(const Query& query) {
    Json rules = Json::array();
    add(query, rules);
    Json json;
    put(json, "property", "");
    put(json, "operator", query.any ? "or" : "and");
    put(json, "rules", std::move(rules));
    return json;
  }

 private:
  /// The rule that is in force in its place.
  Json in_view(const Rule& rule) {
    const View& view = evaluation_.settings().view;
    Query one;
    one.rules = {rule};
    const TimeRange range = view.from ? evaluation_.view_range() : TimeRange{};
    const Query read = query_in_view(one, blueprint_, view, range);
    Rule any = rule;  // value is good
    any.op = Operator::kIn;
    any.values.clear();
    const Rule& in_force = read.rules.empty() ? any : read.rules.front();
    Json json = json_rule(in_force);
    const bool moved = rule.window && rule.window->preset != in_force.window->preset;
    if (moved || in_force.op != rule.op || in_force.values != rule.values) put(json, "fromView", true);
    return json;
  }

  Json json_rule(const Rule& rule) {
    Json json = rule.window ? json_window(*rule.window, evaluation_) : Json::object();
    put(json, "property", rule.property);
    if (!rule.schema_type.empty()) {
      put(json, "property", rule.schema_format.empty() ? rule.schema_type : rule.schema_format);
    }
    put(json, "operator", operator_name(rule.op));
    if (rule.window) return json;
    Json& values = put_array(json, "values");
    for (const Literal& value : rule.values) values.push_back(json_literal(value));
    return json;
  }

  const std::string& blueprint_;
  Evaluation& evaluation_;
};

}  // namespace

Json json_window(const TimeWindow& window, Evaluation& evaluation) {
  const TimeRange range = evaluation.range(window);
  Json json;
  put_span(json, range.from, range.to);
  const bool given_way = evaluation.settings().view.from && gives_way(window);
  if (!window.preset.empty() && !given_way) put(json, "preset", window.preset);
  return json;
}

Json json_rules(const Query& query, std::size_t blueprint, Evaluation& evaluation) {
  Writer writer(blueprint, evaluation);
  if (query.any && query.size() > 1) return Json::array({writer.json_group(query)});
  Json rules = Json::array();
  writer.add(query, rules);
  return rules;
}

}  // namespace dora
