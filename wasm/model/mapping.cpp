#include "model/mapping.hpp"

#include "model/node.hpp"
#include "model/path.hpp"

namespace dora {
namespace {

std::optional<jq::Program> read_program(const Node& node) {
  const std::string source = node.text();
  if (source.empty()) return std::nullopt;
  Result<jq::Program> program = jq::Program::compile(source);
  if (program) return std::move(program).value();
  node.fail(program.error().code, program.error().detail);
  return std::nullopt;
}

/// A blueprint is named by a jq program, usually a constant: '"deployment"'.
std::string read_constant(const Node& node) {
  const std::optional<jq::Program> program = read_program(node);
  if (!program) return {};
  const auto value = program->first(jq::Value::null(), jq::Limits{});
  if (value && *value && (*value)->is_string()) return std::string((*value)->text());
  node.fail(ErrorCode::kModelShape, "a constant string");
  return {};
}

std::vector<NamedProgram> read_programs(const Node& node) {
  std::vector<NamedProgram> programs;
  node.members([&](const std::string& name, const Node& member) {
    if (auto program = read_program(member)) programs.push_back({name, *std::move(program)});
  });
  return programs;
}

MappedRelation read_relation(const std::string& name, const Node& node) {
  MappedRelation relation{name, {}, {}, {}};
  if (node.json().is_string()) {
    relation.identifier = read_program(node);
    return relation;
  }
  node["rules"].elements([&](const Node& rule) {
    relation.property = rule["property"].text();
    relation.value = read_program(rule["value"]);
  });
  relation.identifier = read_program(node["otherwise"]);
  return relation;
}

Resource read_resource(const Node& node) {
  Resource resource;
  resource.kind = node["kind"].text();
  resource.selector = read_program(node["selector"]["query"]);
  resource.items = read_program(node["port"]["itemsToParse"]);
  const Node entity = node["port"]["entity"]["mappings"];
  resource.blueprint = read_constant(entity["blueprint"]);
  resource.identifier = read_program(entity["identifier"]);
  resource.title = read_program(entity["title"]);
  resource.created_at = read_program(entity["createdAt"]);
  resource.updated_at = read_program(entity["updatedAt"]);
  resource.team = read_program(entity["team"]);
  resource.properties = read_programs(entity["properties"]);
  entity["relations"].members([&](const std::string& name, const Node& relation) {
    resource.relations.push_back(read_relation(name, relation));
  });
  resource.strategy = node["strategy"].text();
  resource.patch = node["patch"].flag(false);
  resource.ruled = node["ruled"].flag(false);
  if (!resource.identifier) entity["identifier"].fail(ErrorCode::kModelShape, "string");
  return resource;
}

}  // namespace

Mapping read_mapping(const Node& node) {
  Mapping mapping;
  mapping.identifier = node["identifier"].text();
  node["signature"].elements(
      [&](const Node& path) { mapping.signature.push_back(split_path(path.text())); });
  mapping.within = node["within"].text();
  node["envelopes"].elements(
      [&](const Node& name) { mapping.envelopes.push_back(name.text()); });
  mapping.required = read_programs(node["required"]);
  node["resources"].elements(
      [&](const Node& resource) { mapping.resources.push_back(read_resource(resource)); });
  mapping.texts = read_programs(node["texts"]);
  for (NamedProgram& remark : read_programs(node["remarks"])) {
    mapping.remarks.push_back({std::move(remark.name), std::move(remark.program)});
  }
  node["unmatched"].members([&](const std::string& id, const Node& item) {
    auto when = read_program(item["when"]);
    auto by = read_program(item["by"]);
    if (when && by) {
      mapping.unmatched.push_back(
          {id, item["blueprint"].text(), *std::move(when), *std::move(by)});
    }
  });
  node["pageSizes"].elements([&](const Node& size) {
    mapping.page_sizes.push_back(static_cast<std::size_t>(size.number(0)));
  });
  node["columns"].elements([&](const Node& item) {
    TableColumn column{item["member"].text(), {}};
    item["names"].elements([&](const Node& name) { column.names.push_back(name.text()); });
    if (column.member.empty()) item["member"].fail(ErrorCode::kModelShape, "string");
    mapping.columns.push_back(std::move(column));
  });
  return mapping;
}

}  // namespace dora
