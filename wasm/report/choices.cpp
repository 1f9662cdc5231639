#include "report/choices.hpp"

#include <algorithm>
#include <map>

#include "dashboard/cell_text.hpp"
#include "report/team_names.hpp"

namespace dora {
namespace {

Json json_entities(std::size_t blueprint, Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  const RowMask& exists = evaluation.existing(blueprint);
  std::vector<RowId> rows;
  for (RowId row = 0; row < exists.size(); ++row) {
    if (exists[row] != 0) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [&](RowId left, RowId right) {
    const int order = catalog.title(blueprint, left).compare(catalog.title(blueprint, right));
    return order != 0 ? order < 0
                      : catalog.identifier(blueprint, left) < catalog.identifier(blueprint, right);
  });
  const bool is_team = catalog.blueprints()[blueprint].identifier == kTeamBlueprint;
  const TeamNames teams(catalog, blueprint);
  Json entities = Json::array();
  for (const RowId row : rows) {
    Json& entity = append(entities);
    put(entity, "identifier", catalog.identifier(blueprint, row));
    put(entity, "title", catalog.title(blueprint, row));
    if (!is_team) put(entity, "team", Json(teams.of(row)));
  }
  return entities;
}

/// Adds what a query asks of the property, each value once.
void add_usual(const Query& query, const std::string& property, std::vector<std::string>& usual) {
  for (const Rule& rule : query.rules) {
    if (rule.property != property || (rule.op != Operator::kEqual && rule.op != Operator::kIn)) {
      continue;
    }
    for (const Literal& value : rule.values) {
      const auto* text = std::get_if<std::string>(&value);
      if (text && std::find(usual.begin(), usual.end(), *text) == usual.end()) {
        usual.push_back(*text);
      }
    }
  }
  for (const Query& nested : query.nested) add_usual(nested, property, usual);
}

/// Calls `visit(query)` for each query of the model over entities of a blueprint.
template <typename Visit>
void each_query(const Model& model, const std::string& blueprint, Visit visit) {
  for (const Blueprint& holder : model.blueprints) {
    for (const Property& property : holder.properties) {
      if (property.aggregation && property.aggregation->target == blueprint) {
        visit(property.aggregation->query);
      }
    }
  }
  for (const Widget& widget : model.dashboard.widgets) {
    if (const auto* number = std::get_if<NumberChart>(&widget.content)) {
      if (number->blueprint == blueprint) visit(number->dataset);
    } else if (const auto* lines = std::get_if<LineChart>(&widget.content)) {
      for (const Line& line : lines->lines) {
        if (line.blueprint == blueprint) visit(line.dataset);
      }
    } else if (const auto* shares = std::get_if<ShareChart>(&widget.content)) {
      if (shares->blueprint == blueprint) visit(shares->dataset);
    } else if (const auto* table = std::get_if<TableWidget>(&widget.content)) {
      if (table->blueprint == blueprint) visit(table->dataset), visit(table->filter);
    }
  }
  for (const MetricList& list : model.metrics) {
    for (const Metric& metric : list.metrics) {
      if (metric.target == blueprint) visit(metric.query);
    }
  }
}

Json json_found(std::size_t blueprint, const Column& column, Evaluation& evaluation) {
  const RowMask& exists = evaluation.existing(blueprint);
  const TextPool& texts = evaluation.catalog().texts();
  // Each distinct text is looked at once.
  std::map<TextId, std::size_t> rows;
  for (RowId row = 0; row < exists.size(); ++row) {
    if (exists[row] != 0 && column.text(row) != kNoText) ++rows[column.text(row)];
  }
  Column one(column.type());
  std::map<std::string, std::size_t> counts;
  for (const auto& [text, count] : rows) {
    one.set(0, Cell{text}, 1);
    for (const std::string& value : cell_texts(one, 0, texts)) counts[value] += count;
  }
  std::vector<std::pair<std::string, std::size_t>> found(counts.begin(), counts.end());
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  Json values = Json::array();
  for (const auto& [value, count] : found) {
    Json& item = append(values);
    put(item, "value", value);
    put(item, "count", count);
  }
  return values;
}

Json json_values(const Model& model, Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  Json all = Json::array();
  for (const Filter& filter : model.filters) {
    const auto blueprint = catalog.blueprint_index(filter.blueprint);
    const Property* property =
        blueprint ? catalog.blueprints()[*blueprint].property(filter.property) : nullptr;
    if (!property) continue;
    const Result<const Column*> column = evaluation.column(*blueprint, filter.property);
    if (!column) continue;
    std::vector<std::string> usual;
    each_query(model, filter.blueprint,
               [&](const Query& query) { add_usual(query, filter.property, usual); });
    Json& one = append(all);
    put(one, "blueprint", filter.blueprint);
    put(one, "property", filter.property);
    put(one, "title", property->title);
    put(one, "usual", usual);
    put(one, "values", json_found(*blueprint, **column, evaluation));
  }
  return all;
}

Json json_span(Evaluation& evaluation) {
  Millis first = kNoTime, last = kNoTime;
  for (std::size_t i = 0; i < evaluation.catalog().blueprints().size(); ++i) {
    const Column* times = evaluation.happened(i);
    if (!times) continue;
    const RowMask& exists = evaluation.existing(i);
    for (RowId row = 0; row < exists.size(); ++row) {
      const Millis time = exists[row] != 0 ? times->time(row) : kNoTime;
      if (time == kNoTime) continue;
      first = first == kNoTime ? time : std::min(first, time);
      last = last == kNoTime ? time : std::max(last, time);
    }
  }
  Json span;
  if (first != kNoTime) put_span(span, first, last);
  return span;
}

}  // namespace

Json json_choices(const Model& model, Evaluation& evaluation) {
  Json entities = Json::object();
  const std::vector<Blueprint>& blueprints = evaluation.catalog().blueprints();
  for (std::size_t i = 0; i < blueprints.size(); ++i) {
    if (!blueprints[i].holds_aggregations()) continue;
    entities[blueprints[i].identifier] = json_entities(i, evaluation);
  }
  Json choices;
  put(choices, "entities", std::move(entities));
  put(choices, "values", json_values(model, evaluation));
  put(choices, "span", json_span(evaluation));
  return choices;
}

}  // namespace dora
