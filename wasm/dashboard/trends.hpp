#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dashboard/spread.hpp"
#include "evaluate/evaluation.hpp"
#include "evaluate/timeline.hpp"
#include "model/metrics.hpp"

namespace dora {

struct TrendPoint {
  double value;       // the count, the mean or the share; NaN for none
  std::size_t count;  // of the entities that it is of
  Percentiles percentiles;
};

/// A metric over the intervals of a timeline. What is measured, not counted, has percentiles and a
/// spread over the whole time.
struct Trend {
  const Metric* metric;
  std::size_t target;  // blueprint
  std::vector<TrendPoint> points;
  const Column* times;   // that place its entities in time
  const Column* values;  // null where they are counted
  std::optional<Spread> spread;
};

struct Trends {
  Timeline timeline;
  std::vector<Trend> metrics;
};

/// The time of the view from its beginning to its end, which is now where it has none; where it has
/// no beginning, the 90 days up to its end. In ISO weeks; what is longer than two years in months,
/// and what is longer than ten years in quarters, of which the last hundred years are looked at.
Timeline trend_timeline(const EvaluationSettings& settings);

/// Every metric of the lists that the model can compute: one whose blueprints lack what it names is
/// left out. An interval without entities is 0 where they are counted, and nothing elsewhere.
Trends compute_trends(const std::vector<MetricList>& lists, Evaluation& evaluation);

/// For each entity of a blueprint that aggregates, a metric over the intervals: rows one after the
/// other, as many numbers as there are intervals each.
struct Sparks {
  const Metric* metric;
  std::vector<double> values;
};

struct Sparklines {
  Timeline timeline;
  std::vector<Sparks> metrics;
};

/// Entities belong to a holder as for the holder's own aggregation of the same blueprint,
/// preferably one that the metric names; a metric of which it has none is left out.
Sparklines compute_sparklines(const std::vector<MetricList>& lists, std::size_t blueprint,
                              Evaluation& evaluation);

}  // namespace dora
