#pragma once

#include <string>

namespace dora::jq {

/// Decimal digits without leading or trailing zeros, and the place of the decimal point: the value
/// is 0.DIGITS times ten to the power `point`.
struct Digits {
  std::string digits;
  int point = 0;
};

/// The shortest decimal digits that round to `value` (finite and greater than zero), and among
/// those the ones nearest to it. Free-format printing after Burger and Dybvig, "Printing
/// Floating-Point Numbers Quickly and Accurately" (1996), in exact integer arithmetic.
Digits shortest_digits(double value);

}  // namespace dora::jq
