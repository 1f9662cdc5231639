#include "json/number.hpp"

#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>

namespace dora::json {
namespace {

__extension__ typedef unsigned __int128 Wide;  // not ISO C++, but in every compiler used here

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes that may not follow a number directly: they would make it look like another number.
bool continues_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '+' ||
         c == '-';
}

/// Steps over digits and takes them into the decimal. Nineteen digits fit into 64 bits; zeros that
/// lead do not count.
const char* take_digits(const char* p, const char* end, Decimal& decimal) {
  constexpr std::uint64_t kRoomForOneMore = 1'000'000'000'000'000'000u;
  for (; p != end && is_digit(*p); ++p) {
    if (decimal.digits >= kRoomForOneMore) {
      decimal.exact = false;
    } else {
      decimal.digits = decimal.digits * 10 + static_cast<std::uint64_t>(*p - '0');
    }
  }
  return p;
}

/// Steps over the digits of an exponent, of which there is at least one, and adds it.
const char* take_exponent(const char* p, const char* end, bool negative, Decimal& decimal) {
  std::int32_t exponent = 0;
  for (; p != end && is_digit(*p); ++p) {
    if (exponent < 100'000'000) exponent = exponent * 10 + (*p - '0');
  }
  if (exponent >= 100'000'000) decimal.exact = false;
  decimal.exponent += negative ? -exponent : exponent;
  return p;
}

Scan expect_digit(const char* p, const char* end) {
  if (p == end) return {end, ErrorCode::kUnexpectedEnd};
  return {p, is_digit(*p) ? ErrorCode::kNone : ErrorCode::kBadNumber};
}

double power_of_two(int exponent) {
  const std::uint64_t bits = static_cast<std::uint64_t>(1023 + exponent) << 52;
  double power;
  std::memcpy(&power, &bits, sizeof power);
  return power;
}

int leading_zeros(Wide value) {
  const auto high = static_cast<std::uint64_t>(value >> 64);
  if (high != 0) return __builtin_clzll(high);
  return 64 + __builtin_clzll(static_cast<std::uint64_t>(value));
}

/// value * 2^exponent, rounded to nearest, ties to even. `inexact` says that the true value lies
/// above `value` by less than one unit. The result must be a normal double.
double round_to_double(Wide value, int exponent, bool inexact) {
  const int excess = 128 - leading_zeros(value) - 53;
  if (excess <= 0)
    return static_cast<double>(static_cast<std::uint64_t>(value)) * power_of_two(exponent);
  auto mantissa = static_cast<std::uint64_t>(value >> excess);
  const Wide rest = value & ((Wide{1} << excess) - 1);
  const Wide half = Wide{1} << (excess - 1);
  if (rest > half || (rest == half && (inexact || (mantissa & 1) != 0))) ++mantissa;
  return static_cast<double>(mantissa) * power_of_two(exponent + excess);
}

constexpr int kMaxPower = 27;  // 5^27 is the largest power of five below 2^63

std::uint64_t power_of_five(int exponent) {
  std::uint64_t power = 1;
  for (std::uint64_t base = 5; exponent != 0; exponent >>= 1, base *= base) {
    if (exponent & 1) power *= base;
  }
  return power;
}

/// digits * 10^exponent for exponents up to 27 in absolute value, exactly rounded by arithmetic in
/// 128 bits: 10^e = 5^e * 2^e, and the power of two costs nothing. This covers what programs print
/// when they print a double with all its digits, and needs no table of powers, unlike Eisel-Lemire.
double wide_path(std::uint64_t digits, int exponent) {
  if (exponent >= 0)
    return round_to_double(Wide{digits} * power_of_five(exponent), exponent, false);
  const int shift = __builtin_clzll(digits);
  // At least 2^127 over less than 2^63: the quotient has 64 bits or more, and the remainder decides
  // ties.
  const Wide numerator = Wide{digits << shift} << 64;
  const std::uint64_t divisor = power_of_five(-exponent);
  const Wide quotient = numerator / divisor;
  const bool inexact = quotient * divisor != numerator;
  return round_to_double(quotient, exponent - shift - 64, inexact);
}

/// Everything rare: more than 19 digits, or a large exponent. strtod costs no bytes here, since
/// nlohmann/json, which reads the configuration documents, links it anyway; it follows the locale,
/// which in the module is always "C". The copy is there because the text need not end in a NUL.
double slow_path(std::string_view text) {
  const std::string copy(text);
  const double value = std::strtod(copy.c_str(), nullptr);
  constexpr double kLargest = std::numeric_limits<double>::max();
  if (value > kLargest) return kLargest;
  if (value < -kLargest) return -kLargest;
  return value;
}

}  // namespace

Scan scan_number(const char* p, const char* end, Decimal& decimal) {
  decimal = {};
  decimal.negative = *p == '-';
  if (decimal.negative) ++p;
  Scan digit = expect_digit(p, end);
  if (digit.code != ErrorCode::kNone) return digit;
  // Nothing but a point or an exponent may follow a zero; the check at the end refuses more digits.
  p = *p == '0' ? p + 1 : take_digits(p, end, decimal);
  if (p != end && *p == '.') {
    digit = expect_digit(++p, end);
    if (digit.code != ErrorCode::kNone) return digit;
    const char* const fraction = p;
    p = take_digits(p, end, decimal);
    const auto length = p - fraction;
    if (length > 100'000'000) decimal.exact = false;
    decimal.exponent = -static_cast<std::int32_t>(length & 0x7FFFFFF);
  }
  if (p != end && (*p == 'e' || *p == 'E')) {
    ++p;
    const bool negative = p != end && *p == '-';
    if (p != end && (*p == '-' || *p == '+')) ++p;
    digit = expect_digit(p, end);
    if (digit.code != ErrorCode::kNone) return digit;
    p = take_exponent(p, end, negative, decimal);
  }
  if (p != end && continues_word(*p)) return {p, ErrorCode::kBadNumber};
  return {p, ErrorCode::kNone};
}

double to_double(const Decimal& decimal, std::string_view text) {
  // Powers of ten that a double holds exactly: one multiplication or division then rounds correctly
  // (W. D. Clinger, How to read floating point numbers accurately, PLDI 1990).
  static constexpr double kPowers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                       1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const int exponent = decimal.exponent;
  if (!decimal.exact) return slow_path(text);
  double value;
  if (decimal.digits == 0) {
    value = 0;
  } else if (decimal.digits <= (std::uint64_t{1} << 53) && exponent >= -22 && exponent <= 22) {
    value = static_cast<double>(decimal.digits);
    value = exponent < 0 ? value / kPowers[-exponent] : value * kPowers[exponent];
  } else if (exponent >= -kMaxPower && exponent <= kMaxPower) {
    value = wide_path(decimal.digits, exponent);
  } else {
    return slow_path(text);
  }
  return decimal.negative ? -value : value;
}

}  // namespace dora::json
