#include "report/report.hpp"

#include <algorithm>

#include "model/scorecards.hpp"
#include "report/counting.hpp"
#include "report/cut_off.hpp"
#include "report/json_parts.hpp"
#include "report/json_view.hpp"
#include "report/missing.hpp"
#include "report/reported.hpp"
#include "report/team_names.hpp"
#include "report/trends.hpp"

namespace dora {
namespace {

struct NamedColumn {
  const std::string* name;
  const Column* column;  // null where it could not be computed
};

/// The properties of a blueprint; what cannot be computed is null, and said.
std::vector<NamedColumn> property_columns(std::size_t blueprint, Evaluation& evaluation,
                                          Json& warnings) {
  std::vector<NamedColumn> columns;
  const Blueprint& definition = evaluation.catalog().blueprints()[blueprint];
  for (const Property& property : definition.properties) {
    if (is_scorecard(property.identifier)) continue;
    const Result<const Column*> column = evaluation.column(blueprint, property.identifier);
    columns.push_back({&property.identifier, column ? *column : nullptr});
    if (column) continue;
    Json& warning = append(warnings);
    put(warning, "id", "property-not-computed");
    put(warning, "blueprint", definition.identifier);
    put(warning, "property", property.identifier);
    put(warning, "error", json_error(column.error()));
  }
  return columns;
}

/// As text: of thousands of entities a tree of values would take longer than the numbers in it.
void append_properties(const std::vector<NamedColumn>& columns, RowId row, const TextPool& texts,
                       std::string& text) {
  text += '{';
  for (const auto& [name, column] : columns) {
    if (&name != &columns.front().name) text += ',';
    append_string(*name, text);
    text += ':';
    append_cell(column ? column->get(row) : Cell{}, column ? column->type() : ValueType::kText,
                texts, text);
  }
  text += '}';
}

void append_teams(const std::vector<std::string_view>& teams, std::string& text) {
  text += ",\"team\":[";
  for (const std::string_view team : teams) {
    if (text.back() != '[') text += ',';
    append_string(team, text);
  }
  text += ']';
}

/// What the tables of a dashboard show of one blueprint beyond its properties.
struct TableNeeds {
  bool any = false;
  std::vector<std::string> columns;
  RowMask rows;
};

TableNeeds table_needs(std::size_t blueprint, const std::vector<WidgetResult>& widgets,
                       const Catalog& catalog) {
  TableNeeds needs;
  const Blueprint& definition = catalog.blueprints()[blueprint];
  for (const WidgetResult& widget : widgets) {
    const auto* result = std::get_if<TableResult>(&widget.content);
    if (!result || result->blueprint != blueprint) continue;
    needs.any = true;
    needs.rows.resize(catalog.table(blueprint).size());
    for (const std::string& name : result->columns) {
      // The title and the teams are members of every entity.
      const bool known = name == "$title" || name == "$team" || name == "team" ||
                         definition.property(name) != nullptr;
      const bool again =
          std::find(needs.columns.begin(), needs.columns.end(), name) != needs.columns.end();
      if (!known && !again) needs.columns.push_back(name);
    }
    for (const TableGroup& group : result->groups) {
      for (const RowId row : group.rows) needs.rows[row] = 1;
    }
  }
  return needs;
}

/// The columns of tables that are no properties: relations by title, meta-properties, paths.
void add_columns(const std::vector<std::string>& names, std::size_t blueprint,
                 Evaluation& evaluation, std::vector<NamedColumn>& columns) {
  const Blueprint& definition = evaluation.catalog().blueprints()[blueprint];
  for (const std::string& name : names) {
    const std::string source = definition.relation_index(name) ? name + ".$title" : name;
    const Result<const Column*> column = evaluation.column(blueprint, source);
    if (column) columns.push_back({&name, *column});
  }
}

/// Of a blueprint that aggregates something all entities, else those that tables show.
std::string write_entities(std::size_t blueprint, const TableNeeds& needs, Evaluation& evaluation,
                           Json& warnings) {
  const Catalog& catalog = evaluation.catalog();
  const bool holder = catalog.blueprints()[blueprint].holds_aggregations();
  const RowMask& shown = holder ? evaluation.in_view(blueprint) : needs.rows;
  const std::vector<RowId> rows = rows_by_identifier(shown, blueprint, catalog);
  const bool is_team = catalog.blueprints()[blueprint].identifier == kTeamBlueprint;
  const TeamNames teams(catalog, blueprint);
  auto columns = property_columns(blueprint, evaluation, warnings);
  add_columns(needs.columns, blueprint, evaluation, columns);
  std::string text = "[";
  for (const RowId row : rows) {
    text += text.size() == 1 ? "{\"identifier\":" : ",{\"identifier\":";
    append_string(catalog.identifier(blueprint, row), text);
    text += ",\"title\":";
    append_string(catalog.title(blueprint, row), text);
    if (!is_team) append_teams(teams.of(row), text);
    text += ",\"properties\":";
    append_properties(columns, row, catalog.texts(), text);
    text += '}';
  }
  return text + "]";
}

Json write_property_kinds(const Blueprint& blueprint) {
  Json kinds = Json::object();
  for (const Property& property : blueprint.properties) {
    if (is_scorecard(property.identifier)) continue;
    Json kind;
    put(kind, "title", property.title);
    put(kind, "type", type_name(property.type));
    for (const auto& [value, color] : property.colors) put(kind, "colors")[value] = color;
    kinds[property.identifier] = std::move(kind);
  }
  for (const Relation& relation : blueprint.relations) {
    Json kind;
    put(kind, "title", relation.title);
    put(kind, "type", "relation");
    kinds[relation.identifier] = std::move(kind);
  }
  return kinds;
}

Json write_layout(const Dashboard& dashboard) {
  Json layout = Json::array();
  for (const LayoutRow& row : dashboard.layout) {
    Json& item = append(layout);
    put(item, "height", row.height);
    Json& columns = put_array(item, "columns");
    for (const LayoutColumn& column : row.columns) {
      Json& one = append(columns);
      put(one, "id", column.id);
      put(one, "size", column.size);
    }
  }
  return layout;
}

void add_lost_values(const Evaluation& evaluation, Json& warnings) {
  for (const Evaluation::LostValues& lost : evaluation.lost_values()) {
    Json& warning = append(warnings);
    put(warning, "id", lost.why);
    put(warning, "blueprint", lost.blueprint);
    put(warning, "property", lost.property);
    put(warning, "count", lost.count);
  }
}

/// Port computes over everything, whatever is in view here.
Json write_reported_of_all(Evaluation& evaluation) {
  const EvaluationSettings settings = evaluation.settings();
  EvaluationSettings whole = settings;
  whole.view = {};
  evaluation.set(whole);
  Json reported = write_reported(evaluation);
  evaluation.set(settings);
  return reported;
}

Unchanging unchanging_parts(const Model& model, Evaluation& evaluation) {
  Json parts;
  put(parts, "matches", json_matches(evaluation.catalog()));
  put(parts, "unmatched", json_unmatched(evaluation));
  put(parts, "strategies", json_strategies(evaluation));
  put(parts, "facets", json_facets(evaluation));
  put(parts, "measures", json_measures(evaluation));
  const std::string text = dump(parts);
  Unchanging unchanging{text.substr(1, text.size() - 2), Json::array()};
  for (const Check& check : model.checks) {
    const std::size_t missing = count_missing(check, evaluation);
    if (missing == 0) continue;
    Json& warning = append(unchanging.missing);
    put(warning, "id", check.id);
    put(warning, "count", missing);
  }
  return unchanging;
}

}  // namespace

std::string write_report(const std::vector<InputSummary>& inputs, const Model& model,
                         Evaluation& evaluation, std::optional<Unchanging>& kept) {
  if (!kept) kept = unchanging_parts(model, evaluation);
  const Dashboard& dashboard = model.dashboard;
  const Catalog& catalog = evaluation.catalog();
  const EvaluationSettings settings = evaluation.settings();
  Json report;
  put(report, "version", 1);
  put(report, "now", format_time(settings.now));
  put(report, "frequencyDivisor", divisor_name(settings.divisor));
  if (!settings.view.empty()) {
    put(report, "view", json_view(settings.view));
    put(report, "withoutCount", json_left_out(evaluation));
  }
  Millis newest = kNoTime;
  Json& all_inputs = put_array(report, "inputs");
  for (const InputSummary& input : inputs) {
    newest = std::max(newest, input.to);
    all_inputs.push_back(json_input(input));
  }
  put_time(report, "newest", newest);
  const bool changed = std::any_of(model.documents.begin(), model.documents.end(),
                                   [](const Document& document) { return document.own; });
  Json& in_force = put(report, "model");
  put(in_force, "name", model.identifier);
  put(in_force, "changed", changed);
  const std::vector<WidgetResult> widgets = compute_widgets(dashboard, evaluation);
  Json warnings = Json::array();
  std::string entities;
  Json properties = Json::object();
  Json blueprints = Json::object();
  for (std::size_t i = 0; i < catalog.blueprints().size(); ++i) {
    const Blueprint& blueprint = catalog.blueprints()[i];
    put(blueprints[blueprint.identifier], "title", blueprint.title);
    const TableNeeds needs = table_needs(i, widgets, catalog);
    if (!blueprint.holds_aggregations() && !needs.any) continue;
    entities += entities.empty() ? "" : ",";
    append_string(blueprint.identifier, entities);
    entities += ":" + write_entities(i, needs, evaluation, warnings);
    properties[blueprint.identifier] = write_property_kinds(blueprint);
  }
  put(report, "properties", std::move(properties));
  put(report, "blueprints", std::move(blueprints));
  Json& shown = put(report, "dashboard");
  put(shown, "identifier", dashboard.identifier);
  put(shown, "title", dashboard.title);
  put(report, "layout", write_layout(dashboard));
  Json& all_widgets = put_array(report, "widgets");
  for (const WidgetResult& widget : widgets) all_widgets.push_back(json_widget(widget, catalog));
  put(report, "trends", json_trends(compute_trends(model.metrics, evaluation), dashboard, catalog));
  put(report, "reported", write_reported_of_all(evaluation));
  for (const Json& missing : kept->missing) warnings.push_back(missing);
  add_cut_off(inputs, model.history, settings.now, warnings);
  add_lost_values(evaluation, warnings);
  put(report, "warnings", std::move(warnings));
  std::string text = dump(report);
  text.pop_back();
  return text + ",\"entities\":{" + entities + "}," + kept->members + "}";
}

std::string write_summary(const Model& model, Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  Json summary;
  put(summary, "now", format_time(evaluation.settings().now));
  Json& widgets = put_array(summary, "widgets");
  for (const Widget& widget : model.dashboard.widgets) {
    const bool compared = std::holds_alternative<NumberChart>(widget.content) ||
                          std::holds_alternative<LineChart>(widget.content);
    if (!compared) continue;
    widgets.push_back(json_widget(compute_widget(widget, evaluation), catalog));
  }
  put(summary, "trends",
      json_trends(compute_trends(model.metrics, evaluation), model.dashboard, catalog));
  return dump(summary);
}

std::string write_sparklines(const Model& model, std::string_view blueprint,
                             Evaluation& evaluation) {
  const auto index = evaluation.catalog().blueprint_index(blueprint);
  if (!index || !evaluation.catalog().blueprints()[*index].holds_aggregations()) return "[]";
  return dump(
      json_sparklines(compute_sparklines(model.metrics, *index, evaluation), *index, evaluation));
}

std::string write_input(const InputSummary& input) { return dump(json_input(input)); }

}  // namespace dora
