#include "trial/try_mapping.hpp"

#include <string>

#include "ingest/mapped_records.hpp"
#include "json/validate.hpp"
#include "model/scorecards.hpp"
#include "report/json_parts.hpp"

namespace dora {
namespace {

Json as_json(const jq::Value& value) { return Json::parse(jq::to_json(value), nullptr, false); }

/// Runs the expressions of a mapping on one record, and keeps what each gave.
class Trial {
 public:
  Trial(const jq::Value& record, const Catalog& catalog, jq::Fallback& jq, Millis now)
      : whole_(record), record_(record), catalog_(catalog), jq_(jq), limits_{now} {}

  Json resource(const Resource& resource) {
    expressions_ = Json::array();
    Json answer;
    put(answer, "kind", resource.kind);
    put(answer, "blueprint", resource.blueprint);
    record_ = whole_;
    if (resource.items) take_first_item(*resource.items);
    bool selected = true;
    if (resource.selector) selected = is_true(run("selector.query", *resource.selector));
    Json entity = write_entity(resource);
    put(answer, "selected", selected);
    put(answer, "entity", selected ? std::move(entity) : Json());
    put(answer, "expressions", std::move(expressions_));
    return answer;
  }

 private:
  static bool is_true(const Json& value) {
    return !value.is_null() && !(value.is_boolean() && !value.get<bool>());
  }

  /// Of several items, the first stands for all.
  void take_first_item(const jq::Program& items) {
    run("itemsToParse", items);
    const jq::Answer answer = jq_.first(items, whole_, limits_);
    if (answer.value.is_array() && answer.value.size() > 0) {
      record_.set("item", answer.value.items()[0]);
    }
  }

  /// The value; null where there is none.
  Json run(const std::string& path, const jq::Program& program) {
    Json& found = append(expressions_);
    put(found, "path", path);
    put(found, "program", program.source());
    const Error error = evaluate(program, found);
    if (error) put(found, "error", json_error(error));
    Json value = error ? Json() : put(found, "value");
    return value;
  }

  /// Sets "value", unless an error comes back.
  Error evaluate(const jq::Program& program, Json& found) {
    if (!program.needs_jq()) {
      const auto output = program.first(record_, limits_);
      // What jq itself has to answer, and what did not end, is for the fallback to say.
      if (!output && output.error().code == ErrorCode::kJqError) return output.error();
    }
    const jq::Answer answer = jq_.first(program, record_, limits_);
    switch (answer.outcome) {
      case jq::Outcome::kSyntax:
        return Error{ErrorCode::kJqSyntax};
      case jq::Outcome::kTimeout:
        return Error{ErrorCode::kJqTimeout};
      case jq::Outcome::kUnavailable:
        return Error{ErrorCode::kJqUnsupported};
      case jq::Outcome::kOpen:
      case jq::Outcome::kDone:
        break;
    }
    put(found, "value", as_json(answer.value));
    return {};
  }

  Json value(const std::string& path, const std::optional<jq::Program>& program) {
    return program ? run(path, *program) : Json();
  }

  Json write_entity(const Resource& resource) {
    Json entity;
    put(entity, "identifier", value("identifier", resource.identifier));
    const auto add = [&](const char* name, const std::optional<jq::Program>& program) {
      if (program) put(entity, name, value(name, program));
    };
    add("title", resource.title);
    add("team", resource.team);
    add("createdAt", resource.created_at);
    add("updatedAt", resource.updated_at);
    Json& properties = put(entity, "properties") = Json::object();
    for (const auto& [name, program] : resource.properties) {
      properties[name] = value("properties." + name, program);
    }
    Json& relations = put(entity, "relations") = Json::object();
    for (const MappedRelation& relation : resource.relations) {
      const std::string path = "relations." + relation.name;
      const Json sought = value(path + ".value", relation.value);
      const Json named =
          value(relation.value ? path + ".otherwise" : path, relation.identifier);
      relations[relation.name] = sought.is_null() ? named : sought;
    }
    put_stored(resource, entity);
    return entity;
  }

  /// Puts what was stored in the place of what the expressions gave: dates as dates, and what a value
  /// means.
  void put_stored(const Resource& resource, Json& entity) const {
    const auto blueprint = catalog_.blueprint_index(resource.blueprint);
    if (!blueprint || !put(entity, "identifier").is_string()) return;
    const auto row = catalog_.find(*blueprint, put(entity, "identifier").get<std::string>());
    const Table& table = catalog_.table(*blueprint);
    if (!row || !table.present(*row)) return;
    const Blueprint& definition = catalog_.blueprints()[*blueprint];
    Json& properties = put(entity, "properties");
    for (auto property = properties.begin(); property != properties.end(); ++property) {
      const auto index = definition.property_index(property.key());
      if (!index || definition.properties[*index].kind != PropertyKind::kSchema) continue;
      property.value() = json_cell(table.property(*index).get(*row),
                                   definition.properties[*index].type, catalog_.texts());
    }
  }

  const jq::Value& whole_;
  jq::Value record_;  // what the expressions see
  const Catalog& catalog_;
  jq::Fallback& jq_;
  jq::Limits limits_;
  Json expressions_;
};

Result<Mapping> read(std::string_view text) {
  if (const Error syntax = json::check_document(text)) {
    return Error{ErrorCode::kModelSyntax, syntax.offset};
  }
  const Json json = Json::parse(text, nullptr, false);
  Error error;
  const Node node(json, error);
  if (!json.is_object()) return Error{ErrorCode::kModelShape, 0, "a mapping"};
  Mapping mapping = read_mapping(node);
  if (error) return error;
  return mapping;
}

}  // namespace

Result<Json> try_mapping(std::string_view text, std::string_view record, const Model& model,
                         jq::Fallback& jq, Millis now) {
  const Result<Mapping> mapping = read(text);
  if (!mapping) return mapping.error();
  if (json::check_document(record)) return Error{ErrorCode::kWrongType, 0, "the record"};
  const Result<jq::Value> read_record = jq::from_json(record);
  if (!read_record) return read_record.error();
  const jq::Value value = unwrapped(*mapping, *read_record);
  Catalog catalog(stored_blueprints(model));
  catalog.set_counting(model.counting);
  declare_searches({*mapping}, catalog);
  Intake intake(catalog, model, {});
  MappedRecords records(*mapping, model.service_rules, catalog, jq, now);
  records.record(value, intake);
  Json resources = Json::array();
  Trial trial(value, catalog, jq, now);
  for (const Resource& resource : mapping->resources) {
    resources.push_back(trial.resource(resource));
  }
  Json answer;
  put(answer, "ok", true);
  Json& passed_over = put(answer, "skipped");
  const InputSummary summary = intake.finish(0);
  if (!summary.skipped.empty()) {
    const Skipped& skipped = summary.skipped.front();
    put(passed_over, "reason", skipped.reason);
    put(passed_over, "detail", skipped.detail);
  }
  put(answer, "resources", std::move(resources));
  return answer;
}

}  // namespace dora
