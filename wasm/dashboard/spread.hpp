#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "evaluate/timeline.hpp"

namespace dora {

/// The middle of values and their upper part, by percentile(); NaN without values.
struct Percentiles {
  double median, p75, p90;
};

/// Reorders the values.
Percentiles percentiles(std::vector<double>& values);

/// How values are distributed. Without values, what there is none of is NaN.
struct Spread {
  struct Bin {
    double from;
    double to;  // does not belong to it
    std::size_t count;
  };

  std::size_t count = 0;
  double mean, min, max;
  Percentiles percentiles;
  std::vector<Bin> bins;
  double fence;  // Tukey's: the third quartile and 1.5 times the distance of the quartiles
  std::size_t outliers = 0;    // values above it
  std::vector<RowId> largest;  // of the outliers, the largest first
};

/// The bins go from 0 to `first_bin`, and from there each to twice its beginning, as far as there
/// are values; where there are negative ones, a bin from the smallest to 0 comes first. Of outliers
/// the ten largest are named; `before` decides between entities of equal values.
Spread compute_spread(const std::vector<OverTime::Value>& values, double first_bin,
                      const std::function<bool(RowId, RowId)>& before);

}  // namespace dora
