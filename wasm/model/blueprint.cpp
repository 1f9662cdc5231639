#include "model/blueprint.hpp"

#include <algorithm>

#include "model/node.hpp"
#include "model/path.hpp"

namespace dora {
namespace {

ValueType read_type(const Node& node) {
  const std::string type = node["type"].text("string");
  if (type == "number" || type == "integer") return ValueType::kNumber;
  if (type == "boolean") return ValueType::kBoolean;
  if (type == "object" || type == "array") return ValueType::kJson;
  if (type != "string") node["type"].fail(ErrorCode::kModelShape, "string, number, boolean, object or array");
  const std::string format = node["format"].text();
  return format == "date-time" || format == "timer" ? ValueType::kTime : ValueType::kText;
}

Property read_common(const std::string& identifier, const Node& node, PropertyKind kind) {
  Property property;
  property.identifier = identifier;
  property.kind = kind;
  property.title = node["title"].text(identifier);
  property.json_type = node["type"].text();
  property.format = node["format"].text();
  const char* colors = node.has("colors") ? "colors" : "enumColors";
  node[colors].members([&](const std::string& value, const Node& color) {
    property.colors.emplace_back(value, color.text());
  });
  return property;
}

Property read_schema_property(const std::string& identifier, const Node& node) {
  Property property = read_common(identifier, node, PropertyKind::kSchema);
  property.type = read_type(node);
  const Node fallback = node["default"];
  if (!fallback.json().is_structured()) property.fallback = read_literal(fallback);
  return property;
}

Property read_mirror(const std::string& identifier, const Node& node) {
  Property property = read_common(identifier, node, PropertyKind::kMirror);
  property.mirror_path = split_path(node["path"].text());
  if (property.mirror_path.size() < 2) node["path"].fail(ErrorCode::kModelShape, "relation.property");
  return property;
}

Property read_calculation(const std::string& identifier, const Node& node) {
  Property property = read_common(identifier, node, PropertyKind::kCalculation);
  property.type = read_type(node);
  property.calculation = node["calculation"].text();
  if (property.calculation.empty()) node["calculation"].fail(ErrorCode::kModelShape, "string");
  return property;
}

Property read_aggregation(const std::string& identifier, const Node& node, const std::string& holder) {
  Property property = read_common(identifier, node, PropertyKind::kAggregation);
  property.type = ValueType::kNumber;
  Aggregation aggregation;
  aggregation.target = node["target"].text();
  if (aggregation.target.empty()) node["target"].fail(ErrorCode::kModelShape, "string");
  aggregation.query = read_query(node["query"]);
  aggregation.spec = read_aggregate(node["calculationSpec"]);
  node["pathFilter"].elements([&](const Node& filter) {
    aggregation.path_from = filter["fromBlueprint"].text(holder);
    filter["path"].elements([&](const Node& step) { aggregation.path.push_back(step.text()); });
  });
  property.aggregation = std::move(aggregation);
  return property;
}

Relation read_relation(const std::string& identifier, const Node& node) {
  Relation relation;
  relation.identifier = identifier;
  relation.title = node["title"].text(identifier);
  relation.target = node["target"].text();
  relation.many = node["many"].flag(false);
  relation.required = node["required"].flag(false);
  if (relation.target.empty()) node["target"].fail(ErrorCode::kModelShape, "string");
  return relation;
}

/// "service.$team" or "service": the relations that lead to whoever owns the entity.
void read_ownership(const Node& node, Blueprint& blueprint) {
  if (node["type"].text() != "Inherited") return;
  blueprint.inherited_owner = split_path(node["path"].text());
  if (blueprint.inherited_owner.back() == "$team") blueprint.inherited_owner.pop_back();
}

template <typename Items>
std::optional<std::size_t> index_of(const Items& items, std::string_view identifier) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) {
    return item.identifier == identifier;
  });
  if (found == items.end()) return std::nullopt;
  return static_cast<std::size_t>(found - items.begin());
}

}  // namespace

std::optional<std::size_t> Blueprint::property_index(std::string_view name) const {
  return index_of(properties, name);
}

const Property* Blueprint::property(std::string_view name) const {
  const std::optional<std::size_t> index = property_index(name);
  return index ? &properties[*index] : nullptr;
}

std::optional<std::size_t> Blueprint::relation_index(std::string_view name) const {
  return index_of(relations, name);
}

std::optional<std::string_view> Blueprint::step_target(std::string_view step) const {
  if (const auto relation = relation_index(step)) return relations[*relation].target;
  return step == "team" ? std::optional(kTeamBlueprint) : std::nullopt;
}

bool Blueprint::holds_aggregations() const {
  return std::any_of(properties.begin(), properties.end(),
                     [](const Property& property) { return property.aggregation.has_value(); });
}

Blueprint read_blueprint(const Node& node) {
  Blueprint blueprint;
  blueprint.identifier = node["identifier"].text();
  if (blueprint.identifier.empty()) node["identifier"].fail(ErrorCode::kModelShape, "string");
  blueprint.title = node["title"].text(blueprint.identifier);
  std::vector<Property>& properties = blueprint.properties;
  if (!node["schema"].json().is_object()) node["schema"].fail(ErrorCode::kModelShape, "object");
  node["schema"]["properties"].members([&](const std::string& key, const Node& value) {
    properties.push_back(read_schema_property(key, value));
  });
  node["mirrorProperties"].members([&](const std::string& key, const Node& value) {
    properties.push_back(read_mirror(key, value));
  });
  node["aggregationProperties"].members([&](const std::string& key, const Node& value) {
    properties.push_back(read_aggregation(key, value, blueprint.identifier));
  });
  node["calculationProperties"].members([&](const std::string& key, const Node& value) {
    properties.push_back(read_calculation(key, value));
  });
  node["relations"].members([&](const std::string& key, const Node& value) {
    blueprint.relations.push_back(read_relation(key, value));
  });
  read_ownership(node["ownership"], blueprint);
  return blueprint;
}

}  // namespace dora
