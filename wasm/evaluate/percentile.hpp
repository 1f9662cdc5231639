#pragma once

#include <vector>

namespace dora {

/// The value below which that share of the values lies, by linear interpolation between the closest
/// ranks: of n values in order the one at share * (n - 1), counted from 0 (Hyndman and Fan's
/// seventh definition, which spreadsheets and NumPy have). Of 0.5 it is the median. Reorders the
/// values, of which there is at least one. O(n).
double percentile(std::vector<double>& values, double share);

}  // namespace dora
