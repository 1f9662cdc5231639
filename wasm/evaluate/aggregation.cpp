#include "evaluate/aggregation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "evaluate/exact_sum.hpp"
#include "evaluate/percentile.hpp"

namespace dora {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Group {
  std::size_t entities = 0;  // that count, in time where time is measured
  Millis first_time = std::numeric_limits<Millis>::max();
  Millis last_time = std::numeric_limits<Millis>::min();
  std::size_t values = 0;
  ExactSum sum;
  double min = std::numeric_limits<double>::infinity();
  double max = -std::numeric_limits<double>::infinity();
  double last = kNone;
  Millis last_at = kNoTime;  // the moment of `last`; entities without a value do not move it
};

Interval calendar_interval(Millis per) {
  if (per == kHour) return Interval::kHourly;
  if (per == kDay) return Interval::kDaily;
  return per == kWeek ? Interval::kIsoWeekly : Interval::kMonthly;
}

/// Begun intervals of that length in a span of time; at least one.
double begun_intervals(Millis span, Millis per) {
  return static_cast<double>(std::max<Millis>(1, (span + per - 1) / per));
}

double calendar_intervals(Millis from, Millis to, Interval interval) {
  double count = 0;
  for (Millis at = interval_start(interval, from); at <= to; at = interval_next(interval, at)) {
    ++count;
  }
  return count;
}

class Aggregator {
 public:
  Aggregator(const Aggregate& spec, const AggregationInput& input)
      : spec_(spec), input_(input), groups_(input.group_count) {
    by_interval_ = spec.function == Function::kAverage && spec.per.has_value();
    window_ = input.window.value_or(TimeRange{input.now - kDefaultWindow, input.now});
    if (spec.function == Function::kMedian) samples_.resize(input.group_count);
    if (by_interval_ && input.divisor == DivisorRule::kActiveWeeks)
      intervals_.resize(input.group_count);
  }

  std::vector<double> run() {
    gather();
    std::vector<double> results(groups_.size());
    for (std::size_t group = 0; group < groups_.size(); ++group) results[group] = result(group);
    return results;
  }

  std::vector<double> run_divisors() {
    gather();
    std::vector<double> results(groups_.size(), kNone);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const Group& group = groups_[i];
      if ((spec_.by_property ? group.values : group.entities) > 0) results[i] = divisor(i, group);
    }
    return results;
  }

 private:
  static constexpr Millis kDefaultWindow = 90 * kDay;

  template <typename Visit>
  void each_row(Visit visit) const {
    if (input_.list) {
      for (const RowId row : *input_.list) visit(row);
      return;
    }
    dora::each_row(input_.rows, visit);
  }

  void gather() {
    if (spec_.function == Function::kCount) return count();
    each_row([&](RowId row) {
      const Millis time = input_.times ? input_.times->time(row) : kNoTime;
      if (by_interval_ && time == kNoTime) return;
      const double value = input_.values ? input_.values->number(row) : kNone;
      if (by_interval_ && spec_.by_property && std::isnan(value)) return;
      input_.groups.each(row, [&](RowId group) { add(group, value, time); });
    });
  }

  /// Numbers alone, which stay in the processor's nearest cache.
  void count() {
    std::vector<std::uint32_t> counts(groups_.size());
    each_row([&](RowId row) { input_.groups.each(row, [&](RowId group) { ++counts[group]; }); });
    for (std::size_t i = 0; i < counts.size(); ++i) groups_[i].entities = counts[i];
  }

  void add(RowId index, double value, Millis time) {
    Group& group = groups_[index];
    ++group.entities;
    if (time != kNoTime) {
      group.first_time = std::min(group.first_time, time);
      if (!intervals_.empty()) {
        intervals_[index].push_back(interval_start(calendar_interval(*spec_.per), time));
      }
    }
    if (!std::isnan(value)) {
      ++group.values;
      group.sum.add(value);
      group.min = std::min(group.min, value);
      group.max = std::max(group.max, value);
      if (time != kNoTime && (time > group.last_at || std::isnan(group.last) ||
                              (time == group.last_at && value > group.last))) {
        group.last = value;
        group.last_at = time;
      }
      if (!samples_.empty()) samples_[index].push_back(value);
    }
    if (time != kNoTime) group.last_time = std::max(group.last_time, time);
  }

  double result(std::size_t index) {
    const Group& group = groups_[index];
    if (spec_.function == Function::kCount) return static_cast<double>(group.entities);
    if (spec_.function == Function::kAverage && !spec_.by_property) {
      return group.entities == 0 ? kNone
                                 : quotient(static_cast<double>(group.entities), index, group);
    }
    if (group.values == 0) return kNone;
    switch (spec_.function) {
      case Function::kSum:
        return group.sum.value();
      case Function::kMin:
        return group.min;
      case Function::kMax:
        return group.max;
      case Function::kLast:
        return group.last;
      case Function::kMedian:
        return percentile(samples_[index], 0.5);
      default:
        return quotient(group.sum.value(), index, group);
    }
  }

  /// Nothing where the divisor is: a window may end where it begins.
  double quotient(double sum, std::size_t index, const Group& group) {
    const double by = divisor(index, group);
    return by > 0 ? sum / by : kNone;
  }

  double divisor(std::size_t index, const Group& group) {
    if (!by_interval_) {
      return static_cast<double>(spec_.by_property ? group.values : group.entities);
    }
    const Millis per = *spec_.per;
    switch (input_.divisor) {
      case DivisorRule::kSpan:
        return begun_intervals(group.last_time - group.first_time, per);
      case DivisorRule::kUntilNow:
        return begun_intervals(input_.now - group.first_time, per);
      case DivisorRule::kWindow:
        return static_cast<double>(window_.to - window_.from) / static_cast<double>(per);
      case DivisorRule::kCalendarWeeks:
        return calendar_intervals(group.first_time, group.last_time, calendar_interval(per));
      case DivisorRule::kActiveWeeks: {
        std::vector<Millis>& starts = intervals_[index];
        std::sort(starts.begin(), starts.end());
        return static_cast<double>(std::unique(starts.begin(), starts.end()) - starts.begin());
      }
    }
    return 1;
  }

  const Aggregate& spec_;
  const AggregationInput& input_;
  bool by_interval_;
  TimeRange window_;
  std::vector<Group> groups_;
  std::vector<std::vector<double>> samples_;    // for the median
  std::vector<std::vector<Millis>> intervals_;  // for active weeks
};

}  // namespace

std::vector<double> aggregate(const Aggregate& spec, const AggregationInput& input) {
  return Aggregator(spec, input).run();
}

std::vector<double> divisors(const Aggregate& spec, const AggregationInput& input) {
  return Aggregator(spec, input).run_divisors();
}

}  // namespace dora
