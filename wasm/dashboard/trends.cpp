#include "dashboard/trends.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dashboard/followed.hpp"
#include "evaluate/exact_sum.hpp"

namespace dora {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr Millis kUsual = 90 * kDay;
constexpr Millis kYear = 366 * kDay;
constexpr Millis kLongestInWeeks = 2 * kYear;
constexpr Millis kLongestInMonths = 10 * kYear;
constexpr Millis kLongest = 100 * kYear;

std::vector<TrendPoint> counted(const OverTime& own) {
  std::vector<TrendPoint> points;
  for (const std::size_t count : own.counts) {
    points.push_back({static_cast<double>(count), count, {kNone, kNone, kNone}});
  }
  return points;
}

std::vector<TrendPoint> shared(const OverTime& own, const OverTime& other) {
  std::vector<TrendPoint> points;
  for (std::size_t i = 0; i < own.counts.size(); ++i) {
    const double share =
        share_of(static_cast<double>(own.counts[i]), static_cast<double>(other.counts[i]));
    points.push_back({share, own.counts[i] + other.counts[i], {kNone, kNone, kNone}});
  }
  return points;
}

std::vector<TrendPoint> measured(const OverTime& own) {
  std::vector<std::vector<double>> values(own.counts.size());
  std::vector<ExactSum> sums(own.counts.size());
  for (const OverTime::Value& one : own.values) {
    values[one.index].push_back(one.value);
    sums[one.index].add(one.value);
  }
  std::vector<TrendPoint> points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t count = values[i].size();
    const double mean = count == 0 ? kNone : sums[i].value() / static_cast<double>(count);
    points.push_back({mean, count, percentiles(values[i])});
  }
  return points;
}

}  // namespace

Timeline trend_timeline(const EvaluationSettings& settings) {
  const Millis to = settings.view.to.value_or(settings.now);
  const Millis from = std::max(settings.view.from.value_or(to - kUsual), to - kLongest);
  const Millis length = to - from;
  const Interval interval = length <= kLongestInWeeks    ? Interval::kIsoWeekly
                            : length <= kLongestInMonths ? Interval::kMonthly
                                                         : Interval::kQuarterly;
  return Timeline(interval, {from, to});
}

Trends compute_trends(const std::vector<MetricList>& lists, Evaluation& evaluation) {
  Trends trends{trend_timeline(evaluation.settings()), {}};
  const std::vector<Followed> all = followed_metrics(lists, evaluation);
  std::vector<OverTime> times;
  for (const Followed& one : all) {
    times.push_back(over_time(trends.timeline, one.rows->list, *one.times, one.values));
  }
  const Catalog& catalog = evaluation.catalog();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Followed& one = all[i];
    Trend trend{one.metric, one.target, {}, one.times, one.values, {}};
    if (one.shares_with) {
      trend.points = shared(times[i], times[*one.shares_with]);
    } else if (!one.values) {
      trend.points = counted(times[i]);
    } else {
      trend.points = measured(times[i]);
      trend.spread =
          compute_spread(times[i].values, one.metric->first_bin, [&](RowId left, RowId right) {
            return catalog.identifier(one.target, left) < catalog.identifier(one.target, right);
          });
    }
    trends.metrics.push_back(std::move(trend));
  }
  return trends;
}

}  // namespace dora
