#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/query.hpp"

namespace dora {

class Node;

/// A number that is followed over time: entities of a blueprint that a query selects, placed in
/// time by a property; counted, or the mean of another property. With `share_with`, the count as a
/// share of itself and the count of the metric of that name, in whole percent, rounded down: none
/// where the other counts nothing.
struct Metric {
  std::string identifier;
  std::string title;
  std::string unit;  // "count", "hours", "minutes" or "%"
  bool higher_is_better = false;
  std::string target;  // blueprint
  Query query;
  std::string measure_time_by;
  std::string property;  // whose values are measured; empty where entities are counted
  std::string share_with;
  double first_bin = 1;              // where the first range of a distribution ends, in the unit
  std::vector<std::string> widgets;  // of the dashboard, by id, that show it
  // By blueprint, the properties that show it or are its tier.
  std::vector<std::pair<std::string, std::vector<std::string>>> properties;
};

/// In the order in which they are shown.
struct MetricList {
  std::string identifier;
  std::vector<Metric> metrics;
};

/// Errors: kModelShape for a metric without a target or a time, with another unit, or whose first
/// range is empty; what read_query() may fail with.
MetricList read_metric_list(const Node& node);

}  // namespace dora
