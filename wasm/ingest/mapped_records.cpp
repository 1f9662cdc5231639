#include "ingest/mapped_records.hpp"

#include <algorithm>
#include <utility>

namespace dora {
namespace {

void append_names(const jq::Value& value, TextPool& texts, std::vector<TextId>& names) {
  if (value.is_string() && !value.text().empty()) names.push_back(texts.intern(value.text()));
  if (value.is_object()) append_names(value.get("identifier"), texts, names);
  if (!value.is_array()) return;
  for (const jq::Value& item : value.items()) append_names(item, texts, names);
}

std::string name_of(const jq::Value& value) {
  return value.is_string() ? std::string(value.text()) : jq::to_json(value);
}

/// A program's result as a cell of that type; nothing when it is of another.
std::optional<Cell> value_cell(const jq::Value& value, ValueType type, TextPool& texts) {
  if (value.is_null()) return Cell{};
  if (value.is_string()) return text_cell(value.text(), type, texts);
  if (value.is_number() && type == ValueType::kNumber) return Cell{value.as_number()};
  if (value.is_boolean() && type == ValueType::kBoolean) return Cell{value.truthy()};
  if (type == ValueType::kJson) return Cell{texts.intern(jq::to_json(value))};
  return std::nullopt;
}

void declare_searches(const Resource& resource, Catalog& catalog) {
  const auto blueprint = catalog.blueprint_index(resource.blueprint);
  if (!blueprint) return;
  const Blueprint& definition = catalog.blueprints()[*blueprint];
  for (const MappedRelation& relation : resource.relations) {
    const auto index = definition.relation_index(catalog.member(*blueprint, relation.name));
    if (!index || relation.property.empty()) continue;
    const auto other = catalog.blueprint_index(definition.relations[*index].target);
    if (!other) continue;
    const auto sought = catalog.blueprints()[*other].property_index(relation.property);
    if (sought) catalog.set_search(*blueprint, *index, *sought);
  }
}

}  // namespace

MappedRecords::MappedRecords(const Mapping& mapping, const std::vector<ServiceRules>& rules,
                             Catalog& catalog, jq::Fallback& jq, std::int64_t now)
    : mapping_(mapping), catalog_(catalog), jq_(jq), limits_{now} {
  for (const NamedProgram& required : mapping.required) plan(required.program);
  for (const Remark& remark : mapping.remarks) plan(remark.when);
  for (const Unmatched& unmatched : mapping.unmatched) {
    plan(unmatched.when);
    plan(unmatched.by);
  }
  matched_.resize(mapping.unmatched.size());
  unmatched_.resize(mapping.unmatched.size());
  for (const Resource& resource : mapping.resources) {
    const auto blueprint = catalog.blueprint_index(resource.blueprint);
    if (!blueprint) continue;  // a model without such entities has no use for them
    plan_resource(resource);
    targets_.push_back(make_target(resource, *blueprint, catalog));
  }
  plan_rules(rules);
}

MappedRecords::Target MappedRecords::make_target(const Resource& resource, std::size_t blueprint,
                                                 const Catalog& catalog) const {
  Target target{&resource, blueprint, kNoStrategy, {}, {}, {}, 0, false};
  const Blueprint& definition = catalog.blueprints()[blueprint];
  if (const Strategies* strategies = catalog.strategies(blueprint)) {
    const auto index = strategies->index(resource.strategy);
    if (index) target.strategy = static_cast<StrategyId>(*index + 1);
  }
  for (const NamedProgram& property : resource.properties) {
    const auto index = definition.property_index(catalog.member(blueprint, property.name));
    if (index && definition.properties[*index].kind == PropertyKind::kSchema) {
      target.properties.emplace_back(&property.program, *index);
    }
  }
  for (const MappedRelation& relation : resource.relations) {
    const auto index = definition.relation_index(catalog.member(blueprint, relation.name));
    if (index) target.relations.emplace_back(&relation, *index);
  }
  return target;
}

void MappedRecords::plan(const jq::Program& program) {
  if (program.needs_jq()) beyond_.push_back(&program);
  for (const jq::Path& path : program.reads()) {
    std::vector<std::string> keys;
    for (const jq::PathStep& step : path) {
      if (step.iterate) break;
      keys.push_back(step.key);
    }
    plan_.add(keys);
    if (mapping_.within.empty()) continue;
    keys.insert(keys.begin(), mapping_.within);
    plan_.add(keys);
  }
}

void MappedRecords::plan_resource(const Resource& resource) {
  for (const auto* program : {&resource.items, &resource.selector, &resource.identifier,
                              &resource.title, &resource.created_at, &resource.updated_at,
                              &resource.team}) {
    if (*program) plan(**program);
  }
  for (const NamedProgram& property : resource.properties) plan(property.program);
  for (const MappedRelation& relation : resource.relations) {
    if (relation.identifier) plan(*relation.identifier);
    if (relation.value) plan(*relation.value);
  }
}

/// The first output; an error and no output are null, as in Port.
jq::Value MappedRecords::run(const jq::Program& program, const jq::Value& record) {
  const jq::Answer answer = jq_.first(program, record, limits_);
  const auto lose = [&](std::string_view why) {
    findings_.without_jq.emplace(std::string(program.source()), why);
  };
  switch (answer.outcome) {
    case jq::Outcome::kDone:
      break;
    case jq::Outcome::kOpen:
      findings_.open = true;
      break;
    case jq::Outcome::kSyntax:
      lose("jq-syntax");
      break;
    case jq::Outcome::kTimeout:
      lose("jq-timeout");
      break;
    case jq::Outcome::kUnavailable:
      lose("jq-unavailable");
      break;
  }
  return answer.value;
}

jq::Value MappedRecords::run(const std::optional<jq::Program>& program, const jq::Value& record) {
  return program ? run(*program, record) : jq::Value::null();
}

void MappedRecords::record(json::Cursor& cursor, Intake& intake) {
  jq::Value value;
  if (plan_.read(cursor, value)) record(unwrapped(mapping_, std::move(value)), intake);
}

void MappedRecords::record(const jq::Value& record, Intake& intake) {
  ++records_;
  intake.begin_record();
  take(record, intake);
}

void MappedRecords::resume(Intake& intake) {
  for (const Waiting& each : std::exchange(waiting_, {})) {
    intake.return_to(each.place);
    take(each.record, intake);
  }
}

void MappedRecords::take(const jq::Value& record, Intake& intake) {
  findings_ = {};
  texts_.clear();
  find(record);
  if (findings_.open) {
    waiting_.push_back({record, intake.place()});
    return;
  }
  for (const auto& [program, why] : findings_.without_jq) intake.warn(why, program);
  if (!findings_.skipped.empty()) {
    return intake.skip(findings_.skipped, findings_.detail, findings_.value);
  }
  for (Target& target : targets_) {
    for (std::size_t i = 0; i < target.count; ++i) store(target, target.drafts[i], intake);
  }
  for (const std::string& property : findings_.wrong_types) intake.warn("wrong-type", property);
  for (const Remark* remark : findings_.remarks) intake.warn(remark->id);
  for (const auto& [index, name] : findings_.unmatched) ++unmatched_[index][name];
}

/// Runs every program on the record, and stores nothing.
void MappedRecords::find(const jq::Value& record) {
  // These first and all of them, so that jq is asked once and not again for each answer.
  for (const jq::Program* program : beyond_) run(*program, record);
  if (findings_.open) return;
  for (const NamedProgram& required : mapping_.required) {
    if (!run(required.program, record).is_null()) continue;
    skip(required.name);
    return;
  }
  for (Target& target : targets_) {
    if (!fill_all(target, record)) return;
  }
  for (const Remark& remark : mapping_.remarks) {
    if (run(remark.when, record).truthy()) findings_.remarks.push_back(&remark);
  }
  for (std::size_t i = 0; i < mapping_.unmatched.size(); ++i) {
    const Unmatched& unmatched = mapping_.unmatched[i];
    if (matched_[i] || !run(unmatched.when, record).truthy()) continue;
    findings_.unmatched.emplace_back(i, name_of(run(unmatched.by, record)));
  }
}

/// False, for a record that is not to be used.
bool MappedRecords::skip(std::string_view reason, std::string_view detail,
                         std::string_view value) {
  findings_.skipped = reason;
  findings_.detail = detail;
  findings_.value = value;
  return false;
}

/// The entities of one kind that a record gives: one, or one of each of its items.
bool MappedRecords::fill_all(Target& target, const jq::Value& record) {
  target.count = 0;
  if (!target.resource->items) return fill(target, record);
  const jq::Value items = run(*target.resource->items, record);
  if (!items.is_array()) return true;
  for (const jq::Value& item : items.items()) {
    jq::Value with_item = record;
    with_item.set("item", item);
    texts_.clear();
    if (!fill(target, with_item)) return false;
  }
  return true;
}

bool MappedRecords::fill(Target& target, const jq::Value& record) {
  const Resource& resource = *target.resource;
  if (resource.selector && !run(*resource.selector, record).truthy()) return true;
  if (target.count == target.drafts.size()) target.drafts.emplace_back();
  EntityDraft& draft = target.draft();
  catalog_.begin_draft(target.blueprint, draft);
  draft.strategy = target.strategy;
  const jq::Value identifier = run(resource.identifier, record);
  if (!identifier.is_string() || identifier.text().empty()) return skip("missing-identifier");
  draft.identifier = catalog_.texts().intern(identifier.text());
  const jq::Value title = run(resource.title, record);
  if (title.is_string()) draft.title = catalog_.texts().intern(title.text());
  append_names(run(resource.team, record), catalog_.texts(), draft.teams);
  if (!read_time(resource.created_at, record, draft.created_at) ||
      !read_time(resource.updated_at, record, draft.updated_at) ||
      !fill_properties(target, record)) {
    return false;
  }
  fill_relations(target, record);
  target.ruled = false;
  if (!rules_.empty()) apply_rules(target, record);
  if (target.ruled || !resource.ruled) ++target.count;
  return true;
}

bool MappedRecords::fill_properties(Target& target, const jq::Value& record) {
  const Blueprint& blueprint = catalog_.blueprints()[target.blueprint];
  for (const auto& [program, index] : target.properties) {
    const Property& property = blueprint.properties[index];
    const jq::Value value = run(*program, record);
    const std::optional<Cell> cell = value_cell(value, property.type, catalog_.texts());
    if (cell) {
      target.draft().cells[index] = catalog_.meant(target.blueprint, index, *cell);
    } else if (property.type == ValueType::kTime) {
      return skip("bad-date", property.identifier, name_of(value));
    } else {
      findings_.wrong_types.push_back(blueprint.identifier + "." + property.identifier);
    }
  }
  return true;
}

void MappedRecords::fill_relations(Target& target, const jq::Value& record) {
  for (const auto& [relation, index] : target.relations) {
    append_names(run(relation->identifier, record), catalog_.texts(),
                 target.draft().relations[index]);
    const jq::Value sought = run(relation->value, record);
    if (sought.is_string()) target.draft().sought[index] = catalog_.texts().intern(sought.text());
  }
}

bool MappedRecords::read_time(const std::optional<jq::Program>& program, const jq::Value& record,
                              Millis& time) {
  const jq::Value value = run(program, record);
  if (!value.is_string()) return true;
  const std::optional<Millis> parsed = parse_time(value.text());
  time = parsed.value_or(kNoTime);
  return parsed.has_value() || skip("bad-date", value.text(), value.text());
}

void MappedRecords::store(const Target& target, const EntityDraft& draft, Intake& intake) {
  for (std::size_t i = 0; i < mapping_.unmatched.size(); ++i) {
    if (mapping_.unmatched[i].blueprint == target.resource->blueprint) matched_[i] = true;
  }
  if (!target.resource->patch) return intake.store(draft);
  for (const auto& [relation, index] : target.relations) {
    for (const TextId name : draft.relations[index]) {
      intake.store(Patch{target.blueprint, draft.identifier, index, name});
    }
  }
}

void MappedRecords::finish(Intake& intake) {
  for (std::size_t i = 0; i < mapping_.unmatched.size(); ++i) {
    if (matched_[i]) continue;
    for (const auto& [name, count] : unmatched_[i]) {
      intake.warn(mapping_.unmatched[i].id, name, count);
    }
  }
  if (std::find(mapping_.page_sizes.begin(), mapping_.page_sizes.end(), records_) !=
      mapping_.page_sizes.end()) {
    intake.warn("looks-truncated", {}, records_);
  }
}

jq::Value unwrapped(const Mapping& mapping, jq::Value record) {
  const jq::Value* inner = mapping.within.empty() ? nullptr : record.find(mapping.within);
  if (!inner || !inner->is_object()) return record;
  jq::Value held = *inner;
  for (const auto& [key, value] : record.members()) {
    if (key.text() != mapping.within) held.set(key, value);
  }
  return held;
}

void declare_searches(const std::vector<Mapping>& mappings, Catalog& catalog) {
  for (const Mapping& mapping : mappings) {
    for (const Resource& resource : mapping.resources) declare_searches(resource, catalog);
  }
}

}  // namespace dora
