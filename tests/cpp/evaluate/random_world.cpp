#include "random_world.hpp"

#include <algorithm>

namespace dora::test {
namespace {

const std::vector<double> kNumbers{-3, -0.5, 0, 1, 2, 2.25, 7, 10.1, 24, 100.75, 4000};
const std::vector<std::string> kTexts{"",           "a",    "ab",       "b",       "ba",
                                      "Production", "prod", "\xC3\xA9", "Success", "2"};
const std::vector<std::string> kTitles{"Alpha", "Beta", "Gamma", "Delta"};
const std::vector<std::string> kNames{"_team", "service", "deployment", "incident", "domain"};
const std::vector<std::string> kPresets{"today",       "yesterday",    "tomorrow",   "lastDay",
                                        "lastWeek",    "last2Weeks",   "lastMonth",  "last3Months",
                                        "last6Months", "last12Months", "last2Years", "last3Years"};
const std::vector<std::string> kForEveryone{"=", "!=", "in", "notIn", "isEmpty", "isNotEmpty"};
const std::vector<std::string> kForTexts{"contains",       "doesNotContains",   "containsAny",
                                         "beginsWith",     "doesNotBeginsWith", "endsWith",
                                         "doesNotEndsWith"};
const std::vector<std::string> kForOrder{">", ">=", "<", "<="};
const std::vector<std::string> kIntervals{"hour", "day", "week", "month", "total"};

// 2024-01-01T00:00:00Z
constexpr Millis kBeginning = 1'704'067'200'000;

}  // namespace

RandomWorld::RandomWorld(std::uint64_t seed, std::size_t entities) : random_(seed) {
  now_ = kBeginning + static_cast<Millis>(below(700)) * kDay;
  if (!one_in(4)) now_ += static_cast<Millis>(below(static_cast<std::size_t>(kDay)));
  std::vector<std::string> chosen = kNames;
  std::shuffle(chosen.begin(), chosen.end(), random_);
  chosen.resize(3 + below(3));
  for (const std::string& name : chosen) make_blueprint(name);
  for (Json& each : blueprints_) {
    make_relations(each);
    make_ownership(each);
  }
  // What is computed may read what was there before, and nothing that comes later.
  const std::size_t computed = 4 + below(14);
  for (std::size_t i = 0; i < computed; ++i) {
    Json& each = blueprints_[below(blueprints_.size())];
    if (one_in(3)) {
      make_mirror(each, "mirror" + std::to_string(i));
    } else {
      make_aggregation(each, kAggregation + std::to_string(i));
    }
  }
  per_blueprint_ = std::max<std::size_t>(1, entities / blueprints_.size());
  for (std::size_t i = 0; i < entities; ++i) {
    const std::size_t number = i / blueprints_.size();
    entities_.push_back(entity(blueprints_[i % blueprints_.size()]["identifier"], number));
    // Another version of it; which one counts depends on the time alone.
    if (one_in(30)) {
      Json older = entity(entities_.back()["blueprint"], number);
      entities_.back()["updatedAt"] = format_time(now_);
      older["updatedAt"] =
          one_in(3) ? Json() : Json(format_time(now_ - 1 - static_cast<Millis>(i)));
      entities_.push_back(older);
    }
  }
  std::shuffle(entities_.begin(), entities_.end(), random_);
}

std::vector<std::string> RandomWorld::names() const {
  std::vector<std::string> all;
  for (const Json& each : blueprints_) all.push_back(each["identifier"]);
  return all;
}

Json& RandomWorld::document(const std::string& name) {
  return *std::find_if(blueprints_.begin(), blueprints_.end(),
                       [&](const Json& each) { return each["identifier"] == name; });
}

bool RandomWorld::has(const std::string& name) const { return known_.count(name) > 0; }

// -- the model
// -------------------------------------------------------------------------------------

void RandomWorld::make_blueprint(const std::string& name) {
  Json properties = Json::object();
  std::vector<Known>& known = known_[name];
  const auto add = [&](const std::string& property, Kind kind, Json definition) {
    if (one_in(4)) return;
    if (kind != Kind::kList && one_in(5)) definition["default"] = value_of(kind);
    properties[property] = definition;
    known.push_back({property, kind});
  };
  add("amount", Kind::kNumber, {{"type", "number"}});
  add("hours", Kind::kNumber, {{"type", "number"}});
  add("status", Kind::kText, {{"type", "string"}});
  add("doneAt", Kind::kTime, {{"type", "string"}, {"format", "date-time"}});
  add("begunAt", Kind::kTime, {{"type", "string"}, {"format", "date-time"}});
  add("noted", Kind::kText, {{"type", "string"}});
  add("urgent", Kind::kFlag, {{"type", "boolean"}});
  add("labels", Kind::kList, {{"type", "array"}});
  for (const char* meta : {"$identifier", "$title", "$team", "$blueprint"}) {
    known.push_back({meta, Kind::kText});
  }
  for (const char* meta : {"$createdAt", "$updatedAt"}) known.push_back({meta, Kind::kTime});
  blueprints_.push_back({{"identifier", name},
                         {"schema", {{"properties", properties}}},
                         {"relations", Json::object()},
                         {"mirrorProperties", Json::object()},
                         {"aggregationProperties", Json::object()}});
}

void RandomWorld::make_relations(Json& document) {
  const std::string name = document["identifier"];
  const auto add = [&](const std::string& relation, const std::string& target) {
    const bool many = one_in(3);
    document["relations"][relation] = {{"target", target}, {"many", many}};
    if (!many && has(target)) known_[name].push_back({relation, Kind::kText});
  };
  const std::size_t count = 1 + below(3);
  for (std::size_t i = 0; i < count; ++i) {
    add("to" + std::to_string(i), any_of(blueprints_)["identifier"]);
  }
  if (one_in(3)) add("parent", name);
  if (has("_team") && one_in(2)) add("team", "_team");
  if (one_in(20)) add("lost", "nowhere");
}

void RandomWorld::make_ownership(Json& document) {
  if (one_in(3)) document["ownership"] = {{"type", "Direct"}};
  if (!one_in(3) || document["relations"].empty()) return;
  std::string path, at = document["identifier"];
  for (std::size_t steps = 1 + below(2); steps > 0 && has(at); --steps) {
    const Json relations = this->document(at)["relations"];
    if (relations.empty()) break;
    auto relation = relations.begin();
    std::advance(relation, below(relations.size()));
    path += (path.empty() ? "" : ".") + relation.key();
    at = relation.value()["target"];
  }
  if (one_in(2)) path += ".$team";
  document["ownership"] = {{"type", "Inherited"}, {"path", path}};
}

/// A walk along relations from `at`, which becomes where it ends.
std::vector<std::string> RandomWorld::stroll(std::string& at, std::size_t steps, bool& many) {
  std::vector<std::string> path;
  while (path.size() < steps) {
    const Json& relations = document(at)["relations"];
    if (has("_team") && !relations.contains("team") && one_in(4)) {
      path.emplace_back("team");  // to the owners
      at = "_team";
      continue;
    }
    if (relations.empty()) break;
    auto relation = relations.begin();
    std::advance(relation, below(relations.size()));
    if (!has(relation.value()["target"])) break;
    path.push_back(relation.key());
    many = many || relation.value()["many"] == true;
    at = relation.value()["target"];
  }
  return path;
}

void RandomWorld::make_mirror(Json& document, const std::string& name) {
  std::string at = document["identifier"];
  bool many = false;
  std::string path;
  for (const std::string& step : stroll(at, 1 + below(3), many)) path += step + ".";
  if (path.empty()) return;
  const Known source = any_of(known_[at]);
  document["mirrorProperties"][name] = {{"path", path + source.name}};
  known_[document["identifier"]].push_back({name, many ? Kind::kList : source.kind});
}

void RandomWorld::make_aggregation(Json& document, const std::string& name) {
  const std::string holder = document["identifier"];
  const std::string target = any_of(blueprints_)["identifier"];
  Json definition{{"target", target}, {"calculationSpec", calculation(target, false)}};
  if (one_in(2)) definition["query"] = query(target, definition["calculationSpec"]);
  const Json filter = path_filter(holder, target);
  if (!filter.is_null()) definition["pathFilter"] = Json::array({filter});
  document["aggregationProperties"][name] = definition;
  known_[holder].push_back({name, Kind::kNumber});
}

Json RandomWorld::path_filter(const std::string& holder, const std::string& target) {
  if (one_in(3)) return nullptr;
  for (int tries = 0; tries < 10; ++tries) {
    const bool from_target = holder == target || one_in(2);
    std::string at = from_target ? target : holder;
    bool many = false;
    const std::vector<std::string> path = stroll(at, 1 + below(4), many);
    if (path.empty() || at != (from_target ? holder : target)) continue;
    Json filter{{"path", path}};
    if (from_target || one_in(2)) filter["fromBlueprint"] = from_target ? target : holder;
    return filter;
  }
  return nullptr;
}

const RandomWorld::Known* RandomWorld::a_property(const std::string& name, Kind kind) {
  std::vector<const Known*> found;
  for (const Known& each : known_[name]) {
    if (each.kind == kind) found.push_back(&each);
  }
  return found.empty() ? nullptr : any_of(found);
}

Json RandomWorld::calculation(const std::string& target, bool with_last) {
  static const std::vector<std::string> functions{"sum", "min", "max", "median", "average", "last"};
  const Known* property = one_in(20) ? &any_of(known_[target]) : a_property(target, Kind::kNumber);
  const bool by_property = property && !one_in(3);
  Json spec{{"func", "count"}, {"calculationBy", by_property ? "property" : "entities"}};
  if (by_property) {
    spec["func"] = functions[below(functions.size() - (with_last ? 0 : 1))];
    spec["property"] = property->name;
  } else if (!one_in(3)) {
    spec["func"] = "average";
  }
  if (spec["func"] == "average" && !one_in(8)) spec["averageOf"] = any_of(kIntervals);
  if (!one_in(4)) spec["measureTimeBy"] = a_property(target, Kind::kTime)->name;
  return spec;
}

// -- queries
// ---------------------------------------------------------------------------------------

Json RandomWorld::query(const std::string& target, const Json& calculation) {
  Json query = nested_query(target, 0);
  if (!one_in(3)) return query;
  const Json time = calculation.value("measureTimeBy", Json("$createdAt"));
  Json timed{{"property", time}, {"operator", "between"}, {"value", window()}};
  for (std::size_t depth = below(3); depth > 0; --depth) {
    timed = {{"combinator", one_in(3) ? "or" : "and"}, {"rules", Json::array({timed})}};
  }
  Json& rules = query.is_array() ? query : query["rules"];
  rules.insert(rules.begin(), timed);
  return query;
}

Json RandomWorld::nested_query(const std::string& target, int depth) {
  Json rules = Json::array();
  const std::size_t count = one_in(8) ? 0 : 1 + below(depth == 0 ? 2 : 3);
  for (std::size_t i = 0; i < count; ++i) {
    rules.push_back(depth < 3 && one_in(4) ? nested_query(target, depth + 1) : rule(target));
  }
  if (depth == 0 && one_in(6)) return rules;
  return {{"combinator", one_in(2) ? "and" : "or"}, {"rules", rules}};
}

Json RandomWorld::rule(const std::string& target) {
  const Known& property = any_of(known_[target]);
  std::vector<std::string> operators = kForEveryone;
  const auto allow = [&](const std::vector<std::string>& more) {
    operators.insert(operators.end(), more.begin(), more.end());
  };
  const bool odd = one_in(10);  // operators that say nothing of such a value
  if (property.kind == Kind::kText || property.kind == Kind::kList || odd) allow(kForTexts);
  if (property.kind == Kind::kNumber || property.kind == Kind::kTime ||
      (odd && property.kind != Kind::kFlag)) {
    allow(kForOrder);
  }
  if (property.kind == Kind::kTime || odd) {
    for (int i = 0; i < 3; ++i) allow({"between", "notBetween"});
  }
  const std::string op = any_of(operators);
  Json rule{{"property", property.name}, {"operator", op}};
  if (op == "isEmpty" || op == "isNotEmpty") return rule;
  if (op == "between" || op == "notBetween") {
    rule["value"] = window();
    return rule;
  }
  const bool several = op == "in" || op == "notIn" || op == "containsAny" || one_in(10);
  rule["value"] = literal(property.kind);
  if (!several) return rule;
  rule["value"] = Json::array();
  for (std::size_t i = below(4); i > 0; --i) rule["value"].push_back(literal(property.kind));
  return rule;
}

/// Something to compare a value of that kind with; now and then of another type, or null.
Json RandomWorld::literal(Kind kind) {
  if (one_in(10)) return nullptr;
  if (one_in(10)) kind = static_cast<Kind>(below(4));
  if (kind == Kind::kList) return one_in(3) ? Json(any_of(kNumbers)) : Json(any_of(kTexts));
  if (kind == Kind::kText && one_in(4)) {
    return one_in(2) ? a_name() : any_of(blueprints_)["identifier"].get<std::string>() + "-0";
  }
  return value_of(kind);
}

Json RandomWorld::window() {
  if (!one_in(3)) return {{"preset", any_of(kPresets)}};
  std::string from = time_near_now(), to = time_near_now();
  // One that begins where it ends has no length to divide by; statements hold what becomes of it.
  if (from == to) to = format_time(now_ + 17);
  return {{"from", from}, {"to", to}};
}

// -- entities
// --------------------------------------------------------------------------------------

/// A name that is an identifier, a title, or nothing.
std::string RandomWorld::a_name() {
  return one_in(2) ? any_of(kTitles) : "ghost-" + std::to_string(below(4));
}

std::string RandomWorld::time_near_now() {
  static const std::vector<Millis> edges{0, 1, 7, 14, 30, 90, 180, 365, 730};
  Millis time = now_;
  switch (below(4)) {
    case 0:  // exactly on the edge of a window, or a millisecond beside it
      time -= any_of(edges) * kDay;
      if (one_in(2)) time += one_in(2) ? 1 : -1;
      break;
    case 1:  // at midnight
      time = interval_start(Interval::kDaily, now_) - static_cast<Millis>(below(40)) * kDay;
      if (one_in(4)) time -= 1;
      break;
    default:
      time -= static_cast<Millis>(below(120)) * kDay / (one_in(3) ? 20 : 1);
      time += static_cast<Millis>(below(50'000'000));
  }
  return format_time(time);
}

Json RandomWorld::value_of(Kind kind) {
  switch (kind) {
    case Kind::kNumber:
      if (one_in(3)) return static_cast<double>(below(100'000)) / 8;
      return any_of(kNumbers);
    case Kind::kTime:
      return time_near_now();
    case Kind::kText:
      return one_in(8) ? time_near_now() : any_of(kTexts);
    case Kind::kFlag:
      return one_in(2);
    case Kind::kList: {
      Json list = Json::array();
      for (std::size_t i = below(4); i > 0; --i) list.push_back(literal(Kind::kList));
      return list;
    }
  }
  return nullptr;
}

Json RandomWorld::related(const std::string& target, bool many) {
  const auto one = [&] {
    if (one_in(8)) return a_name();
    return target + "-" + std::to_string(below(per_blueprint_ + 1));
  };
  if (!many) return one_in(4) ? Json() : Json(one());
  Json list = Json::array();
  for (std::size_t i = below(4); i > 0; --i) list.push_back(one());
  return list;
}

Json RandomWorld::entity(const std::string& name, std::size_t number) {
  const Json& blueprint = document(name);
  Json made{{"identifier", name + "-" + std::to_string(number)}, {"blueprint", name}};
  made["title"] = one_in(3) ? Json() : Json(any_of(kTitles));
  if (one_in(2)) made["title"] = "Title " + std::to_string(number);
  made["team"] = one_in(3) ? Json() : related("_team", one_in(2));
  made["createdAt"] = one_in(10) ? Json() : Json(time_near_now());
  made["updatedAt"] = one_in(10) ? Json() : Json(time_near_now());
  made["properties"] = Json::object();
  made["relations"] = Json::object();
  for (const Known& each : known_[name]) {
    if (!blueprint["schema"]["properties"].contains(each.name) || one_in(6)) continue;
    made["properties"][each.name] = one_in(6) ? Json() : value_of(each.kind);
  }
  for (const auto& [relation, definition] : blueprint["relations"].items()) {
    if (one_in(6)) continue;
    made["relations"][relation] = related(definition["target"], definition["many"]);
  }
  return made;
}

}  // namespace dora::test
