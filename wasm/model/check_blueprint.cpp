#include "model/check_blueprint.hpp"

#include <algorithm>

#include "jq/program.hpp"
#include "model/node.hpp"

namespace dora {
namespace {

class BlueprintCheck {
 public:
  explicit BlueprintCheck(const std::vector<Blueprint>& blueprints) : blueprints_(blueprints) {}

  void run(std::string_view identifier, const Node& node) const {
    const Blueprint& blueprint = *find(identifier);
    for (const Relation& relation : blueprint.relations) {
      check_target(relation.target, node["relations"][relation.identifier]["target"]);
    }
    for (const Property& property : blueprint.properties) {
      const std::string& name = property.identifier;
      if (property.kind == PropertyKind::kMirror) {
        check_mirror(blueprint, property, node["mirrorProperties"][name]["path"]);
      } else if (property.kind == PropertyKind::kAggregation) {
        check_aggregation(blueprint, *property.aggregation, node["aggregationProperties"][name]);
      } else if (property.kind == PropertyKind::kCalculation) {
        check_program(property, node["calculationProperties"][name]["calculation"]);
      }
    }
    walk(blueprint.identifier, blueprint.inherited_owner, node["ownership"]["path"]);
  }

 private:
  const Blueprint* find(std::string_view name) const {
    const auto found = std::find_if(blueprints_.begin(), blueprints_.end(), [&](const auto& one) {
      return one.identifier == name;
    });
    return found == blueprints_.end() ? nullptr : &*found;
  }

  static bool is_ports_own(const std::string& name) { return name.rfind('_', 0) == 0; }

  void check_target(const std::string& name, const Node& place) const {
    if (!find(name) && !is_ports_own(name)) place.fail(ErrorCode::kModelUnknownBlueprint, name);
  }

  /// The blueprint that the path leads to; empty where that cannot be told.
  std::string walk(std::string at, const std::vector<std::string>& path, const Node& place) const {
    for (const std::string& step : path) {
      const Blueprint* here = find(at);
      if (!here) return {};
      const auto target = here->step_target(step);
      if (!target) {
        place.fail(ErrorCode::kModelUnknownRelation, at + "." + step);
        return {};
      }
      at = *target;
    }
    return at;
  }

  void check_property(const std::string& blueprint, const std::string& name,
                      const Node& place) const {
    const Blueprint* here = find(blueprint);
    if (!here || name.rfind('$', 0) == 0 || here->property(name)) return;
    place.fail(ErrorCode::kModelUnknownProperty, blueprint + "." + name);
  }

  void check_mirror(const Blueprint& blueprint, const Property& property, const Node& place) const {
    std::vector<std::string> path = property.mirror_path;
    const std::string name = path.back();
    path.pop_back();
    check_property(walk(blueprint.identifier, path, place), name, place);
  }

  void check_aggregation(const Blueprint& blueprint, const Aggregation& aggregation,
                         const Node& place) const {
    check_target(aggregation.target, place["target"]);
    if (!aggregation.path.empty()) check_path(blueprint, aggregation, place["pathFilter"]);
    if (!aggregation.spec.by_property) return;
    check_property(aggregation.target, aggregation.spec.property,
                   place["calculationSpec"]["property"]);
  }

  void check_path(const Blueprint& blueprint, const Aggregation& aggregation,
                  const Node& filters) const {
    filters.elements([&](const Node& filter) {
      const std::string end = walk(aggregation.path_from, aggregation.path, filter["path"]);
      const bool from_target = aggregation.path_from == aggregation.target;
      if (end.empty() || end == (from_target ? blueprint.identifier : aggregation.target)) return;
      filter["path"].fail(ErrorCode::kModelUnknownRelation, aggregation.path.back() + " -> " + end);
    });
  }

  static void check_program(const Property& property, const Node& place) {
    const auto program = jq::Program::compile(property.calculation);
    if (program || program.error().code != ErrorCode::kJqSyntax) return;
    place.fail(ErrorCode::kJqSyntax, program.error().detail);
  }

  const std::vector<Blueprint>& blueprints_;
};

}  // namespace

void check_blueprint(std::string_view identifier, const Node& document,
                     const std::vector<Blueprint>& blueprints) {
  BlueprintCheck(blueprints).run(identifier, document);
}

}  // namespace dora
