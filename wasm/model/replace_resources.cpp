#include "model/replace_resources.hpp"

#include <algorithm>
#include <set>

namespace dora {
namespace {

using Members = std::set<std::string>;

/// The members of a record, as "base.ref", that the resources of a kind read.
Members members_read(const Mapping& mapping, const std::string& kind) {
  Members members;
  const auto add = [&](const std::optional<jq::Program>& program) {
    if (!program) return;
    for (const jq::Path& path : program->reads()) {
      std::string name;
      for (const jq::PathStep& step : path) {
        if (step.iterate) break;
        name += (name.empty() ? "" : ".") + step.key;
      }
      if (!name.empty()) members.insert(name);
    }
  };
  for (const Resource& resource : mapping.resources) {
    if (resource.kind != kind) continue;
    for (const auto* program : {&resource.items, &resource.selector, &resource.identifier,
                                &resource.title}) {
      add(*program);
    }
    for (const NamedProgram& property : resource.properties) add(property.program);
    for (const MappedRelation& relation : resource.relations) {
      add(relation.identifier);
      add(relation.value);
    }
  }
  return members;
}

std::size_t count_common(const Members& left, const Members& right) {
  return static_cast<std::size_t>(
      std::count_if(left.begin(), left.end(),
                    [&](const std::string& member) { return right.count(member) > 0; }));
}

/// The mapping whose records have most of the members; of equals, the first.
Mapping* best_of_kind(const Members& members, const std::string& kind,
                      std::vector<Mapping>& mappings) {
  Mapping* best = nullptr;
  std::size_t most = 0;
  for (Mapping& mapping : mappings) {
    const std::size_t common = count_common(members, members_read(mapping, kind));
    if (common <= most) continue;
    most = common;
    best = &mapping;
  }
  return best;
}

void replace(const Mapping& own, const std::string& kind, std::vector<Resource>& resources) {
  std::vector<Resource> replaced;
  for (const Resource& resource : own.resources) {
    if (resource.kind != kind) continue;
    Resource& added = replaced.emplace_back(resource);
    for (const Resource& earlier : resources) {
      // That merges count as deployments, Port does not say.
      if (earlier.kind == kind && earlier.blueprint == added.blueprint) {
        added.strategy = earlier.strategy;
      }
    }
  }
  for (const Resource& resource : resources) {
    if (resource.kind != kind) replaced.push_back(resource);
  }
  resources = std::move(replaced);
}

}  // namespace

std::size_t replace_resources(const Mapping& own, std::vector<Mapping>& mappings) {
  std::set<std::string> kinds;
  for (const Resource& resource : own.resources) kinds.insert(resource.kind);
  std::size_t count = 0;
  for (const std::string& kind : kinds) {
    Mapping* mapping = best_of_kind(members_read(own, kind), kind, mappings);
    if (!mapping) continue;
    replace(own, kind, mapping->resources);
    ++count;
  }
  return count;
}

}  // namespace dora
