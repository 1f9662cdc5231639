#include "evaluate/evaluation.hpp"

#include <algorithm>
#include <cmath>

#include "jq/value.hpp"
#include "model/path.hpp"

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

std::string json_array(const std::vector<std::string_view>& names) {
  jq::Value array = jq::Value::array();
  for (const std::string_view name : names) array.push_back(jq::Value::string(name));
  return jq::to_json(array);
}

}  // namespace

Evaluation::Evaluation(Catalog& catalog, const EvaluationSettings& settings)
    : catalog_(catalog), graph_(catalog) {
  catalog_.link();
  set(settings);
}

void Evaluation::set(const EvaluationSettings& settings) {
  viewed_ = settings.view.empty() ? &whole_ : &part_;
  if (viewed_->settings.view != settings.view) *viewed_ = Viewed();
  forget_fixed_rules();
  const auto forget = [](Columns& columns, std::uint8_t changed) {
    std::erase_if(columns, [&](const auto& one) { return (one.second.needs & changed) != 0; });
  };
  forget(columns_, changed(settings_, settings));
  const std::uint8_t in_view = changed(viewed_->settings, settings);
  forget(viewed_->columns, in_view);
  std::erase_if(viewed_->selected, [&](const auto& one) { return (one->needs & in_view) != 0; });
  viewed_->settings = settings;
  settings_ = settings;
}

std::uint8_t Evaluation::changed(const EvaluationSettings& before,
                                 const EvaluationSettings& after) {
  std::uint8_t changed = kNothing;
  if (before.now != after.now) changed |= kMoment;
  if (before.divisor != after.divisor) changed |= kDivisor;
  return changed;
}

Millis Evaluation::now() {
  needs(kMoment);
  return settings_.now;
}

void Evaluation::needs(std::uint8_t what) {
  if (!in_progress_.empty()) in_progress_.back().needs |= what;
}

const Evaluation::Computed* Evaluation::known(const Key& key) const {
  for (const Columns* columns : {&columns_, static_cast<const Columns*>(&viewed_->columns)}) {
    const auto found = columns->find(key);
    if (found != columns->end()) return &found->second;
  }
  return nullptr;
}

std::vector<Evaluation::LostValues> Evaluation::lost_values() const {
  std::vector<LostValues> all;
  for (const Columns* columns : {&columns_, static_cast<const Columns*>(&viewed_->columns)}) {
    for (const auto& [key, computed] : *columns) {
      all.insert(all.end(), computed.lost.begin(), computed.lost.end());
    }
  }
  return all;
}

const Catalog::Counted& Evaluation::counted(std::size_t blueprint) {
  const auto known = counted_.find(blueprint);
  if (known != counted_.end()) return known->second;
  return counted_.emplace(blueprint, catalog_.count(blueprint)).first->second;
}

const Catalog::FacetValues& Evaluation::facet_values(std::size_t facet) {
  const auto known = facet_values_.find(facet);
  if (known != facet_values_.end()) return known->second;
  return facet_values_.emplace(facet, catalog_.facet_values(catalog_.counting().facets[facet]))
      .first->second;
}

std::optional<RowId> Evaluation::find(std::size_t blueprint, std::string_view identifier) {
  const auto row = catalog_.find(blueprint, identifier);
  return row && existing(blueprint)[*row] != 0 ? row : std::nullopt;
}

Result<const Column*> Evaluation::column(std::size_t blueprint, const std::string& name) {
  const Key key(blueprint, name);
  if (const Computed* known = this->known(key)) {
    needs(known->needs);
    return known->column.get();
  }
  // Most columns are as they are stored; only what is not stored has to be made.
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  const auto index = definition.property_index(name);
  if (index && definition.properties[*index].kind == PropertyKind::kSchema &&
      definition.properties[*index].fallback.index() == 0 && !measured_otherwise(blueprint, name)) {
    return &catalog_.table(blueprint).property(*index);
  }
  if (name == "$createdAt") return &catalog_.table(blueprint).created_at();
  if (name == "$updatedAt") return &catalog_.table(blueprint).updated_at();
  const bool waits = std::any_of(in_progress_.begin(), in_progress_.end(),
                                 [&](const InProgress& one) { return one.key == key; });
  if (waits) return cycle(key);
  in_progress_.push_back({key});
  ColumnResult computed = compute(blueprint, name);
  InProgress done = std::move(in_progress_.back());
  in_progress_.pop_back();
  needs(done.needs);  // what needs this column does so as well
  if (!computed) return computed.error();
  Computed column{std::move(computed).value(), done.needs, std::move(done.lost)};
  Columns& columns = (done.needs & kView) != 0 ? viewed_->columns : columns_;
  return columns.emplace(key, std::move(column)).first->second.column.get();
}

Error Evaluation::cycle(const Key& key) const {
  std::string members;
  const auto name = [&](const Key& member) {
    return catalog_.blueprints()[member.first].identifier + "." + member.second;
  };
  auto at = std::find_if(in_progress_.begin(), in_progress_.end(),
                         [&](const InProgress& one) { return one.key == key; });
  for (; at != in_progress_.end(); ++at) {
    if (!at->key.second.empty()) members += name(at->key) + " -> ";  // else it is a selection
  }
  return Error{ErrorCode::kModelCycle, 0, members + name(key)};
}

Evaluation::ColumnResult Evaluation::compute(std::size_t blueprint, const std::string& name) {
  if (name == "$team") return owner_column(blueprint);
  if (!name.empty() && name.front() == '$') {
    if (auto column = meta_column(blueprint, name)) return column;
  }
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  if (const auto index = definition.property_index(name)) {
    const Property& property = definition.properties[*index];
    switch (property.kind) {
      case PropertyKind::kSchema:
        if (const Measures* other = measured_otherwise(blueprint, name)) {
          return measure(blueprint, *index, other->use);
        }
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
    return relation_column(blueprint, *relation, definition.relations[*relation].many);
  }
  if (name.find('.') != std::string::npos) {
    Property path;
    path.mirror_path = split_path(name);
    return mirror(blueprint, path);
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
    } else {
      return nullptr;
    }
    if (text != kNoText) column->set(row, Cell{text}, table.size());
  }
  return column;
}

/// The identifiers of the related rows: all of them as an array, or the one that comes first.
std::unique_ptr<Column> Evaluation::name_column(const Links& links, std::size_t target, bool many) {
  auto column = std::make_unique<Column>(many ? ValueType::kJson : ValueType::kText);
  std::vector<std::string_view> names;
  for (RowId row = 0; row < links.size(); ++row) {
    names.clear();
    links.each(row, [&](RowId related) { names.push_back(catalog_.identifier(target, related)); });
    if (names.empty()) continue;
    std::sort(names.begin(), names.end());
    column->set(row, Cell{catalog_.texts().intern(many ? json_array(names) : names.front())},
                links.size());
  }
  return column;
}

Evaluation::ColumnResult Evaluation::owner_column(std::size_t blueprint) {
  const auto team_table = catalog_.blueprint_index(kTeamBlueprint);
  if (!team_table) return std::make_unique<Column>(ValueType::kJson);
  Links links;
  std::vector<RowId> teams;
  for (RowId row = 0; row < catalog_.table(blueprint).size(); ++row) {
    teams.clear();
    graph_.owners(blueprint, row, teams);
    links.append(teams);
  }
  return name_column(links, *team_table, true);
}

Evaluation::ColumnResult Evaluation::relation_column(std::size_t blueprint, std::size_t relation,
                                                     bool all) {
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  std::size_t target = 0;
  const Result<Links> links =
      graph_.along(blueprint, std::vector{definition.relations[relation].identifier}, target);
  if (!links) return links.error();
  return name_column(*links, target, all);
}

Result<const Column*> Evaluation::all_values(std::size_t blueprint, const std::string& name) {
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  const auto relation = definition.relation_index(name);
  if (!relation || definition.relations[*relation].target != kTeamBlueprint) {
    return column(blueprint, name);
  }
  const Key key(blueprint, name + "[]");  // no name of a column
  const auto known = columns_.find(key);
  if (known != columns_.end()) return known->second.column.get();
  ColumnResult computed = relation_column(blueprint, *relation, true);
  if (!computed) return computed.error();
  return columns_.emplace(key, Computed{std::move(computed).value(), kNothing, {}})
      .first->second.column.get();
}

/// The measures of which another than the property itself is in use.
const Measures* Evaluation::measured_otherwise(std::size_t blueprint,
                                               const std::string& property) const {
  for (const Measures& measures : catalog_.counting().measures) {
    if (measures.property == property && measures.use != property &&
        measures.blueprint == catalog_.blueprints()[blueprint].identifier) {
      return &measures;
    }
  }
  return nullptr;
}

/// A property by another one, where that has a value.
Evaluation::ColumnResult Evaluation::measure(std::size_t blueprint, std::size_t property,
                                             const std::string& by) {
  const Result<const Column*> measured = column(blueprint, by);
  if (!measured) return measured.error();
  const Column& stored = catalog_.table(blueprint).property(property);
  const std::size_t rows = catalog_.table(blueprint).size();
  auto column = std::make_unique<Column>(stored.type());
  for (RowId row = 0; row < rows; ++row) {
    const Cell cell = (*measured)->type() == stored.type() ? (*measured)->get(row) : Cell{};
    column->set(row, cell.is_null() ? stored.get(row) : cell, rows);
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

}  // namespace dora
