#include "dashboard/spread.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "evaluate/exact_sum.hpp"
#include "evaluate/percentile.hpp"

namespace dora {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
/// From minutes to centuries; beyond, the last bin takes all.
constexpr std::size_t kMostBins = 24;
constexpr std::size_t kMostLargest = 10;

std::vector<Spread::Bin> empty_bins(double first_bin, double min, double max) {
  std::vector<Spread::Bin> bins;
  if (min < 0) bins.push_back({min, 0, 0});
  if (max < 0) return bins;
  bins.push_back({0, first_bin, 0});
  while (bins.back().to <= max && bins.size() < kMostBins) {
    bins.push_back({bins.back().to, 2 * bins.back().to, 0});
  }
  if (bins.back().to <= max) {
    bins.back().to = std::nextafter(max, std::numeric_limits<double>::infinity());
  }
  return bins;
}

void fill_bins(const std::vector<double>& values, std::vector<Spread::Bin>& bins) {
  for (const double value : values) {
    const auto after =
        std::upper_bound(bins.begin(), bins.end(), value,
                         [](double wanted, const Spread::Bin& bin) { return wanted < bin.from; });
    ++(after - 1)->count;
  }
}

std::vector<OverTime::Value> above(double fence, const std::vector<OverTime::Value>& values) {
  std::vector<OverTime::Value> found;
  for (const OverTime::Value& one : values) {
    if (one.value > fence) found.push_back(one);
  }
  return found;
}

}  // namespace

Percentiles percentiles(std::vector<double>& values) {
  if (values.empty()) return {kNone, kNone, kNone};
  return {percentile(values, 0.5), percentile(values, 0.75), percentile(values, 0.9)};
}

Spread compute_spread(const std::vector<OverTime::Value>& values, double first_bin,
                      const std::function<bool(RowId, RowId)>& before) {
  Spread spread;
  spread.count = values.size();
  std::vector<double> numbers;
  ExactSum sum;
  for (const OverTime::Value& one : values) {
    numbers.push_back(one.value);
    sum.add(one.value);
  }
  spread.mean = spread.min = spread.max = spread.fence = kNone;
  spread.percentiles = percentiles(numbers);
  if (values.empty()) return spread;
  spread.mean = sum.value() / static_cast<double>(values.size());
  const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
  spread.min = *least;
  spread.max = *most;
  spread.bins = empty_bins(first_bin, spread.min, spread.max);
  fill_bins(numbers, spread.bins);
  const double first_quartile = percentile(numbers, 0.25);
  const double third_quartile = spread.percentiles.p75;
  spread.fence = third_quartile + 1.5 * (third_quartile - first_quartile);
  std::vector<OverTime::Value> outliers = above(spread.fence, values);
  spread.outliers = outliers.size();
  const std::size_t shown = std::min(kMostLargest, outliers.size());
  std::partial_sort(outliers.begin(), outliers.begin() + static_cast<std::ptrdiff_t>(shown),
                    outliers.end(), [&](const auto& left, const auto& right) {
                      if (left.value != right.value) return left.value > right.value;
                      return before(left.row, right.row);
                    });
  for (std::size_t i = 0; i < shown; ++i) spread.largest.push_back(outliers[i].row);
  return spread;
}

}  // namespace dora
