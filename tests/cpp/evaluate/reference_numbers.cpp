// The part of the reference that makes one number of many samples.

#include <algorithm>
#include <cmath>
#include <ctime>

#include "reference.hpp"

namespace reference {
namespace {

constexpr Millis kHour = 3600 * 1000;
constexpr Millis kDay = 24 * kHour;

Millis length_of(const std::string& interval) {
  if (interval == "hour") return kHour;
  if (interval == "day") return kDay;
  if (interval == "week") return 7 * kDay;
  return 30 * kDay;
}

/// Counts the calendar intervals from an arbitrary one on; all moments are after 1970.
Millis calendar_number(const std::string& interval, Millis time) {
  if (interval == "hour") return time / kHour;
  if (interval == "day") return time / kDay;
  if (interval == "week") return (time / kDay + 3) / 7;  // 1970-01-01 was a Thursday
  const std::time_t seconds = static_cast<std::time_t>(time / 1000);
  const std::tm date = *std::gmtime(&seconds);
  return date.tm_year * 12 + date.tm_mon;
}

/// The window that every entity has to be in, if the query has one on that property.
std::optional<Window> window_on(const Json& query, const std::string& time, Millis now) {
  const Json rules = query.is_object() && query.contains("rules") ? query.at("rules") : query;
  if (!rules.is_array()) return std::nullopt;
  if (query.is_object() && query.contains("combinator") && query.at("combinator") == "or" &&
      rules.size() > 1) {
    return std::nullopt;
  }
  for (const Json& rule : rules) {
    if (rule.contains("combinator") || rule.at("property") != time) continue;
    if (rule.at("operator") == "between") return window(rule.at("value"), now);
  }
  for (const Json& rule : rules) {
    if (!rule.contains("combinator")) continue;
    if (const auto nested = window_on(rule, time, now)) return nested;
  }
  return std::nullopt;
}

double begun(Millis span, Millis length) {
  return std::max(1.0, std::ceil(static_cast<double>(span) / static_cast<double>(length)));
}

double divisor_of(const std::vector<Millis>& times, const std::string& interval,
                  const std::string& rule, std::optional<Window> window, Millis now) {
  const Millis first = *std::min_element(times.begin(), times.end());
  const Millis last = *std::max_element(times.begin(), times.end());
  const Millis length = length_of(interval);
  if (rule == "span") return begun(last - first, length);
  if (rule == "until-now") return begun(now - first, length);
  if (rule == "window") {
    const Window range = window.value_or(Window{now - 90 * kDay, now});
    return static_cast<double>(range.to - range.from) / static_cast<double>(length);
  }
  if (rule == "calendar-weeks") {
    return static_cast<double>(calendar_number(interval, last) - calendar_number(interval, first) +
                               1);
  }
  std::set<Millis> active;
  for (const Millis time : times) active.insert(calendar_number(interval, time));
  return static_cast<double>(active.size());
}

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t size = values.size();
  return (values[(size - 1) / 2] + values[size / 2]) / 2;
}

double sum_of(const std::vector<double>& values) {
  long double sum = 0;
  for (const double value : values) sum += value;
  return static_cast<double>(sum);
}

/// The value of the latest sample; of several at the same time the greatest.
Json last_of(const std::vector<Sample>& samples) {
  std::vector<std::pair<Millis, double>> timed;
  for (const Sample& sample : samples) {
    if (sample.time && sample.value.is_number()) timed.emplace_back(*sample.time, sample.value);
  }
  if (timed.empty()) return nullptr;
  return std::max_element(timed.begin(), timed.end())->second;
}

}  // namespace

Json aggregate(const std::vector<Sample>& samples, const Json& spec, const Json& query,
               const std::string& divisor, Millis now) {
  const std::string function = spec.at("func");
  if (function == "count") return static_cast<double>(samples.size());
  const bool by_property = spec.at("calculationBy") == "property";
  std::string interval = by_property ? "total" : "day";
  if (spec.contains("averageOf")) interval = spec.at("averageOf");
  const bool in_time = function == "average" && interval != "total";

  std::vector<double> values;
  std::vector<Millis> times;
  for (const Sample& sample : samples) {
    if (by_property && !sample.value.is_number()) continue;
    if (in_time && !sample.time) continue;
    values.push_back(by_property ? sample.value.get<double>() : 1);
    if (in_time) times.push_back(*sample.time);
  }
  if (values.empty()) return nullptr;
  if (function == "sum") return sum_of(values);
  if (function == "min") return *std::min_element(values.begin(), values.end());
  if (function == "max") return *std::max_element(values.begin(), values.end());
  if (function == "median") return median_of(values);
  if (function == "last") return last_of(samples);
  if (!in_time) return sum_of(values) / static_cast<double>(values.size());
  const std::string time = spec.contains("measureTimeBy") ? spec.at("measureTimeBy") : "$createdAt";
  return sum_of(values) / divisor_of(times, interval, divisor, window_on(query, time, now), now);
}

}  // namespace reference
