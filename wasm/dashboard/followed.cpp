#include "dashboard/followed.hpp"

#include <algorithm>
#include <cmath>

namespace dora {
namespace {

const Column* column_of_type(std::size_t blueprint, const std::string& name, ValueType type,
                             Evaluation& evaluation) {
  const Result<const Column*> column = evaluation.column(blueprint, name);
  return column && (*column)->type() == type ? *column : nullptr;
}

std::optional<Followed> follow(const Metric& metric, Evaluation& evaluation) {
  const auto target = evaluation.catalog().blueprint_index(metric.target);
  if (!target) return std::nullopt;
  Followed followed{&metric, *target, nullptr, nullptr, nullptr, {}};
  followed.times = column_of_type(*target, metric.measure_time_by, ValueType::kTime, evaluation);
  if (!followed.times) return std::nullopt;
  if (!metric.property.empty()) {
    followed.values = column_of_type(*target, metric.property, ValueType::kNumber, evaluation);
    if (!followed.values) return std::nullopt;
  }
  // Its timeline is the window of its entities, by its own time.
  const Result<const Selection*> rows =
      evaluation.selection(*target, metric.query, Evaluation::Window::kOfCaller);
  if (!rows) return std::nullopt;
  followed.rows = *rows;
  return followed;
}

}  // namespace

std::vector<Followed> followed_metrics(const std::vector<MetricList>& lists,
                                       Evaluation& evaluation) {
  std::vector<Followed> all;
  for (const MetricList& list : lists) {
    for (const Metric& metric : list.metrics) {
      if (auto followed = follow(metric, evaluation)) all.push_back(std::move(*followed));
    }
  }
  // A share is of plain counts, and goes where the other one is not there.
  const auto index_of = [&](const std::string& name) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Metric& one = *all[i].metric;
      if (one.identifier == name && one.share_with.empty() && one.property.empty()) return i;
    }
    return std::nullopt;
  };
  std::vector<std::string> alone;
  for (const Followed& one : all) {
    const std::string& other = one.metric->share_with;
    if (!other.empty() && !index_of(other)) alone.push_back(one.metric->identifier);
  }
  std::erase_if(all, [&](const Followed& one) {
    return std::find(alone.begin(), alone.end(), one.metric->identifier) != alone.end();
  });
  for (Followed& one : all) {
    if (!one.metric->share_with.empty()) one.shares_with = index_of(one.metric->share_with);
  }
  return all;
}

double share_of(double own, double other) {
  return other == 0 ? std::nan("") : std::floor(own / (other + own) * 100);
}

}  // namespace dora
