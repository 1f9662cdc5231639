#include "report/json_parts.hpp"

#include <algorithm>
#include <cmath>

#include "dashboard/number_text.hpp"

namespace dora {
namespace {

void put_number(Json& json, const NumberChart& chart, const NumberResult& result) {
  put(json, "value", result.value);
  if (std::isnan(result.value)) {
    put(json, "display", "no data");
    put(json, "number", nullptr);
  } else {
    put(json, "display", display_text(result.value, chart.format));
    put(json, "number", number_text(result.value, chart.format));
  }
  put(json, "unit", chart.format.unit);
  put(json, "unitFirst", chart.format.place == NumberFormat::Place::kBefore);
  put(json, "unitBelow", chart.format.place == NumberFormat::Place::kBelow);
  Json& tier = put(json, "tier");
  if (const Condition* condition = result.condition) {
    put(tier, "name", condition->message);
    put(tier, "color", condition->color);
    if (!condition->description.empty()) put(tier, "description", condition->description);
  }
  if (!chart.conditions.empty()) {
    Json& ladder = put_array(json, "ladder");
    for (const Condition& step : chart.conditions) append_step(step, ladder);
  }
  if (!chart.empty_text.empty()) put(json, "emptyText", chart.empty_text);
  put(json, "entities", result.entities);
}

void put_lines(Json& json, const LineChart& chart, const LinesResult& result) {
  put(json, "xAxisTitle", chart.x_title);
  put(json, "yAxisTitle", chart.y_title);
  Json& baselines = put_array(json, "baselines");
  for (const Baseline& baseline : chart.baselines) {
    Json& item = append(baselines);
    put(item, "name", baseline.name);
    put(item, "value", baseline.value);
    put(item, "color", baseline.color);
  }
  Json& all = put_array(json, "series");
  for (const Series& series : result.series) {
    Json& item = append(all);
    put(item, "title", series.title);
    Json& points = put_array(item, "points");
    for (const SeriesPoint& point : series.points) {
      Json& one = append(points);
      put_time(one, "from", point.from);
      put_time(one, "to", point.to);
      put(one, "label", point.label);
      put(one, "value", point.value);
      put(one, "partial", point.partial);
    }
  }
}

void put_shares(Json& json, const ShareChart& chart, const SharesResult& result) {
  put(json, "blueprint", chart.blueprint);
  put(json, "property", chart.property);
  Json& shares = put_array(json, "shares");
  for (const Share& share : result.shares) {
    Json& item = append(shares);
    put(item, "value", share.value);
    put(item, "title", share.title);
    put(item, "count", share.count);
    if (!share.color.empty()) put(item, "color", share.color);
    if (share.other) put(item, "other", true);
  }
}

void put_links(Json& json, const std::vector<Link>& links) {
  Json& all = put_array(json, "links");
  for (const Link& link : links) {
    Json& item = append(all);
    put(item, "title", link.title);
    put(item, "url", link.url);
    put(item, "description", link.description);
  }
}

void put_table(Json& json, const TableWidget& table, const TableResult& result,
               const Catalog& catalog) {
  put(json, "blueprint", table.blueprint);
  put(json, "columns", result.columns);
  put(json, "groupBy", table.group_by);
  Json& groups = put_array(json, "groups");
  for (const TableGroup& group : result.groups) {
    Json& item = append(groups);
    put(item, "value", group.value);
    if (group.value) {
      put(item, "title", group.title);
    } else {
      put(item, "title", nullptr);
    }
    Json& rows = put_array(item, "rows");
    for (const RowId row : group.rows) append(rows) = catalog.identifier(result.blueprint, row);
  }
}

}  // namespace

void put_time(Json& object, const char* key, Millis time) {
  if (time == kNoTime) {
    put(object, key, nullptr);
  } else {
    put(object, key, format_time(time));
  }
}

void put_span(Json& object, Millis from, Millis to) {
  put_time(object, "from", from);
  put_time(object, "to", to);
}

void append_step(const Condition& step, Json& ladder) {
  Json& item = append(ladder);
  put(item, "name", step.message);
  put(item, "color", step.color);
  put(item, "operator", operator_name(step.op));
  put(item, "value", step.value);
}

Json json_cell(const Cell& cell, ValueType type, const TextPool& texts) {
  if (const double* number = std::get_if<double>(&cell.value)) return json_number(*number);
  if (const bool* flag = std::get_if<bool>(&cell.value)) return *flag;
  if (const Millis* time = std::get_if<Millis>(&cell.value)) return format_time(*time);
  if (const TextId* text = std::get_if<TextId>(&cell.value)) {
    if (type != ValueType::kJson) return texts.text(*text);
    return Json::parse(texts.text(*text), nullptr, false);
  }
  return nullptr;
}

void append_string(std::string_view value, std::string& text) {
  const bool plain = std::all_of(value.begin(), value.end(), [](char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  });
  if (!plain) {
    text += dump(Json(value));
    return;
  }
  text += '"';
  text += value;
  text += '"';
}

void append_cell(const Cell& cell, ValueType type, const TextPool& texts, std::string& text) {
  if (const double* number = std::get_if<double>(&cell.value)) {
    text += shortest_text(*number);
  } else if (const TextId* id = std::get_if<TextId>(&cell.value); id && type != ValueType::kJson) {
    append_string(texts.text(*id), text);
  } else {
    text += dump(json_cell(cell, type, texts));
  }
}

std::string_view type_name(ValueType type) {
  switch (type) {
    case ValueType::kText:
      return "string";
    case ValueType::kNumber:
      return "number";
    case ValueType::kBoolean:
      return "boolean";
    case ValueType::kTime:
      return "date-time";
    case ValueType::kJson:
      return "json";
  }
  return {};
}

Json json_error(const Error& error) {
  Json json;
  put(json, "id", error_id(error.code));
  put(json, "offset", error.offset);
  put(json, "detail", error.detail);
  if (!error.pointer.empty()) put(json, "pointer", error.pointer);
  return json;
}

std::vector<RowId> rows_by_identifier(const RowMask& rows, std::size_t blueprint,
                                      const Catalog& catalog) {
  std::vector<RowId> ordered;
  for (RowId row = 0; row < rows.size(); ++row) {
    if (rows[row] != 0) ordered.push_back(row);
  }
  std::sort(ordered.begin(), ordered.end(), [&](RowId left, RowId right) {
    return catalog.identifier(blueprint, left) < catalog.identifier(blueprint, right);
  });
  return ordered;
}

Json json_input(const InputSummary& input) {
  Json json;
  put(json, "name", input.name);
  if (input.source.empty()) {
    put(json, "source", nullptr);
  } else {
    put(json, "source", input.source);
  }
  put(json, "bytes", input.bytes);
  put(json, "records", input.records);
  Json& entities = put(json, "entities") = Json::object();
  for (const auto& [blueprint, count] : input.entities) entities[blueprint] = count;
  if (input.table) put(json, "table", true);
  Json& whole = put(json, "span");
  if (input.from != kNoTime) put_span(whole, input.from, input.to);
  Json& spans = put(json, "spans") = Json::object();
  for (const auto& [blueprint, span] : input.spans) {
    put_span(spans[blueprint], span.from(), span.to);
  }
  if (!input.suits.empty()) put(json, "suits", input.suits);
  Json& all_skipped = put_array(json, "skipped");
  for (const Skipped& skipped : input.skipped) {
    Json& item = append(all_skipped);
    put(item, "reason", skipped.reason);
    put(item, "count", skipped.count);
    if (!skipped.detail.empty()) put(item, "detail", skipped.detail);
    Json examples = Json::array();
    for (std::size_t i = 0; i < skipped.examples.size() && i < skipped.count; ++i) {
      Json& place = append(examples);
      put(place, "record", skipped.examples[i].record);
      put(place, "line", skipped.examples[i].line);
      if (i == 0) put(item, "first", Json(place));
      if (!skipped.examples[i].value.empty()) put(place, "value", skipped.examples[i].value);
    }
    if (!examples.empty()) put(item, "examples", std::move(examples));
  }
  Json& warnings = put_array(json, "warnings");
  for (const Warning& warning : input.warnings) {
    Json& item = append(warnings);
    put(item, "id", warning.id);
    put(item, "count", warning.count);
    if (warning.counts.empty()) continue;
    Json& counts = put(item, "counts");
    for (const auto& [name, count] : warning.counts) counts[name] = count;
  }
  return json;
}

Json json_widget(const WidgetResult& result, const Catalog& catalog) {
  const Widget& widget = *result.widget;
  Json json;
  put(json, "id", widget.id);
  put(json, "type", widget.type);
  put(json, "title", widget.title);
  put(json, "description", widget.description);
  if (!widget.undrawn.empty()) put(json, "undrawn", widget.undrawn);
  if (result.error) {
    put(json, "error", json_error(result.error));
  } else if (const auto* number = std::get_if<NumberResult>(&result.content)) {
    put_number(json, std::get<NumberChart>(widget.content), *number);
  } else if (const auto* lines = std::get_if<LinesResult>(&result.content)) {
    put_lines(json, std::get<LineChart>(widget.content), *lines);
  } else if (const auto* shares = std::get_if<SharesResult>(&result.content)) {
    put_shares(json, std::get<ShareChart>(widget.content), *shares);
  } else if (const auto* table = std::get_if<TableResult>(&result.content)) {
    put_table(json, std::get<TableWidget>(widget.content), *table, catalog);
  } else if (const auto* text = std::get_if<TextResult>(&result.content)) {
    put(json, "markdown", text->markdown);
  } else if (const auto* links = std::get_if<LinksResult>(&result.content)) {
    put_links(json, *links->links);
  }
  return json;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dora
