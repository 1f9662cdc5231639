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

/// "property#name", "mirror-property#name", "properties.name" and the like name the same property;
/// "scorecard#id" and "scorecard-rule#id#rule" name what Rule::property calls by a $ before it.
std::string plain_name(const std::string& name) {
  if (name.rfind("scorecard", 0) == 0) return "$" + name;
  const std::size_t hash = name.find('#');
  if (hash != std::string::npos) return name.substr(hash + 1);
  const std::string_view prefix = "properties.";
  return name.rfind(prefix, 0) == 0 ? name.substr(prefix.size()) : name;
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
  const std::string place = node["unitAlignment"].text(currency ? "left" : "right");
  if (place == "left") format.place = NumberFormat::Place::kBefore;
  if (place == "bottom") format.place = NumberFormat::Place::kBelow;
  return format;
}

Condition read_condition(const Node& node) {
  const std::optional<Operator> op = operator_named(node["operator"].text());
  if (!op) node["operator"].fail(ErrorCode::kModelUnknownOperator, node["operator"].text());
  return {op.value_or(Operator::kEqual), node["value"].number(0), node["message"].text(),
          node["description"].text(), node["color"].text()};
}

NumberChart read_number_chart(const Node& node) {
  NumberChart chart;
  chart.blueprint = node["blueprint"].text();
  chart.format = read_format(node);
  node["conditionalFormatting"].elements([&](const Node& item) {
    const Condition condition = read_condition(item);
    if (condition.op <= Operator::kLessEqual) chart.conditions.push_back(condition);
  });
  chart.empty_text = node["emptyStateText"].text();
  if (node["chartType"].text() == "displaySingleProperty") {
    chart.entity = node["entity"].text();
    chart.aggregate.property = plain_name(node["property"].text());
    if (chart.entity.empty()) node["entity"].fail(ErrorCode::kModelShape, "string");
    return chart;
  }
  chart.dataset = read_query(node["dataset"]);
  chart.aggregate = read_aggregate(node);
  chart.aggregate.property = plain_name(chart.aggregate.property);
  return chart;
}

Line read_line(const Node& node) {
  Line line;
  line.title = node["title"].text();
  line.blueprint = node["blueprint"].text();
  line.dataset = read_query(node["dataset"]);
  line.function = read_function(node["func"]);
  line.measure_time_by = plain_name(node["measureTimeBy"].text("$createdAt"));
  line.breakdown = plain_name(node["breakdownProperty"].text());
  return line;
}

/// A line for each of its properties, or one where entities are counted.
void read_lines(const Node& node, std::vector<Line>& lines) {
  const Line line = read_line(node);
  if (node["chartType"].text() == "countEntities" ||
      (node["properties"].is_null() && node["property"].is_null())) {
    lines.push_back(line);
    return;
  }
  const auto add = [&](const Node& item) {
    lines.push_back(line);
    lines.back().property = plain_name(item.text());
  };
  if (node["properties"].is_null()) {
    add(node["property"]);
  } else {
    node["properties"].elements(add);
  }
}

LineChart read_line_chart(const Node& node) {
  LineChart chart;
  if (node.has("lines")) {
    node["lines"].elements([&](const Node& line) { read_lines(line, chart.lines); });
  } else {
    read_lines(node, chart.lines);
    for (Line& line : chart.lines) line.title.clear();  // it is the widget's
  }
  chart.interval = read_interval(node["timeInterval"]);
  chart.range.preset = "last3Months";
  if (!node["timeRange"].is_null()) chart.range = read_window(node["timeRange"]);
  node["baselines"].elements([&](const Node& item) {
    chart.baselines.push_back(
        {item["name"].text(), item["value"].number(0), item["color"].text()});
  });
  chart.null_as_zero = node["nullValueDisplayMode"].text("null") == "zero";
  chart.x_title = node["xAxisTitle"].text();
  chart.y_title = node["yAxisTitle"].text();
  return chart;
}

ShareChart read_share_chart(const Node& node, std::size_t most) {
  ShareChart chart;
  chart.blueprint = node["blueprint"].text();
  chart.dataset = read_query(node["dataset"]);
  chart.property = plain_name(node["property"].text());
  if (chart.property.empty()) node["property"].fail(ErrorCode::kModelShape, "string");
  chart.most = node["dontAggregateOther"].flag(false) ? 0 : most;
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
  std::vector<std::string> order;
  settings["order"].elements([&](const Node& item) { order.push_back(item.text()); });
  node["excludedFields"].elements([&](const Node& item) { table.excluded.push_back(item.text()); });
  const auto holds = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string& name : order) {
    if (name != "FROZEN_RIGHT_COLUMN" && (shown.empty() || holds(shown, name))) {
      table.columns.push_back(name);
    }
  }
  for (const std::string& name : shown) {
    if (!holds(table.columns, name)) table.columns.push_back(name);
  }
  config["groupSettings"]["groupBy"].elements(
      [&](const Node& item) { table.group_by.push_back(item.text()); });
  config["sortSettings"]["sortBy"].elements([&](const Node& item) {
    table.sort_by.emplace_back(item["property"].text(), item["order"].text("asc") == "desc");
  });
  return table;
}

TextWidget read_text(const Node& node) {
  if (node["source"].text("custom") == "custom") return {node["markdown"].text(), {}, {}, {}};
  return {{},
          node["blueprintIdentifier"].text(),
          plain_name(node["propertyIdentifier"].text()),
          node["entityIdentifier"].text()};
}

std::vector<Link> read_links(const Node& node) {
  std::vector<Link> links;
  node["links"].elements([&](const Node& item) {
    links.push_back({item["title"].text(), item["url"].text(), item["description"].text()});
  });
  return links;
}

Widget read_widget(const Node& node) {
  // Port shows so many slices, or bars, and puts the rest together (data widgets, "Other").
  constexpr std::size_t kMostSlices = 14;
  constexpr std::size_t kMostBars = 9;
  Widget widget;
  widget.id = node["id"].text();
  widget.type = node["type"].text();
  widget.title = node["title"].text();
  widget.description = node["description"].text();
  widget.pointer = node.pointer();
  const std::string& type = widget.type;
  if (type == "entities-number-chart") widget.content = read_number_chart(node);
  if (type == "line-chart" || type == "multi-line-chart") {
    // Port keeps the history of properties; entities as they are today do not hold it.
    const bool history = node["chartType"].text() == "propertiesValueHistory";
    if (!history) widget.content = read_line_chart(node);
    if (history) widget.undrawn = "propertiesValueHistory";
  }
  if (type == "entities-pie-chart") widget.content = read_share_chart(node, kMostSlices);
  if (type == "bar-chart") widget.content = read_share_chart(node, kMostBars);
  if (type == "table-entities-explorer") widget.content = read_table(node);
  if (type == "markdown") widget.content = read_text(node);
  if (type == "links-widget") widget.content = read_links(node);
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

/// Every column shows a widget, and every widget stands in a column.
void check_layout(const Node& root) {
  if (root["layout"].is_null()) return;
  std::vector<std::string> shown;
  root["layout"].elements([&](const Node& row) {
    row["columns"].elements([&](const Node& column) { shown.push_back(column["id"].text()); });
  });
  std::vector<std::string> known;
  root["widgets"].elements([&](const Node& widget) {
    const std::string id = widget["id"].text();
    known.push_back(id);
    if (std::find(shown.begin(), shown.end(), id) == shown.end()) {
      widget["id"].fail(ErrorCode::kModelLayout, id);
    }
  });
  root["layout"].elements([&](const Node& row) {
    row["columns"].elements([&](const Node& column) {
      const std::string id = column["id"].text();
      const auto times = std::count(known.begin(), known.end(), id);
      if (times != 1) column["id"].fail(ErrorCode::kModelLayout, id);
    });
  });
}

}  // namespace

Dashboard read_dashboard(const Node& node) {
  Dashboard dashboard;
  dashboard.identifier = node["identifier"].text();
  dashboard.title = node["title"].text(dashboard.identifier);
  bool found = false;
  node["widgets"].elements([&](const Node& root) {
    if (root["type"].text() != "dashboard-widget") return;
    found = true;
    root["layout"].elements([&](const Node& row) { dashboard.layout.push_back(read_row(row)); });
    root["widgets"].elements([&](const Node& item) { dashboard.widgets.push_back(read_widget(item)); });
    check_layout(root);
  });
  if (!found) node["widgets"].fail(ErrorCode::kModelShape, "dashboard-widget");
  return dashboard;
}

}  // namespace dora
