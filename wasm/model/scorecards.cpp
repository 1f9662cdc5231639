#include "model/scorecards.hpp"

#include <algorithm>

namespace dora {
namespace {

class Collector {
 public:
  explicit Collector(std::vector<Blueprint>& blueprints) : blueprints_(blueprints) {}

  void ask(const std::string& blueprint, const std::string& name) {
    if (!is_scorecard(name)) return;
    const auto found = std::find_if(blueprints_.begin(), blueprints_.end(),
                                    [&](const auto& one) { return one.identifier == blueprint; });
    if (found == blueprints_.end() || found->property(name)) return;
    Property property;
    property.identifier = name;
    property.title = name.substr(name.rfind('#') + 1);
    found->properties.push_back(std::move(property));
  }

  void ask(const std::string& blueprint, const Query& query) {
    for (const Rule& rule : query.rules) ask(blueprint, rule.property);
    for (const Query& nested : query.nested) ask(blueprint, nested);
  }

  void ask(const NumberChart& chart) { ask(chart.blueprint, chart.dataset); }
  void ask(const LineChart& chart) {
    for (const Line& line : chart.lines) {
      ask(line.blueprint, line.dataset);
      ask(line.blueprint, line.breakdown);
    }
  }
  void ask(const ShareChart& chart) {
    ask(chart.blueprint, chart.dataset);
    ask(chart.blueprint, chart.property);
  }
  void ask(const TableWidget& table) {
    ask(table.blueprint, table.dataset);
    ask(table.blueprint, table.filter);
  }
  template <typename Other>
  void ask(const Other&) {}

 private:
  std::vector<Blueprint>& blueprints_;
};

}  // namespace

bool is_scorecard(std::string_view property) { return property.rfind("$scorecard", 0) == 0; }

std::vector<Blueprint> stored_blueprints(const Model& model) {
  std::vector<Blueprint> blueprints = model.blueprints;
  Collector collector(blueprints);
  for (const Blueprint& blueprint : model.blueprints) {
    for (const Property& property : blueprint.properties) {
      if (!property.aggregation) continue;
      collector.ask(property.aggregation->target, property.aggregation->query);
    }
  }
  for (const Widget& widget : model.dashboard.widgets) {
    std::visit([&](const auto& content) { collector.ask(content); }, widget.content);
  }
  return blueprints;
}

}  // namespace dora
