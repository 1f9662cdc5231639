// How values are distributed, worked out by hand.

#include "dashboard/spread.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "evaluate/percentile.hpp"

namespace dora::test {
namespace {

Spread spread(const std::vector<double>& numbers, double first_bin = 1) {
  std::vector<OverTime::Value> values;
  for (const double number : numbers) {
    values.push_back({number, static_cast<RowId>(values.size()), 0});
  }
  return compute_spread(values, first_bin, std::less<RowId>());
}

double percentile_of(std::vector<double> values, double share) { return percentile(values, share); }

std::vector<std::size_t> counts(const Spread& spread) {
  std::vector<std::size_t> all;
  for (const Spread::Bin& bin : spread.bins) all.push_back(bin.count);
  return all;
}

std::vector<double> edges(const Spread& spread) {
  std::vector<double> all;
  for (const Spread::Bin& bin : spread.bins) all.push_back(bin.from);
  if (!all.empty()) all.push_back(spread.bins.back().to);
  return all;
}

}  // namespace

TEST_CASE("a percentile lies between its neighbours in proportion", "[spread]") {
  CHECK(percentile_of({7}, 0.9) == 7);
  CHECK(percentile_of({4, 1, 3, 2}, 0.5) == 2.5);   // rank 1.5
  CHECK(percentile_of({4, 1, 3, 2}, 0.75) == 3.25);  // rank 2.25
  CHECK(percentile_of({40, 10, 30, 20, 50}, 0.9) == Approx(46));  // rank 3.6
  CHECK(percentile_of({5, 1, 3}, 0) == 1);
  CHECK(percentile_of({5, 1, 3}, 1) == 5);
}

TEST_CASE("percentiles need no order", "[spread]") {
  std::vector<double> numbers{9, 2, 2, 7, 0.5, 11, 4, 4, 100, 3};
  std::sort(numbers.begin(), numbers.end());
  const Percentiles sorted = percentiles(numbers);
  std::reverse(numbers.begin(), numbers.end());
  const Percentiles reversed = percentiles(numbers);
  CHECK(sorted.median == 4);
  CHECK(sorted.p75 == 8.5);              // rank 6.75 of 0.5 2 2 3 4 4 7 9 11 100
  CHECK(sorted.p90 == Approx(19.9));     // rank 8.1
  CHECK(reversed.median == sorted.median);
  CHECK(reversed.p75 == sorted.p75);
  CHECK(reversed.p90 == sorted.p90);
}

TEST_CASE("bins double from the first edge as far as there are values", "[spread]") {
  const Spread all = spread({0, 1.4, 1.5, 3, 5.9, 12}, 1.5);
  CHECK(edges(all) == std::vector<double>{0, 1.5, 3, 6, 12, 24});
  CHECK(counts(all) == std::vector<std::size_t>{2, 1, 2, 0, 1});  // 12 is of the bin it begins
  CHECK(edges(spread({0.2}, 15)) == std::vector<double>{0, 15});
}

TEST_CASE("values below zero have a bin of their own", "[spread]") {
  const Spread all = spread({-3, -1, 0, 0.5});
  CHECK(edges(all) == std::vector<double>{-3, 0, 1});
  CHECK(counts(all) == std::vector<std::size_t>{2, 2});
  CHECK(edges(spread({-3, -1})) == std::vector<double>{-3, 0});
}

TEST_CASE("a value beyond all bounds is in the last of a bounded number of bins", "[spread]") {
  const Spread all = spread({1e300, 3});
  CHECK(all.bins.size() == 24);
  CHECK(all.bins.back().count == 1);
  CHECK(all.bins.back().to > 1e300);
}

TEST_CASE("what is above Tukey's fence is an outlier, and the largest are named", "[spread]") {
  // Quartiles 2 and 4, so the fence is at 4 + 1.5 * 2 = 7, which itself is no outlier.
  const Spread all = spread({1, 2, 3, 4, 7});
  CHECK(all.fence == 7);
  CHECK(all.outliers == 0);
  CHECK(all.largest.empty());
  const Spread one = spread({1, 2, 3, 4, 7.1});
  CHECK(one.outliers == 1);
  CHECK(one.largest == std::vector<RowId>{4});
}

TEST_CASE("of many outliers the ten largest are named, equal ones by who they are", "[spread]") {
  std::vector<double> numbers(100, 1);
  for (int i = 0; i < 12; ++i) numbers.push_back(50 + (i < 4 ? 10 : i % 2));
  const Spread all = spread(numbers);
  CHECK(all.outliers == 12);
  CHECK(all.largest == std::vector<RowId>{100, 101, 102, 103, 105, 107, 109, 111, 104, 106});
}

TEST_CASE("of nothing there is no spread", "[spread]") {
  const Spread none = spread({});
  CHECK(none.count == 0);
  CHECK(std::isnan(none.mean));
  CHECK(std::isnan(none.percentiles.p90));
  CHECK(std::isnan(none.fence));
  CHECK(none.bins.empty());
  CHECK(none.outliers == 0);
}

TEST_CASE("of one value everything is that value", "[spread]") {
  const Spread one = spread({6});
  CHECK(one.mean == 6);
  CHECK(one.min == 6);
  CHECK(one.max == 6);
  CHECK(one.percentiles.median == 6);
  CHECK(one.percentiles.p90 == 6);
  CHECK(one.outliers == 0);
}

}  // namespace dora::test
