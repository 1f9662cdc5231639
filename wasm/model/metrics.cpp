#include "model/metrics.hpp"

#include <algorithm>
#include <array>

#include "model/node.hpp"

namespace dora {
namespace {

constexpr std::array<std::string_view, 4> kUnits{"count", "hours", "minutes", "%"};

std::string needed(const Node& node) {
  std::string text = node.text();
  if (text.empty()) node.fail(ErrorCode::kModelShape, "string");
  return text;
}

std::vector<std::string> read_texts(const Node& node) {
  std::vector<std::string> texts;
  node.elements([&](const Node& item) { texts.push_back(item.text()); });
  return texts;
}

Metric read_metric(const Node& node) {
  Metric metric;
  metric.identifier = needed(node["identifier"]);
  metric.title = node["title"].text(metric.identifier);
  metric.unit = node["unit"].text("count");
  if (std::find(kUnits.begin(), kUnits.end(), metric.unit) == kUnits.end()) {
    node["unit"].fail(ErrorCode::kModelShape, "count, hours, minutes or %");
  }
  const std::string better = node["better"].text("lower");
  if (better != "higher" && better != "lower") {
    node["better"].fail(ErrorCode::kModelShape, "higher or lower");
  }
  metric.higher_is_better = better == "higher";
  metric.target = needed(node["target"]);
  metric.query = read_query(node["query"]);
  metric.measure_time_by = needed(node["measureTimeBy"]);
  metric.property = node["property"].text();
  metric.share_with = node["shareWith"].text();
  if (!metric.share_with.empty() && !metric.property.empty()) {
    node["property"].fail(ErrorCode::kModelShape, "nothing, as a share is of counts");
  }
  metric.first_bin = node["firstBin"].number(1);
  if (!(metric.first_bin > 0)) node["firstBin"].fail(ErrorCode::kModelShape, "a positive number");
  metric.widgets = read_texts(node["widgets"]);
  node["properties"].members([&](const std::string& blueprint, const Node& names) {
    metric.properties.emplace_back(blueprint, read_texts(names));
  });
  return metric;
}

}  // namespace

MetricList read_metric_list(const Node& node) {
  MetricList list{node["identifier"].text(), {}};
  node["metrics"].elements([&](const Node& item) { list.metrics.push_back(read_metric(item)); });
  return list;
}

}  // namespace dora
