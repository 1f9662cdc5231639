#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dora::jq {

/// A number read from text the way jq 1.7 and later read it.
struct ParsedNumber {
  double value = 0;
  /// The canonical decimal text ("1.0", "1E+2"), when jq's rendering of `value` alone would differ
  /// from it; otherwise empty.
  std::string literal;
};

/// Reads digits, point and exponent (the grammar of JSON, and also "1.", ".5" and leading zeros,
/// which jq accepts); the text must be well-formed. The double is the text rounded to 17
/// significant digits, half to even, and then to the nearest double: twice, because jq does so.
ParsedNumber parse_number(std::string_view text);

/// True when the text is a number that parse_number() takes, with an optional leading minus.
bool is_number_text(std::string_view text);

/// The double as jq prints it: the shortest digits that give the same double back, plain up to 15
/// places beyond the digits, `1e+16` beyond, `1e-05` below 0.0001. Infinities print as the largest
/// double and NaN as null.
std::string format_number(double value);

/// Compares two decimal texts by their exact values: negative, zero or positive.
int compare_decimals(std::string_view left, std::string_view right);

/// The canonical text of a literal with the opposite sign; zero becomes positive.
std::string negate_decimal(std::string_view literal);

}  // namespace dora::jq
