// The part of MappedRecords that tells the services of one repository apart, by rules of the model.

#include <algorithm>

#include "ingest/mapped_records.hpp"

namespace dora {
namespace {

void append_texts(const jq::Value& value, std::vector<std::string>& texts) {
  if (value.is_string()) texts.emplace_back(value.text());
  if (!value.is_array()) return;
  for (const jq::Value& item : value.items()) append_texts(item, texts);
}

}  // namespace

/// Keeps the rules that ask for something which these records have, and has that read.
void MappedRecords::plan_rules(const std::vector<ServiceRules>& all) {
  for (const ServiceRules& rules : all) {
    const auto blueprint = catalog_.blueprint_index(rules.blueprint);
    bool asked = false;
    for (const NamedProgram& text : mapping_.texts) {
      const bool wanted = std::any_of(rules.rules.begin(), rules.rules.end(),
                                      [&](const auto& rule) { return rule.by == text.name; });
      if (wanted) plan(text.program);
      asked = asked || wanted;
    }
    if (blueprint && asked) rules_.push_back({&rules, *blueprint});
  }
}

/// The texts of the record that rules know by that name.
const std::vector<std::string>& MappedRecords::texts_of(const std::string& by,
                                                        const jq::Value& record) {
  const auto [entry, added] = texts_.try_emplace(by);
  if (!added) return entry->second;
  for (const NamedProgram& text : mapping_.texts) {
    if (text.name == by) append_texts(run(text.program, record), entry->second);
  }
  return entry->second;
}

/// Puts the services that rules say in the place of the repository.
void MappedRecords::apply_rules(Target& target, const jq::Value& record) {
  const Blueprint& blueprint = catalog_.blueprints()[target.blueprint];
  for (const auto& [rules, services] : rules_) {
    const ServiceRules& told = *rules;
    const auto rename = [&](TextId& repository) {
      const auto service =
          told.service(catalog_.texts().text(repository),
                       [&](const std::string& by) -> const auto& { return texts_of(by, record); });
      if (!service) return;
      repository = catalog_.texts().intern(*service);
      target.ruled = true;
    };
    if (target.resource->patch && target.blueprint == services) rename(target.draft().identifier);
    for (std::size_t i = 0; i < blueprint.relations.size(); ++i) {
      if (catalog_.blueprint_index(blueprint.relations[i].target) != services) continue;
      for (TextId& repository : target.draft().relations[i]) rename(repository);
    }
  }
}

}  // namespace dora
