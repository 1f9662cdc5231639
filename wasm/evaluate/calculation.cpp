// The part of Evaluation that computes calculations.

#include "evaluate/calculation.hpp"

#include <algorithm>

#include "evaluate/evaluation.hpp"
#include "evaluate/jq_cells.hpp"

namespace dora {
namespace {

/// The names under `.properties` that a program reads; nothing when it may read all of them.
std::optional<std::vector<std::string>> names_read(const jq::Program& program) {
  std::vector<std::string> names;
  for (const jq::Path& path : program.reads()) {
    if (path.empty() || path.front().iterate) return std::nullopt;
    if (path.front().key != "properties") continue;
    if (path.size() < 2 || path[1].iterate) return std::nullopt;
    names.push_back(path[1].key);
  }
  return names;
}

/// Whether a program may read that member of its input.
bool reads_member(const jq::Program& program, std::string_view name) {
  const auto reads = program.reads();
  return std::any_of(reads.begin(), reads.end(), [&](const jq::Path& path) {
    return path.empty() || path.front().iterate || path.front().key == name;
  });
}

using NamedColumns = std::vector<std::pair<std::string, const Column*>>;

/// The columns that become members of the entity, of its properties and of its relations.
struct Inputs {
  NamedColumns members, properties, relations;
};

void set_values(const NamedColumns& columns, RowId row, const TextPool& texts, jq::Value& object) {
  for (const auto& [name, column] : columns) {
    object.set(name, to_value(column->get(row), texts, column->type()));
  }
}

/// The entity as Port's API returns it, as far as the program reads it.
jq::Value entity(const Catalog& catalog, std::size_t blueprint, RowId row, const Inputs& inputs) {
  jq::Value entity = jq::Value::object();
  entity.set("identifier", jq::Value::string(catalog.identifier(blueprint, row)));
  entity.set("title", jq::Value::string(catalog.title(blueprint, row)));
  entity.set("blueprint", jq::Value::string(catalog.blueprints()[blueprint].identifier));
  set_values(inputs.members, row, catalog.texts(), entity);
  jq::Value properties = jq::Value::object(), relations = jq::Value::object();
  set_values(inputs.properties, row, catalog.texts(), properties);
  set_values(inputs.relations, row, catalog.texts(), relations);
  entity.set("properties", std::move(properties));
  entity.set("relations", std::move(relations));
  return entity;
}

}  // namespace

std::vector<std::string> properties_read(const jq::Program& program, const Blueprint& blueprint) {
  std::vector<std::string> known;
  if (const auto names = names_read(program)) {
    for (const std::string& name : *names) {
      if (blueprint.property(name)) known.push_back(name);
    }
    return known;
  }
  for (const Property& each : blueprint.properties) {
    if (each.kind != PropertyKind::kCalculation) known.push_back(each.identifier);
  }
  return known;
}

Evaluation::ColumnResult Evaluation::calculation(std::size_t blueprint, const Property& property) {
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  const Result<jq::Program> program = jq::Program::compile(property.calculation);
  if (!program) return program.error();
  // The entity, as far as the program reads it.
  Inputs inputs;
  Error error;
  const auto add = [&](NamedColumns& columns, const std::string& member, const std::string& name) {
    const Result<const Column*> input = column(blueprint, name);
    if (input) columns.emplace_back(member, *input);
    if (!input && !error) error = input.error();
  };
  for (const std::string& name : properties_read(*program, definition)) {
    add(inputs.properties, name, name);
  }
  for (const char* member : {"team", "createdAt", "updatedAt"}) {
    if (reads_member(*program, member)) add(inputs.members, member, std::string("$") + member);
  }
  if (reads_member(*program, "relations")) {
    for (const Relation& relation : definition.relations) {
      add(inputs.relations, relation.identifier, relation.identifier);
    }
  }
  if (error) return error;
  // What is made anew for every view is made of what is in it.
  const bool viewed = (in_progress_.back().needs & kView) != 0;
  const RowMask& exists = viewed ? in_view(blueprint) : existing(blueprint);
  const bool asks_for_now = property.calculation.find("now") != std::string::npos;
  const jq::Limits limits{asks_for_now ? now() : 0};
  jq::Fallback no_jq;
  jq::Fallback& jq = settings_.jq ? *settings_.jq : no_jq;
  const auto lose = [&](std::string_view why, std::size_t count) {
    if (count == 0) return;
    in_progress_.back().lost.push_back({why, definition.identifier, property.identifier, count});
  };
  auto results = std::make_unique<Column>(property.type);
  std::size_t wrong = 0;
  for (RowId row = 0; row < exists.size(); ++row) {
    if (exists[row] == 0) continue;
    const jq::Answer answer = jq.first(*program, entity(catalog_, blueprint, row, inputs), limits);
    if (answer.outcome == jq::Outcome::kSyntax) {
      return Error{ErrorCode::kJqSyntax, 0, property.calculation};
    }
    // All or nothing, so that the order of the entities does not decide which of them has a value.
    if (answer.outcome == jq::Outcome::kTimeout || answer.outcome == jq::Outcome::kUnavailable) {
      now();  // another time it may come
      const bool timeout = answer.outcome == jq::Outcome::kTimeout;
      lose(timeout ? "calculation-timeout" : "calculation-without-jq",
           static_cast<std::size_t>(std::count(exists.begin(), exists.end(), 1)));
      return std::make_unique<Column>(property.type);
    }
    const std::optional<Cell> cell = to_cell(answer.value, property.type, catalog_.texts());
    if (cell) {
      results->set(row, *cell, exists.size());
    } else {
      ++wrong;
    }
  }
  lose("calculation-wrong-type", wrong);
  return results;
}

}  // namespace dora
