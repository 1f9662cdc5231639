#include "evaluate/evaluation.hpp"

#include <algorithm>
#include <cmath>

namespace dora {
namespace {

/// The default of a property as a cell of its type; null where it is of another type.
Cell fallback_cell(const Property& property, TextPool& texts) {
  if (const auto* text = std::get_if<std::string>(&property.fallback)) {
    if (property.type == ValueType::kText) return {texts.intern(*text)};
    if (property.type != ValueType::kTime) return {};
    const std::optional<Millis> time = parse_time(*text);
    return time ? Cell{*time} : Cell{};
  }
  if (const double* number = std::get_if<double>(&property.fallback)) return {*number};
  if (const bool* flag = std::get_if<bool>(&property.fallback)) return {*flag};
  return {};
}

}  // namespace

Evaluation::Evaluation(Catalog& catalog, const EvaluationSettings& settings)
    : catalog_(catalog), settings_(settings), graph_(catalog) {
  catalog_.link();
}

const RowMask& Evaluation::existing(std::size_t blueprint) {
  const auto known = existing_.find(blueprint);
  if (known != existing_.end()) return known->second;
  return existing_.emplace(blueprint, catalog_.existing(blueprint)).first->second;
}

Result<const Column*> Evaluation::column(std::size_t blueprint, const std::string& name) {
  const Key key(blueprint, name);
  const auto known = columns_.find(key);
  if (known != columns_.end()) return known->second.get();
  // Most columns are as they are stored; only what is not stored has to be made.
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  const auto index = definition.property_index(name);
  if (index && definition.properties[*index].kind == PropertyKind::kSchema &&
      definition.properties[*index].fallback.index() == 0) {
    return &catalog_.table(blueprint).property(*index);
  }
  if (name == "$createdAt") return &catalog_.table(blueprint).created_at();
  if (name == "$updatedAt") return &catalog_.table(blueprint).updated_at();
  if (std::find(in_progress_.begin(), in_progress_.end(), key) != in_progress_.end()) {
    return cycle(key);
  }
  in_progress_.push_back(key);
  ColumnResult computed = compute(blueprint, name);
  in_progress_.pop_back();
  if (!computed) return computed.error();
  return columns_.emplace(key, std::move(computed).value()).first->second.get();
}

Error Evaluation::cycle(const Key& key) const {
  std::string members;
  const auto name = [&](const Key& member) {
    return catalog_.blueprints()[member.first].identifier + "." + member.second;
  };
  for (auto at = std::find(in_progress_.begin(), in_progress_.end(), key); at != in_progress_.end();
       ++at) {
    members += name(*at) + " -> ";
  }
  return Error{ErrorCode::kModelCycle, 0, members + name(key)};
}

Evaluation::ColumnResult Evaluation::compute(std::size_t blueprint, const std::string& name) {
  if (!name.empty() && name.front() == '$') {
    if (auto column = meta_column(blueprint, name)) return column;
  }
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  if (const auto index = definition.property_index(name)) {
    const Property& property = definition.properties[*index];
    switch (property.kind) {
      case PropertyKind::kSchema:
        return with_fallback(blueprint, *index);
      case PropertyKind::kMirror:
        return mirror(blueprint, property);
      case PropertyKind::kAggregation:
        return aggregation(blueprint, property);
      case PropertyKind::kCalculation:
        return calculation(blueprint, property);
    }
  }
  if (const auto relation = definition.relation_index(name)) {
    return relation_column(blueprint, *relation);
  }
  return Error{ErrorCode::kModelUnknownProperty, 0, definition.identifier + "." + name};
}

std::unique_ptr<Column> Evaluation::meta_column(std::size_t blueprint,
                                                const std::string& name) const {
  const Table& table = catalog_.table(blueprint);
  auto column = std::make_unique<Column>(ValueType::kText);
  for (RowId row = 0; row < table.size(); ++row) {
    TextId text = kNoText;
    if (name == "$identifier") {
      text = table.identifier(row);
    } else if (name == "$title") {
      text = table.title(row) == kNoText ? table.identifier(row) : table.title(row);
    } else if (name == "$blueprint") {
      text = catalog_.texts().intern(catalog_.blueprints()[blueprint].identifier);
    } else if (name == "$team") {
      std::vector<RowId> teams;
      graph_.owners(blueprint, row, teams);
      const auto team_table = catalog_.blueprint_index(kTeamBlueprint);
      if (!teams.empty()) text = catalog_.table(*team_table).identifier(teams.front());
    } else {
      return nullptr;
    }
    if (text != kNoText) column->set(row, Cell{text}, table.size());
  }
  return column;
}

Evaluation::ColumnResult Evaluation::relation_column(std::size_t blueprint, std::size_t relation) {
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  const Relation& relation_definition = definition.relations[relation];
  std::size_t target = 0;
  Result<Links> links = graph_.along(blueprint, {relation_definition.identifier}, target);
  if (!links) return links.error();
  auto column = std::make_unique<Column>(ValueType::kText);
  const std::size_t rows = catalog_.table(blueprint).size();
  for (RowId row = 0; row < rows; ++row) {
    TextId first = kNoText;
    links->each(row, [&](RowId related) {
      const TextId name = catalog_.table(target).identifier(related);
      if (first == kNoText || catalog_.texts().text(name) < catalog_.texts().text(first)) {
        first = name;
      }
    });
    if (first != kNoText) column->set(row, Cell{first}, rows);
  }
  return column;
}

std::unique_ptr<Column> Evaluation::with_fallback(std::size_t blueprint, std::size_t property) {
  const Property& definition = catalog_.blueprints()[blueprint].properties[property];
  const Cell fallback = fallback_cell(definition, catalog_.texts());
  const Column& stored = catalog_.table(blueprint).property(property);
  const RowMask& exists = existing(blueprint);
  auto column = std::make_unique<Column>(definition.type);
  for (RowId row = 0; row < exists.size(); ++row) {
    if (exists[row] == 0) continue;  // of what is no entity nothing is known, the default neither
    const Cell cell = stored.get(row);
    column->set(row, cell.is_null() ? fallback : cell, exists.size());
  }
  return column;
}

Result<RowMask> Evaluation::select(std::size_t blueprint, const Query& query) {
  RowMask all = existing(blueprint);
  RowMask none(query.any ? all.size() : 0);
  const auto narrow = [&](auto&& apply) -> Result<void> {
    if (!query.any) return apply(all);
    RowMask part = all;
    const Result<void> applied = apply(part);
    for (std::size_t row = 0; row < part.size(); ++row) none[row] |= part[row];
    return applied;
  };
  for (const Rule& rule : query.rules) {
    const Result<const Column*> values = column(blueprint, rule.property);
    if (!values) return values.error();
    const Result<void> applied = narrow([&](RowMask& mask) -> Result<void> {
      apply_rule(rule, **values, catalog_.texts(), settings_.now, mask);
      return {};
    });
    if (!applied) return applied.error();
  }
  for (const Query& nested : query.nested) {
    const Result<RowMask> selected = select(blueprint, nested);
    if (!selected) return selected.error();
    const Result<void> applied = narrow([&](RowMask& mask) -> Result<void> {
      for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= (*selected)[row];
      return {};
    });
    if (!applied) return applied.error();
  }
  if (query.any && !query.empty()) return none;
  return all;
}

}  // namespace dora
