#include "evaluated.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace dora::test {
namespace {

std::vector<Blueprint> read_blueprints(const Json& documents) {
  Error error;
  std::vector<Blueprint> blueprints;
  for (const Json& document : documents)
    blueprints.push_back(read_blueprint(Node(document, error)));
  INFO(error_id(error.code) << " " << error.pointer << " " << error.detail);
  REQUIRE_FALSE(error);
  return blueprints;
}

Query read(const Json& document) {
  Error error;
  const Query query = read_query(Node(document, error));
  INFO(error_id(error.code) << " " << error.pointer << " " << error.detail << " in "
                            << document.dump());
  REQUIRE_FALSE(error);
  return query;
}

std::vector<TextId> names(const Json& value, TextPool& texts) {
  std::vector<TextId> found;
  if (value.is_string()) found.push_back(texts.intern(value.get<std::string>()));
  if (value.is_array()) {
    for (const Json& one : value) found.push_back(texts.intern(one.get<std::string>()));
  }
  return found;
}

Cell cell(const Json& value, ValueType type, TextPool& texts) {
  if (value.is_null()) return {};
  switch (type) {
    case ValueType::kNumber:
      return {value.get<double>()};
    case ValueType::kBoolean:
      return {value.get<bool>()};
    case ValueType::kTime:
      return {parse_time(value.get<std::string>()).value()};
    case ValueType::kText:
      return {texts.intern(value.get<std::string>())};
    case ValueType::kJson:
      return {texts.intern(value.dump())};
  }
  return {};
}

Millis time(const Json& entity, const char* key) {
  if (!entity.contains(key) || entity[key].is_null()) return kNoTime;
  return parse_time(entity[key].get<std::string>()).value();
}

void store(const Json& entity, Catalog& catalog) {
  const auto index = catalog.blueprint_index(entity["blueprint"].get<std::string>());
  if (!index) FAIL("unknown blueprint in " << entity.dump());
  const Blueprint& blueprint = catalog.blueprints()[*index];
  EntityDraft draft;
  catalog.begin_draft(*index, draft);
  draft.identifier = catalog.texts().intern(entity["identifier"].get<std::string>());
  if (entity.contains("title") && entity["title"].is_string()) {
    draft.title = catalog.texts().intern(entity["title"].get<std::string>());
  }
  draft.created_at = time(entity, "createdAt");
  draft.updated_at = time(entity, "updatedAt");
  if (entity.contains("team")) draft.teams = names(entity["team"], catalog.texts());
  for (const auto& [key, value] : entity["properties"].items()) {
    const auto property = blueprint.property_index(key);
    if (!property) FAIL("unknown property in " << entity.dump());
    draft.cells[*property] = cell(value, blueprint.properties[*property].type, catalog.texts());
  }
  if (entity.contains("relations")) {
    for (const auto& [key, value] : entity["relations"].items()) {
      const auto relation = blueprint.relation_index(key);
      if (!relation) FAIL("unknown relation in " << entity.dump());
      draft.relations[*relation] = names(value, catalog.texts());
    }
  }
  catalog.store(draft);
}

Catalog read_catalog(const Json& blueprints, const Json& entities) {
  Catalog catalog(read_blueprints(blueprints));
  for (const Json& entity : entities) store(entity, catalog);
  return catalog;
}

}  // namespace

Evaluated::Evaluated(const Json& blueprints, const Json& entities,
                     const EvaluationSettings& settings)
    : catalog_(read_catalog(blueprints, entities)), evaluation_(catalog_, settings) {}

std::size_t Evaluated::blueprint(const std::string& identifier) const {
  const auto index = catalog_.blueprint_index(identifier);
  if (!index) FAIL("no blueprint " << identifier);
  return *index;
}

Json Evaluated::at(const Column& column, std::size_t row) const {
  const Cell found = column.get(row);
  if (found.is_null()) return nullptr;
  if (const double* number = std::get_if<double>(&found.value)) return *number;
  if (const bool* flag = std::get_if<bool>(&found.value)) return *flag;
  if (const Millis* moment = std::get_if<Millis>(&found.value)) return format_time(*moment);
  const std::string text(catalog_.texts().text(std::get<TextId>(found.value)));
  return column.type() == ValueType::kJson ? Json::parse(text) : Json(text);
}

const Column& Evaluated::column(const std::string& name, const std::string& property) {
  const auto column = evaluation_.column(blueprint(name), property);
  if (!column) {
    FAIL(name << "." << property << ": " << error_id(column.error().code) << " "
              << column.error().detail);
  }
  return **column;
}

RowId Evaluated::row(const std::string& name, const std::string& identifier) const {
  const auto index = catalog_.blueprint_index(name);
  return catalog_.table(*index).find(catalog_.texts().find(identifier));
}

Json Evaluated::value(const std::string& name, const std::string& identifier,
                      const std::string& property) {
  const RowId found = row(name, identifier);
  REQUIRE(found != kNoRow);
  return at(column(name, property), found);
}

std::vector<std::string> Evaluated::identifiers(std::size_t index, const RowMask& rows) const {
  std::vector<std::string> found;
  for (RowId row = 0; row < rows.size(); ++row) {
    if (rows[row] != 0) found.emplace_back(catalog_.identifier(index, row));
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> Evaluated::existing(const std::string& name) {
  return identifiers(blueprint(name), evaluation_.existing(blueprint(name)));
}

std::vector<std::string> Evaluated::select(const std::string& name, const Json& query) {
  const auto rows = evaluation_.select(blueprint(name), read(query));
  INFO(query.dump() << ": " << error_id(rows.error().code) << " " << rows.error().detail);
  REQUIRE(rows);
  return identifiers(blueprint(name), *rows);
}

Json Evaluated::aggregate(const std::string& name, const Json& spec, const Json& query) {
  Error error;
  const Aggregate aggregate = read_aggregate(Node(spec, error));
  REQUIRE_FALSE(error);
  const Query chosen = read(query);
  const auto rows = evaluation_.select(blueprint(name), chosen);
  REQUIRE(rows);
  const Links together(std::vector<RowId>(rows->size(), 0));
  const auto numbers =
      evaluation_.aggregate(blueprint(name), aggregate, *rows, chosen, together, 1);
  REQUIRE(numbers);
  return std::isnan(numbers->front()) ? Json() : Json(numbers->front());
}

Error Evaluated::error(const std::string& name, const std::string& property) {
  return evaluation_.column(blueprint(name), property).error();
}

std::string in_days(double days) {
  return format_time(kNoon + static_cast<Millis>(std::llround(days * static_cast<double>(kDay))));
}

Json blueprint(const std::string& identifier, const Json& properties, const Json& relations) {
  return {{"identifier", identifier},
          {"schema", {{"properties", properties}}},
          {"relations", relations.is_null() ? Json::object() : relations}};
}

Json entity(const std::string& blueprint, const std::string& identifier, const Json& properties,
            const Json& relations) {
  return {{"blueprint", blueprint},
          {"identifier", identifier},
          {"properties", properties},
          {"relations", relations.is_null() ? Json::object() : relations}};
}

}  // namespace dora::test
