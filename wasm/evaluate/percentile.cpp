#include "evaluate/percentile.hpp"

#include <algorithm>
#include <cmath>

namespace dora {

double percentile(std::vector<double>& values, double share) {
  const double rank = share * static_cast<double>(values.size() - 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::floor(rank));
  std::nth_element(values.begin(), at, values.end());
  const double rest = rank - std::floor(rank);
  if (rest == 0) return *at;
  return *at + (*std::min_element(at + 1, values.end()) - *at) * rest;
}

}  // namespace dora
