#include "reference.hpp"

#include <algorithm>

namespace reference {
namespace {

const Json kNothing;

const Json& member(const Json& object, const std::string& key) {
  if (!object.is_object() || !object.contains(key)) return kNothing;
  return object.at(key);
}

bool by_identifier(const Entity* left, const Entity* right) {
  return left->identifier < right->identifier;
}

const std::string kTeam = "_team";

}  // namespace

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> parts(1);
  for (const char c : path) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::vector<std::string> names(const Json& value) {
  std::vector<std::string> found;
  if (value.is_string()) found.push_back(value.get<std::string>());
  if (value.is_array()) {
    for (const Json& one : value) found.push_back(one.get<std::string>());
  }
  return found;
}

Reference::Reference(const Json& blueprints, const Json& entities, Millis now, std::string divisor)
    : now_(now), divisor_(std::move(divisor)) {
  for (const Json& document : blueprints) blueprints_[document.at("identifier")] = document;
  for (const Json& document : entities) {
    const std::string blueprint = document.at("blueprint"), identifier = document.at("identifier");
    const auto known = entities_.find({blueprint, identifier});
    if (known != entities_.end() &&
        moment(known->second.document.at("updatedAt")) > moment(document.at("updatedAt"))) {
      continue;
    }
    entities_[{blueprint, identifier}] = {blueprint, identifier, document};
  }
}

// -- entities
// --------------------------------------------------------------------------------------

const Json& Reference::blueprint(const std::string& identifier) const {
  const auto found = blueprints_.find(identifier);
  return found == blueprints_.end() ? kNothing : found->second;
}

bool Reference::has_blueprint(const std::string& identifier) const {
  return blueprints_.count(identifier) > 0;
}

const Entity& Reference::entity(const std::string& blueprint, const std::string& identifier) {
  return entities_.emplace(std::pair(blueprint, identifier), Entity{blueprint, identifier, {}})
      .first->second;
}

/// The entity that a name means: the one it is the identifier of, else the only one with that
/// title, else one of which nothing but the name is known.
const Entity& Reference::resolve(const std::string& blueprint, const std::string& name) {
  const Entity& found = entity(blueprint, name);
  if (!found.document.is_null()) return found;
  Entities titled;
  for (const auto& [key, other] : entities_) {
    if (other.blueprint == blueprint && member(other.document, "title") == name) {
      titled.push_back(&other);
    }
  }
  return titled.size() == 1 ? *titled.front() : found;
}

/// The described ones and, of a blueprint that holds aggregations, those that a described one
/// names.
const Entities& Reference::existing(const std::string& blueprint_name) {
  const auto known = existing_.find(blueprint_name);
  if (known != existing_.end()) return known->second;
  std::set<const Entity*> found;
  Entities described;
  for (const auto& [key, one] : entities_) {
    if (!one.document.is_null()) described.push_back(&one);
  }
  const bool holds_aggregations =
      !member(blueprint(blueprint_name), "aggregationProperties").empty();
  for (const Entity* one : described) {
    if (one->blueprint == blueprint_name) found.insert(one);
    if (!holds_aggregations) continue;
    for (const auto& [relation, definition] : blueprint(one->blueprint).at("relations").items()) {
      if (definition.at("target") != blueprint_name) continue;
      for (const Entity* other : named(*one, relation)) found.insert(other);
    }
    if (blueprint_name == kTeam) {
      for (const Entity* team : team_list(*one)) found.insert(team);
    }
  }
  Entities sorted(found.begin(), found.end());
  std::sort(sorted.begin(), sorted.end(), by_identifier);
  return existing_[blueprint_name] = sorted;
}

bool Reference::exists(const Entity& one) {
  if (!one.document.is_null()) return true;
  const Entities& all = existing(one.blueprint);
  return std::find(all.begin(), all.end(), &one) != all.end();
}

// -- relations
// -------------------------------------------------------------------------------------

Entities Reference::named(const Entity& from, const std::string& relation) {
  const Json& definition = blueprint(from.blueprint).at("relations").at(relation);
  const std::string target = definition.at("target");
  Entities found;
  if (!has_blueprint(target)) return found;
  for (const std::string& name : names(member(member(from.document, "relations"), relation))) {
    found.push_back(&resolve(target, name));
  }
  return found;
}

Entities Reference::team_list(const Entity& one) {
  Entities teams;
  if (!has_blueprint(kTeam)) return teams;
  for (const std::string& name : names(member(one.document, "team"))) {
    teams.push_back(&entity(kTeam, name));
  }
  return teams;
}

/// The relations of an inherited ownership; nothing where ownership is direct.
std::optional<std::vector<std::string>> Reference::inherited(const std::string& name) const {
  const Json& ownership = member(blueprint(name), "ownership");
  if (member(ownership, "type") != "Inherited") return std::nullopt;
  std::vector<std::string> path = split(ownership.at("path"));
  if (path.back() == "$team") path.pop_back();
  return path;
}

/// The entity's own teams, or those of the entities it inherits from. Blueprints that inherit from
/// one another have none.
Entities Reference::owners(const Entity& one) {
  if (!has_blueprint(kTeam)) return {};
  Entities here{&one};
  std::string at = one.blueprint;
  std::set<std::string> asked;
  for (auto path = inherited(at); path; path = inherited(at)) {
    if (!asked.insert(at).second) return {};
    for (const std::string& step : *path) {
      const Json& relation = member(member(blueprint(at), "relations"), step);
      if (relation.is_null()) return {};
      Entities next;
      for (const Entity* each : here) {
        Entities found = named(*each, step);
        if (found.empty() && relation.at("target") == kTeam && !inherited(at)) {
          found = team_list(*each);
        }
        next.insert(next.end(), found.begin(), found.end());
      }
      here = next;
      at = relation.at("target");
    }
    if (at == kTeam) return here;
  }
  Entities teams;
  for (const Entity* each : here) {
    for (const Entity* team : team_list(*each)) teams.push_back(team);
  }
  return teams;
}

Entities Reference::targets(const Entity& from, const std::string& relation) {
  Entities found = named(from, relation);
  const Json& definition = blueprint(from.blueprint).at("relations").at(relation);
  if (found.empty() && definition.at("target") == kTeam) found = owners(from);
  return found;
}

// -- paths
// -----------------------------------------------------------------------------------------

std::set<const Entity*> Reference::walk(const Entity& from, const std::vector<std::string>& path) {
  std::set<const Entity*> here{&from};
  for (const std::string& step : path) {
    std::set<const Entity*> next;
    for (const Entity* each : here) {
      const bool has_relation = blueprint(each->blueprint).at("relations").contains(step);
      const Entities found = has_relation ? targets(*each, step) : owners(*each);
      next.insert(found.begin(), found.end());
    }
    here = next;
  }
  return here;
}

/// Where one step leads, along any relation.
Entities Reference::neighbours(const Entity& from) {
  const auto known = neighbours_.find(&from);
  if (known != neighbours_.end()) return known->second;
  Entities found;
  bool has_team_relation = from.blueprint == kTeam;
  for (const auto& [relation, definition] : blueprint(from.blueprint).at("relations").items()) {
    has_team_relation = has_team_relation || definition.at("target") == kTeam;
    const Entities to = targets(from, relation);
    found.insert(found.end(), to.begin(), to.end());
  }
  if (!has_team_relation) {
    const Entities teams = owners(from);
    found.insert(found.end(), teams.begin(), teams.end());
  }
  return neighbours_[&from] = found;
}

/// Where all chains of relations lead.
const std::set<const Entity*>& Reference::reach(const Entity& from) {
  const auto known = reaches_.find(&from);
  if (known != reaches_.end()) return known->second;
  std::set<const Entity*> reached;
  Entities waiting{&from};
  while (!waiting.empty()) {
    const Entity* here = waiting.back();
    waiting.pop_back();
    for (const Entity* next : neighbours(*here)) {
      if (reached.insert(next).second) waiting.push_back(next);
    }
  }
  return reaches_[&from] = reached;
}

/// All of `target` that belong to the holder of the aggregation.
std::set<const Entity*> Reference::members(const Entity& holder, const Json& property) {
  std::set<const Entity*> found;
  const std::string target = property.at("target");
  const Json& filters = member(property, "pathFilter");
  if (filters.empty()) {
    for (const Entity* one : existing(target)) {
      if (one == &holder) continue;
      if (reach(*one).count(&holder) > 0 || reach(holder).count(one) > 0) found.insert(one);
    }
    return found;
  }
  const Json& filter = filters.front();
  const auto path = filter.at("path").get<std::vector<std::string>>();
  if (member(filter, "fromBlueprint") != target) return walk(holder, path);
  for (const Entity* one : existing(target)) {
    auto known = arrivals_.find({one, path});
    if (known == arrivals_.end())
      known = arrivals_.emplace(std::pair(one, path), walk(*one, path)).first;
    if (known->second.count(&holder) > 0) found.insert(one);
  }
  return found;
}

// -- queries
// ---------------------------------------------------------------------------------------

bool Reference::holds(const Json& query, const Entity& one) {
  const Json& rules = query.is_array() ? query : member(query, "rules");
  if (rules.empty()) return true;
  const bool any = member(query, "combinator") == "or";
  for (const Json& rule : rules) {
    bool good = false;
    if (rule.contains("combinator")) {
      good = holds(rule, one);
    } else {
      const std::string name = rule.at("property");
      good = fulfils(rule, value(one, name), is_time(one.blueprint, name), now_);
    }
    if (good == any) return any;
  }
  return !any;
}

const Entities& Reference::select(const std::string& blueprint_name, const Json& query) {
  const std::pair key(blueprint_name, query.dump());
  const auto known = selections_.find(key);
  if (known != selections_.end()) return known->second;
  Entities selected;
  for (const Entity* one : existing(blueprint_name)) {
    if (holds(query, *one)) selected.push_back(one);
  }
  return selections_[key] = selected;
}

std::string Reference::end_of(std::string at, const std::vector<std::string>& path) const {
  for (const std::string& step : path) {
    const Json& relation = member(blueprint(at).at("relations"), step);
    at = relation.is_null() ? kTeam : relation.at("target").get<std::string>();
  }
  return at;
}

bool Reference::has_many(std::string at, const std::vector<std::string>& path) const {
  for (const std::string& step : path) {
    const Json& relation = member(blueprint(at).at("relations"), step);
    if (member(relation, "many") == true) return true;
    at = end_of(at, {step});
  }
  return false;
}

bool Reference::is_time(const std::string& at, const std::string& name) const {
  if (name == "$createdAt" || name == "$updatedAt") return true;
  const Json& definition = member(blueprint(at).at("schema").at("properties"), name);
  if (!definition.is_null()) return member(definition, "format") == "date-time";
  const Json& mirrored = member(member(blueprint(at), "mirrorProperties"), name);
  if (mirrored.is_null()) return false;
  std::vector<std::string> path = split(mirrored.at("path"));
  const std::string source = path.back();
  path.pop_back();
  return !has_many(at, path) && is_time(end_of(at, path), source);
}

// -- values
// ----------------------------------------------------------------------------------------

Json Reference::value(const Entity& one, const std::string& name) {
  const Json& definition = blueprint(one.blueprint);
  const Json& mirrored = member(member(definition, "mirrorProperties"), name);
  const Json& aggregated = member(member(definition, "aggregationProperties"), name);
  if (mirrored.is_null() && aggregated.is_null()) return simple(one, name);
  const auto known = values_.find({&one, name});
  if (known != values_.end()) return known->second;
  return values_[{&one, name}] =
             mirrored.is_null() ? aggregation(one, aggregated) : mirror(one, mirrored);
}

/// What may be several is an array, in order of the identifiers.
Json identifiers_of(Entities entities) {
  std::sort(entities.begin(), entities.end(), by_identifier);
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
  Json all = Json::array();
  for (const Entity* each : entities) all.push_back(each->identifier);
  return all.empty() ? Json() : all;
}

/// A meta-property, a schema property or a relation.
Json Reference::simple(const Entity& one, const std::string& name) {
  if (name == "$identifier") return one.identifier;
  if (name == "$blueprint") return one.blueprint;
  if (name == "$createdAt") return member(one.document, "createdAt");
  if (name == "$updatedAt") return member(one.document, "updatedAt");
  if (name == "$title") {
    const Json& title = member(one.document, "title");
    return title.is_null() ? Json(one.identifier) : title;
  }
  if (name == "$team") {
    return identifiers_of(owners(one));
  }
  const Json& schema = member(blueprint(one.blueprint).at("schema").at("properties"), name);
  if (!schema.is_null()) return stored(one, name, schema);
  Entities related = targets(one, name);
  if (has_many(one.blueprint, {name})) return identifiers_of(std::move(related));
  if (related.empty()) return nullptr;
  return (*std::min_element(related.begin(), related.end(), by_identifier))->identifier;
}

/// An entity that does not say a property has the blueprint's default.
Json Reference::stored(const Entity& one, const std::string& name, const Json& definition) {
  const Json& said = member(member(one.document, "properties"), name);
  if (!said.is_null()) return said;
  return exists(one) ? member(definition, "default") : kNothing;
}

/// Through a many-relation an array of the values that are there, in order of the identifiers.
/// Where a single relation has several targets (owning teams), the first of them counts.
Json Reference::mirror(const Entity& one, const Json& definition) {
  std::vector<std::string> path = split(definition.at("path"));
  const std::string name = path.back();
  path.pop_back();
  const std::set<const Entity*> found = walk(one, path);
  if (found.empty()) return nullptr;
  Entities related(found.begin(), found.end());
  std::sort(related.begin(), related.end(), by_identifier);
  if (!has_many(one.blueprint, path)) return value(*related.front(), name);
  Json all = Json::array();
  for (const Entity* each : related) {
    const Json found_value = value(*each, name);
    if (!found_value.is_null()) all.push_back(found_value);
  }
  return all.empty() ? Json() : all;
}

Json Reference::aggregation(const Entity& holder, const Json& definition) {
  const Json& query = member(definition, "query");
  const std::set<const Entity*> mine = members(holder, definition);
  Entities counted;
  for (const Entity* one : select(definition.at("target"), query)) {
    if (mine.count(one) > 0) counted.push_back(one);
  }
  return aggregate(counted, definition.at("calculationSpec"), query);
}

Json Reference::aggregate(const Entities& entities, const Json& spec, const Json& query) {
  const Json& by = member(spec, "measureTimeBy");
  const std::string time = by.is_null() ? "$createdAt" : by.get<std::string>();
  std::vector<Sample> samples;
  for (const Entity* one : entities) {
    Sample sample{moment(value(*one, time)), nullptr};
    if (spec.contains("property")) sample.value = value(*one, spec.at("property"));
    samples.push_back(sample);
  }
  return reference::aggregate(samples, spec, query, divisor_, now_);
}

}  // namespace reference
