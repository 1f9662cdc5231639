#include "report/json_parts.hpp"

#include <algorithm>
#include <cmath>

#include "dashboard/number_text.hpp"

namespace dora {
namespace {

Json write_time(Millis time) { return time == kNoTime ? Json(nullptr) : Json(format_time(time)); }

void write_number(Json& json, const NumberChart& chart, const NumberResult& result) {
  const bool none = std::isnan(result.value);
  json["value"] = json_number(result.value);
  json["display"] = none ? "no data" : display_text(result.value, chart.format);
  json["number"] = none ? Json(nullptr) : Json(number_text(result.value, chart.format));
  json["unit"] = chart.format.unit;
  json["unitFirst"] = chart.format.place == NumberFormat::Place::kBefore;
  json["unitBelow"] = chart.format.place == NumberFormat::Place::kBelow;
  json["tier"] = nullptr;
  if (const Condition* condition = result.condition) {
    json["tier"] = {{"name", condition->message}, {"color", condition->color}};
    if (!condition->description.empty()) json["tier"]["description"] = condition->description;
  }
  for (const Condition& step : chart.conditions) {
    if (step.op > Operator::kLessEqual) continue;  // it never holds for a number
    json["ladder"].push_back({{"name", step.message},
                              {"color", step.color},
                              {"operator", operator_name(step.op)},
                              {"value", json_number(step.value)}});
  }
  if (!chart.empty_text.empty()) json["emptyText"] = chart.empty_text;
  json["entities"] = result.entities;
}

void write_lines(Json& json, const LineChart& chart, const LinesResult& result) {
  json["xAxisTitle"] = chart.x_title;
  json["yAxisTitle"] = chart.y_title;
  json["baselines"] = Json::array();
  for (const Baseline& baseline : chart.baselines) {
    json["baselines"].push_back({{"name", baseline.name},
                                 {"value", json_number(baseline.value)},
                                 {"color", baseline.color}});
  }
  json["series"] = Json::array();
  for (const Series& series : result.series) {
    Json points = Json::array();
    for (const SeriesPoint& point : series.points) {
      points.push_back({{"from", write_time(point.from)},
                        {"to", write_time(point.to)},
                        {"label", point.label},
                        {"value", json_number(point.value)},
                        {"partial", point.partial}});
    }
    json["series"].push_back({{"title", series.title}, {"points", std::move(points)}});
  }
}

void write_shares(Json& json, const ShareChart& chart, const SharesResult& result) {
  json["blueprint"] = chart.blueprint;
  json["property"] = chart.property;
  json["shares"] = Json::array();
  for (const Share& share : result.shares) {
    Json item = {{"value", share.value ? Json(*share.value) : Json(nullptr)},
                 {"title", share.title},
                 {"count", share.count}};
    if (!share.color.empty()) item["color"] = share.color;
    if (share.other) item["other"] = true;
    json["shares"].push_back(std::move(item));
  }
}

void write_links(Json& json, const std::vector<Link>& links) {
  json["links"] = Json::array();
  for (const Link& link : links) {
    json["links"].push_back(
        {{"title", link.title}, {"url", link.url}, {"description", link.description}});
  }
}

void write_table(Json& json, const TableWidget& table, const TableResult& result,
                 const Catalog& catalog) {
  json["blueprint"] = table.blueprint;
  json["columns"] = result.columns;
  json["groupBy"] = table.group_by;
  json["groups"] = Json::array();
  for (const TableGroup& group : result.groups) {
    Json rows = Json::array();
    for (const RowId row : group.rows) rows.push_back(catalog.identifier(result.blueprint, row));
    json["groups"].push_back({{"value", group.value ? Json(*group.value) : Json(nullptr)},
                              {"title", group.value ? Json(group.title) : Json(nullptr)},
                              {"rows", std::move(rows)}});
  }
}

}  // namespace

Json json_number(double value) {
  if (std::isnan(value)) return nullptr;
  if (std::fabs(value) < 9e15 && value == std::floor(value)) {
    return static_cast<std::int64_t>(value);
  }
  return value;
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
  Json json = {{"id", error_id(error.code)}, {"offset", error.offset}, {"detail", error.detail}};
  if (!error.pointer.empty()) json["pointer"] = error.pointer;
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
  Json json = {{"name", input.name},
               {"source", input.source.empty() ? Json(nullptr) : Json(input.source)},
               {"bytes", input.bytes},
               {"records", input.records},
               {"entities", Json::object()}};
  if (input.table) json["table"] = true;
  for (const auto& [blueprint, count] : input.entities) json["entities"][blueprint] = count;
  json["span"] = nullptr;
  if (input.from != kNoTime) {
    json["span"] = {{"from", write_time(input.from)}, {"to", write_time(input.to)}};
  }
  json["spans"] = Json::object();
  for (const auto& [blueprint, span] : input.spans) {
    Json& item = json["spans"][blueprint];
    item["from"] = write_time(span.from());
    item["to"] = write_time(span.to);
  }
  if (!input.suits.empty()) json["suits"] = input.suits;
  json["skipped"] = Json::array();
  for (const Skipped& skipped : input.skipped) {
    Json item = {{"reason", skipped.reason}, {"count", skipped.count}};
    if (!skipped.detail.empty()) item["detail"] = skipped.detail;
    for (std::size_t i = 0; i < skipped.examples.size() && i < skipped.count; ++i) {
      Json place = Json::object();
      place["record"] = skipped.examples[i].record;
      place["line"] = skipped.examples[i].line;
      if (i == 0) item["first"] = place;
      if (!skipped.examples[i].value.empty()) place["value"] = skipped.examples[i].value;
      item["examples"].push_back(std::move(place));
    }
    json["skipped"].push_back(std::move(item));
  }
  json["warnings"] = Json::array();
  for (const Warning& warning : input.warnings) {
    Json item = {{"id", warning.id}, {"count", warning.count}};
    for (const auto& [name, count] : warning.counts) item["counts"][name] = count;
    json["warnings"].push_back(std::move(item));
  }
  return json;
}

Json json_widget(const WidgetResult& result, const Catalog& catalog) {
  const Widget& widget = *result.widget;
  Json json = {{"id", widget.id},
               {"type", widget.type},
               {"title", widget.title},
               {"description", widget.description}};
  if (!widget.undrawn.empty()) json["undrawn"] = widget.undrawn;
  if (result.error) {
    json["error"] = json_error(result.error);
  } else if (const auto* number = std::get_if<NumberResult>(&result.content)) {
    write_number(json, std::get<NumberChart>(widget.content), *number);
  } else if (const auto* lines = std::get_if<LinesResult>(&result.content)) {
    write_lines(json, std::get<LineChart>(widget.content), *lines);
  } else if (const auto* shares = std::get_if<SharesResult>(&result.content)) {
    write_shares(json, std::get<ShareChart>(widget.content), *shares);
  } else if (const auto* table = std::get_if<TableResult>(&result.content)) {
    write_table(json, std::get<TableWidget>(widget.content), *table, catalog);
  } else if (const auto* text = std::get_if<TextResult>(&result.content)) {
    json["markdown"] = text->markdown;
  } else if (const auto* links = std::get_if<LinksResult>(&result.content)) {
    write_links(json, *links->links);
  }
  return json;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dora
