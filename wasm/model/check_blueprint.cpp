#include "model/check_blueprint.hpp"

#include <algorithm>

#include "jq/program.hpp"
#include "model/node.hpp"
#include "model/path.hpp"

namespace dora {
namespace {

class BlueprintCheck {
 public:
  BlueprintCheck(const Node& node, const std::vector<Blueprint>& blueprints)
      : node_(node), blueprints_(blueprints), name_(node["identifier"].text()) {}

  void run() const {
    node_["relations"].members([&](const std::string&, const Node& relation) {
      check_target(relation["target"]);
    });
    node_["mirrorProperties"].members([&](const std::string&, const Node& mirror) {
      check_mirror(mirror["path"]);
    });
    node_["aggregationProperties"].members([&](const std::string&, const Node& aggregation) {
      check_target(aggregation["target"]);
      check_path_filter(aggregation);
      check_measured(aggregation);
    });
    node_["calculationProperties"].members([&](const std::string&, const Node& calculation) {
      check_program(calculation["calculation"]);
    });
    const Node ownership = node_["ownership"];
    if (ownership["type"].text() != "Inherited") return;
    std::vector<std::string> path = split_path(ownership["path"].text());
    if (path.back() == "$team") path.pop_back();
    walk(name_, path, ownership["path"]);
  }

 private:
  const Blueprint* find(const std::string& name) const {
    const auto found = std::find_if(blueprints_.begin(), blueprints_.end(), [&](const auto& one) {
      return one.identifier == name;
    });
    return found == blueprints_.end() ? nullptr : &*found;
  }

  static bool is_ports_own(const std::string& name) { return name.rfind('_', 0) == 0; }

  void check_target(const Node& target) const {
    const std::string name = target.text();
    if (!find(name) && !is_ports_own(name)) target.fail(ErrorCode::kModelUnknownBlueprint, name);
  }

  /// The blueprint that the path leads to; empty where that cannot be told.
  std::string walk(std::string at, const std::vector<std::string>& path, const Node& place) const {
    for (const std::string& step : path) {
      const Blueprint* here = find(at);
      if (!here) return {};
      const auto relation = here->relation_index(step);
      if (!relation && step != "team") {
        place.fail(ErrorCode::kModelUnknownRelation, at + "." + step);
        return {};
      }
      at = relation ? here->relations[*relation].target : "_team";  // the owners, see Graph::along
    }
    return at;
  }

  void check_property(const std::string& blueprint, const std::string& name,
                      const Node& place) const {
    const Blueprint* here = find(blueprint);
    if (!here || name.rfind('$', 0) == 0 || here->property(name)) return;
    place.fail(ErrorCode::kModelUnknownProperty, blueprint + "." + name);
  }

  void check_mirror(const Node& place) const {
    std::vector<std::string> path = split_path(place.text());
    const std::string property = path.back();
    path.pop_back();
    check_property(walk(name_, path, place), property, place);
  }

  void check_path_filter(const Node& aggregation) const {
    const std::string target = aggregation["target"].text();
    aggregation["pathFilter"].elements([&](const Node& filter) {
      const std::string from = filter["fromBlueprint"].text(name_);
      std::vector<std::string> path;
      filter["path"].elements([&](const Node& step) { path.push_back(step.text()); });
      const std::string end = walk(from, path, filter["path"]);
      const std::string& meant = from == target ? name_ : target;
      if (!end.empty() && end != meant) {
        filter["path"].fail(ErrorCode::kModelUnknownRelation, path.back() + " -> " + end);
      }
    });
  }

  void check_measured(const Node& aggregation) const {
    const Node spec = aggregation["calculationSpec"];
    if (spec["calculationBy"].text() != "property") return;
    check_property(aggregation["target"].text(), spec["property"].text(), spec["property"]);
  }

  static void check_program(const Node& calculation) {
    const auto program = jq::Program::compile(calculation.text());
    if (program || program.error().code != ErrorCode::kJqSyntax) return;
    calculation.fail(ErrorCode::kJqSyntax, program.error().detail);
  }

  const Node& node_;
  const std::vector<Blueprint>& blueprints_;
  std::string name_;
};

}  // namespace

void check_blueprint(const Node& node, const std::vector<Blueprint>& blueprints) {
  BlueprintCheck(node, blueprints).run();
}

}  // namespace dora
