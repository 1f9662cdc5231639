#include "model/dashboard.hpp"

#include <algorithm>
#include <array>

#include "model/node.hpp"

namespace dora {
namespace {

constexpr std::array<std::pair<std::string_view, Interval>, 6> kIntervals{{
    {"hour", Interval::kHourly},
    {"day", Interval::kDaily},
    {"week", Interval::kIsoWeekly},
    {"isoWeek", Interval::kIsoWeekly},
    {"month", Interval::kMonthly},
    {"quarter", Interval::kQuarterly},
}};

Interval read_interval(const Node& node) {
  const std::string name = node.text("isoWeek");
  for (const auto& [known, interval] : kIntervals) {
    if (known == name) return interval;
  }
  node.fail(ErrorCode::kModelUnknownOperator, name);
  return Interval::kIsoWeekly;
}

/// ".00" is two decimals.
int count_decimals(const std::string& places) {
  return static_cast<int>(std::count(places.begin(), places.end(), '0'));
}

NumberFormat read_format(const Node& node) {
  NumberFormat format;
  const std::string style = node["displayFormatting"].text("none");
  if (style == "round") format.style = NumberFormat::Style::kRound;
  if (style == "custom") {
    format.style = NumberFormat::Style::kDecimals;
    format.decimals = count_decimals(node["decimalPlaces"].text(".00"));
  }
  const std::string unit = node["unit"].text("none");
  if (unit != "none") format.unit = unit == "custom" ? node["unitCustom"].text() : unit;
  const bool currency = unit == "$" || unit == "\xE2\x82\xAC" || unit == "\xC2\xA3";
  format.unit_first = node["unitAlignment"].text(currency ? "left" : "right") == "left";
  return format;
}

NumberChart read_number_chart(const Node& node) {
  NumberChart chart;
  chart.blueprint = node["blueprint"].text();
  chart.dataset = read_query(node["dataset"]);
  chart.aggregate = read_aggregate(node);
  chart.format = read_format(node);
  node["conditionalFormatting"].elements([&](const Node& item) {
    const std::optional<Operator> op = operator_named(item["operator"].text());
    if (!op) item["operator"].fail(ErrorCode::kModelUnknownOperator, item["operator"].text());
    chart.conditions.push_back({op.value_or(Operator::kEqual), item["value"].number(0),
                                item["message"].text(), item["color"].text()});
  });
  return chart;
}

LineChart read_line_chart(const Node& node) {
  LineChart chart;
  chart.blueprint = node["blueprint"].text();
  chart.dataset = read_query(node["dataset"]);
  chart.function = read_aggregate(node).function;
  node["properties"].elements([&](const Node& item) {
    const std::string name = item.text();
    const std::string_view prefix = "properties.";
    chart.properties.push_back(name.rfind(prefix, 0) == 0 ? name.substr(prefix.size()) : name);
  });
  chart.measure_time_by = node["measureTimeBy"].text("$createdAt");
  chart.interval = read_interval(node["timeInterval"]);
  chart.preset = node["timeRange"]["preset"].text("last3Months");
  if (!preset_length(chart.preset)) {
    node["timeRange"]["preset"].fail(ErrorCode::kModelUnknownOperator, chart.preset);
  }
  chart.x_title = node["xAxisTitle"].text();
  chart.y_title = node["yAxisTitle"].text();
  return chart;
}

TableWidget read_table(const Node& node) {
  TableWidget table;
  table.blueprint = node["blueprint"].text();
  table.dataset = read_query(node["dataset"]);
  const Node config = node["blueprintConfig"][table.blueprint.c_str()];
  table.filter = read_query(config["filterSettings"]["filterBy"]);
  const Node settings = config["propertiesSettings"];
  std::vector<std::string> shown;
  settings["shown"].elements([&](const Node& item) { shown.push_back(item.text()); });
  settings["order"].elements([&](const Node& item) {
    const std::string name = item.text();
    if (std::find(shown.begin(), shown.end(), name) != shown.end()) table.columns.push_back(name);
  });
  for (const std::string& name : shown) {
    if (std::find(table.columns.begin(), table.columns.end(), name) == table.columns.end()) {
      table.columns.push_back(name);
    }
  }
  config["groupSettings"]["groupBy"].elements(
      [&](const Node& item) { table.group_by.push_back(item.text()); });
  config["sortSettings"]["sortBy"].elements([&](const Node& item) {
    table.sort_by.emplace_back(item["property"].text(), item["order"].text("asc") == "desc");
  });
  return table;
}

Widget read_widget(const Node& node) {
  Widget widget;
  widget.id = node["id"].text();
  widget.type = node["type"].text();
  widget.title = node["title"].text();
  widget.description = node["description"].text();
  widget.pointer = node.pointer();
  if (widget.type == "entities-number-chart") widget.number = read_number_chart(node);
  if (widget.type == "line-chart") widget.line = read_line_chart(node);
  if (widget.type == "table-entities-explorer") widget.table = read_table(node);
  return widget;
}

LayoutRow read_row(const Node& node) {
  LayoutRow row;
  row.height = static_cast<int>(node["height"].number(400));
  node["columns"].elements([&](const Node& column) {
    row.columns.push_back({column["id"].text(), static_cast<int>(column["size"].number(12))});
  });
  return row;
}

}  // namespace

Dashboard read_dashboard(const Node& node) {
  Dashboard dashboard;
  dashboard.identifier = node["identifier"].text();
  dashboard.title = node["title"].text(dashboard.identifier);
  node["widgets"].elements([&](const Node& root) {
    if (root["type"].text() != "dashboard-widget") return;
    root["layout"].elements([&](const Node& row) { dashboard.layout.push_back(read_row(row)); });
    root["widgets"].elements([&](const Node& item) { dashboard.widgets.push_back(read_widget(item)); });
  });
  return dashboard;
}

}  // namespace dora
