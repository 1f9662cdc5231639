#include "evaluate/links.hpp"

#include <algorithm>

namespace dora {

void Links::append(std::vector<RowId>& targets) {
  std::sort(targets.begin(), targets.end());
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  if (single() && targets.size() <= 1) {
    one_.push_back(targets.empty() ? kNoRow : targets.front());
    return;
  }
  if (single()) {
    offsets_.push_back(0);
    for (const RowId target : one_) {
      if (target != kNoRow) many_.push_back(target);
      offsets_.push_back(static_cast<std::uint32_t>(many_.size()));
    }
    one_ = {};
  }
  many_.insert(many_.end(), targets.begin(), targets.end());
  offsets_.push_back(static_cast<std::uint32_t>(many_.size()));
}

Graph::Graph(const Catalog& catalog)
    : catalog_(catalog), teams_(catalog.blueprint_index(kTeamBlueprint)) {
  for (const Blueprint& blueprint : catalog.blueprints()) {
    std::vector<std::optional<std::size_t>>& targets = targets_.emplace_back();
    for (const Relation& relation : blueprint.relations) {
      targets.push_back(catalog.blueprint_index(relation.target));
    }
  }
}

/// The teams that the entity itself says.
void Graph::team_list(std::size_t blueprint, RowId row, std::vector<RowId>& teams) const {
  const ListId list = catalog_.table(blueprint).teams(row);
  for (std::size_t i = 0; i < catalog_.lists().size(list); ++i) {
    teams.push_back(catalog_.table(*teams_).find(catalog_.lists().item(list, i)));
  }
}

void Graph::owners(std::size_t blueprint, RowId row, std::vector<RowId>& teams) const {
  if (!teams_) return;
  const std::vector<Blueprint>& blueprints = catalog_.blueprints();
  std::vector<RowId> here{row}, next;
  std::vector<std::size_t> asked;
  while (!blueprints[blueprint].inherited_owner.empty()) {
    if (std::find(asked.begin(), asked.end(), blueprint) != asked.end()) return;
    asked.push_back(blueprint);
    for (const std::string& name : blueprints[asked.back()].inherited_owner) {
      const Blueprint& definition = blueprints[blueprint];
      const auto relation = definition.relation_index(name);
      if (!relation) return;
      const auto target = targets_[blueprint][*relation];
      if (!target) return;
      next.clear();
      for (const RowId each : here) {
        const std::size_t before = next.size();
        named(blueprint, each, *relation, next);
        const bool own = target == teams_ && definition.inherited_owner.empty();
        if (own && next.size() == before) team_list(blueprint, each, next);
      }
      here.swap(next);
      blueprint = *target;
    }
    if (blueprint == *teams_) {  // the path itself ends at the owners
      teams.insert(teams.end(), here.begin(), here.end());
      return;
    }
  }
  for (const RowId each : here) team_list(blueprint, each, teams);
}

/// The rows that one relation names.
void Graph::named(std::size_t blueprint, RowId row, std::size_t relation,
                  std::vector<RowId>& targets) const {
  const Table& table = catalog_.table(blueprint);
  const std::span<const std::uint32_t> rows = table.relation(relation);
  if (row >= rows.size()) return;
  if (!table.is_many(relation)) {
    if (rows[row] != kNoRow) targets.push_back(rows[row]);
  } else {
    for (const RowId target : catalog_.lists().items(rows[row])) targets.push_back(target);
  }
}

/// The rows that one relation leads to; of a relation to teams, the owners where it is not set.
void Graph::targets_of(std::size_t blueprint, RowId row, std::size_t relation,
                       std::vector<RowId>& targets) const {
  const std::size_t before = targets.size();
  named(blueprint, row, relation, targets);
  const bool to_teams = teams_ && targets_[blueprint][relation] == teams_;
  if (to_teams && targets.size() == before) owners(blueprint, row, targets);
}

Result<std::vector<Graph::Step>> Graph::steps(std::size_t blueprint,
                                              const std::vector<PathStep>& path,
                                              std::size_t& end) const {
  std::vector<Step> steps;
  end = blueprint;
  for (const auto& [name, repeated, hops] : path) {
    const Blueprint& here = catalog_.blueprints()[end];
    const auto leads_to = here.step_target(name);
    const auto target = catalog_.blueprint_index(leads_to.value_or(""));
    if (leads_to && !target) {
      return Error{ErrorCode::kModelUnknownBlueprint, 0, std::string(*leads_to)};
    }
    if (!target || (repeated && *target != end)) {
      return Error{ErrorCode::kModelUnknownRelation, 0, here.identifier + "." + name};
    }
    steps.push_back({end, here.relation_index(name), repeated, hops});
    end = *target;
  }
  return steps;
}

void Graph::follow(const Step& step, RowId row, std::vector<RowId>& targets) const {
  if (step.relation) {
    targets_of(step.blueprint, row, *step.relation, targets);
  } else {
    owners(step.blueprint, row, targets);
  }
}

/// Replaces the rows by those that one to `hops` steps lead to; where it stays, they count, too.
void Graph::repeat(const Step& step, bool stays, std::vector<RowId>& rows) const {
  std::vector<RowId> here = rows, next;
  if (!stays) rows.clear();
  for (int hop = 0; hop < step.hops && !here.empty(); ++hop) {
    next.clear();
    for (const RowId place : here) follow(step, place, next);
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    rows.insert(rows.end(), next.begin(), next.end());
    here.swap(next);
  }
}

Result<Links> Graph::along(std::size_t blueprint, const std::vector<std::string>& path,
                           std::size_t& end) const {
  std::vector<PathStep> steps;
  for (const std::string& relation : path) steps.push_back({relation});
  return along(blueprint, steps, end);
}

Result<Links> Graph::along(std::size_t blueprint, const std::vector<PathStep>& path,
                           std::size_t& end) const {
  const Result<std::vector<Step>> chain = steps(blueprint, path, end);
  if (!chain) return chain.error();
  Links links;
  std::vector<RowId> here, next;
  for (RowId row = 0; row < catalog_.table(blueprint).size(); ++row) {
    here.assign(1, row);
    for (const Step& step : *chain) {
      if (step.repeated) {
        repeat(step, &step != &chain->front(), here);
        continue;
      }
      next.clear();
      for (const RowId place : here) follow(step, place, next);
      here.swap(next);
    }
    links.append(here);
  }
  return links;
}

void Graph::forward(std::size_t blueprint, RowId row, std::optional<bool> required,
                    std::vector<Place>& places) const {
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  std::vector<RowId> rows;
  bool has_team_relation = false;
  for (std::size_t i = 0; i < definition.relations.size(); ++i) {
    const auto target = targets_[blueprint][i];
    if (!target) continue;
    has_team_relation = has_team_relation || target == teams_;
    if (required && *required != definition.relations[i].required) continue;
    rows.clear();
    targets_of(blueprint, row, i, rows);
    for (const RowId found : rows) places.push_back({*target, found});
  }
  if (has_team_relation || !teams_ || blueprint == *teams_ || required.value_or(false)) return;
  rows.clear();
  owners(blueprint, row, rows);
  for (const RowId found : rows) places.push_back({*teams_, found});
}

/// Whether an entity of the blueprint says, or inherits, who owns it. Looked up once.
bool Graph::may_have_owners(std::size_t blueprint) const {
  if (!teams_ || blueprint == *teams_) return false;
  owned_.resize(catalog_.blueprints().size());
  std::optional<bool>& owned = owned_[blueprint];
  if (owned) return *owned;
  owned = !catalog_.blueprints()[blueprint].inherited_owner.empty();
  const Table& table = catalog_.table(blueprint);
  for (RowId row = 0; row < table.size() && !*owned; ++row) {
    owned = catalog_.lists().size(table.teams(row)) > 0;
  }
  return *owned;
}

bool Graph::leads(std::size_t from, std::size_t to) const {
  const std::vector<bool> leads = leads_to(to);
  if (from != to) return leads[from];
  const auto& targets = targets_[from];
  return std::any_of(targets.begin(), targets.end(),
                     [&](const auto& target) { return target && leads[*target]; });
}

/// The blueprints from whose entities relations may lead, at last, to `to`.
std::vector<bool> Graph::leads_to(std::size_t to) const {
  const auto& blueprints = catalog_.blueprints();
  std::vector<bool> leads(blueprints.size());
  leads[to] = true;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < blueprints.size(); ++i) {
      bool found = leads[i] || (teams_ && leads[*teams_] && may_have_owners(i));
      for (const auto& target : targets_[i]) {
        found = found || (target && leads[*target]);
      }
      changed = changed || found != leads[i];
      leads[i] = found;
    }
  }
  return leads;
}

Links Graph::reach(std::size_t from, std::size_t to, std::optional<bool> required) const {
  const std::vector<bool> leads = leads_to(to);
  Links links;
  std::vector<Place> seen, found;
  std::vector<RowId> targets;
  for (RowId row = 0; row < catalog_.table(from).size(); ++row) {
    seen.assign(1, Place{from, row});
    targets.clear();
    // `seen` is the queue as well: everything behind `next` is still to be walked from.
    for (std::size_t next = 0; next < seen.size(); ++next) {
      found.clear();
      forward(seen[next].blueprint, seen[next].row, required, found);
      for (const Place& place : found) {
        if (!leads[place.blueprint]) continue;
        if (std::find(seen.begin(), seen.end(), place) != seen.end()) continue;
        seen.push_back(place);
        if (place.blueprint == to) targets.push_back(place.row);
      }
    }
    links.append(targets);
  }
  return links;
}

Links Graph::related(std::size_t from, std::size_t to) const {
  const Links ahead = reach(from, to);
  const Links behind = reach(to, from);
  std::vector<std::vector<RowId>> all(catalog_.table(from).size());
  for (RowId row = 0; row < behind.size(); ++row) {
    behind.each(row, [&](RowId target) { all[target].push_back(row); });
  }
  Links links;
  for (RowId row = 0; row < all.size(); ++row) {
    ahead.each(row, [&](RowId target) { all[row].push_back(target); });
    links.append(all[row]);
  }
  return links;
}

}  // namespace dora
