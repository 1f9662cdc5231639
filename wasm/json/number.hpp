#pragma once

#include <cstdint>
#include <string_view>

#include "json/bytes.hpp"

namespace dora::json {

/// A JSON number taken apart: (negative ? -1 : 1) * digits * 10^exponent.
struct Decimal {
  std::uint64_t digits = 0;
  std::int32_t exponent = 0;
  bool negative = false;
  /// False if the number has more digits than `digits` can hold (19), or an exponent of absurd
  /// size; then only its text says what it is.
  bool exact = true;
};

/// Scans a number by the grammar of RFC 8259, section 6. `p` points to padded bytes and before
/// `end`. kBadNumber points to the byte that breaks the grammar; a letter, digit, sign or point
/// directly after the number breaks it, too. kUnexpectedEnd says that the bytes end where the
/// grammar wants more of them. A number that ends with the bytes is accepted. Linear.
Scan scan_number(const char* p, const char* end, Decimal& decimal);

/// The double nearest to a number that scan_number accepted, ties to even. `text` is the whole
/// number and needs no padding. A number beyond the range of double becomes the largest finite
/// double of its sign, as in jq; one too small becomes a zero of its sign. The result is always
/// finite. Up to 19 digits with a moderate exponent take constant time and no call; others go to
/// strtod, linear in their length.
double to_double(const Decimal& decimal, std::string_view text);

}  // namespace dora::json
