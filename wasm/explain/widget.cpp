#include "explain/widget.hpp"

#include <algorithm>
#include <cmath>

#include "dashboard/number_text.hpp"
#include "dashboard/numbers.hpp"
#include "explain/lines.hpp"
#include "explain/property.hpp"
#include "report/json_parts.hpp"

namespace dora {
namespace {

using Answer = Result<Json>;

/// Every row, of which those that are no entities drop out by themselves.
RowMask everything(std::size_t blueprint, const Catalog& catalog) {
  return RowMask(catalog.table(blueprint).size(), 1);
}

bool is_upwards(Operator op) { return op == Operator::kGreater || op == Operator::kGreaterEqual; }

/// Equality is as near to a value as a condition can be, and its opposite says nothing of nearness.
int by_nearness(Operator op) {
  return op == Operator::kEqual ? 0 : op == Operator::kNotEqual ? 2 : 1;
}

/// The conditions of a number, so that the first that holds is the nearest one, whose tier it has
/// (port-facts 3.1): the best first, as most of them say which way is better.
Json json_ladder(const std::vector<Condition>& conditions) {
  std::vector<const Condition*> steps;
  std::ptrdiff_t upwards = 0;
  for (const Condition& condition : conditions) {
    steps.push_back(&condition);
    if (by_nearness(condition.op) == 1) upwards += is_upwards(condition.op) ? 1 : -1;
  }
  const bool more_is_better = upwards >= 0;
  std::stable_sort(steps.begin(), steps.end(), [&](const Condition* left, const Condition* right) {
    const int nearness = by_nearness(left->op) - by_nearness(right->op);
    if (nearness != 0) return nearness < 0;
    if (left->value != right->value) return (left->value > right->value) == more_is_better;
    return is_upwards(left->op) == more_is_better && is_upwards(right->op) != more_is_better;
  });
  Json ladder = Json::array();
  for (const Condition* step : steps) append_step(*step, ladder);
  return ladder;
}

Answer explain_number(const NumberChart& chart, Json json, Explainer& explainer) {
  const Result<NumberResult> number = compute_number(chart, explainer.evaluation);
  if (!number) return number.error();
  const std::size_t blueprint = *explainer.catalog().blueprint_index(chart.blueprint);
  const bool shown = chart.entity.empty() || number->entities > 0;
  if (!chart.entity.empty() && shown) {
    const RowId row = *explainer.evaluation.find(blueprint, chart.entity);
    Answer property = explain_property({blueprint, row}, chart.aggregate.property, true, explainer);
    if (!property) return property.error();
    for (const auto& [member, value] : property->items()) {
      if (member != "title") json[member] = value;
    }
  }
  json["value"] = json_number(number->value);
  json["display"] =
      std::isnan(number->value) ? Json(nullptr) : Json(display_text(number->value, chart.format));
  if (!chart.conditions.empty()) json["ladder"] = json_ladder(chart.conditions);
  if (!chart.entity.empty()) return json;
  Population population{blueprint, chart.dataset, chart.aggregate};
  population.belongs = everything(blueprint, explainer.catalog());
  const Result<void> added = add_population(population, true, explainer, json);
  if (!added) return added.error();
  return json;
}

/// How many entities there are; `shown` is a property that the widget shows of them.
Answer explain_entities(const std::string& name, const Query& query, const std::string& shown,
                        Json json, Explainer& explainer) {
  const auto blueprint = explainer.catalog().blueprint_index(name);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, name};
  Population population{*blueprint, query};
  population.belongs = everything(*blueprint, explainer.catalog());
  population.shown = shown;
  json["value"] = nullptr;
  const Result<void> added = add_population(population, true, explainer, json);
  if (!added) return added.error();
  json["value"] = json["aggregate"]["count"];
  return json;
}

}  // namespace

Result<Json> explain_widget(const Question& question, Explainer& explainer) {
  const std::vector<Widget>& widgets = explainer.model.dashboard.widgets;
  const auto found = std::find_if(widgets.begin(), widgets.end(),
                                  [&](const Widget& widget) { return widget.id == question.name; });
  if (found == widgets.end()) return Error{ErrorCode::kModelUnknownName, 0, question.name};
  Json json = {{"title", found->title}};
  if (const auto* number = std::get_if<NumberChart>(&found->content)) {
    return explain_number(*number, std::move(json), explainer);
  }
  if (const auto* lines = std::get_if<LineChart>(&found->content)) {
    return explain_lines(*lines, question, std::move(json), explainer);
  }
  if (const auto* shares = std::get_if<ShareChart>(&found->content)) {
    return explain_entities(shares->blueprint, shares->dataset, shares->property, std::move(json),
                            explainer);
  }
  if (const auto* table = std::get_if<TableWidget>(&found->content)) {
    return explain_entities(table->blueprint, table->shown(), {}, std::move(json), explainer);
  }
  return Error{ErrorCode::kModelUnsupported, 0, found->type};
}

}  // namespace dora
