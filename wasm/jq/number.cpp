#include "jq/number.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "jq/digits.hpp"

namespace dora::jq {
namespace {

constexpr double kPowersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::int64_t kHugeExponent = 100000000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A decimal number as its coefficient and exponent: trailing zeros of the coefficient are kept,
// because jq prints them; leading ones are not.
struct Decimal {
  bool negative = false;
  std::string coefficient;  // "0" for zero
  std::int64_t exponent = 0;

  std::int64_t adjusted() const {
    return exponent + static_cast<std::int64_t>(coefficient.size()) - 1;
  }
};

Decimal read_decimal(std::string_view text) {
  Decimal decimal;
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) decimal.negative = text[i++] == '-';
  bool fraction = false;
  for (; i < text.size() && (is_digit(text[i]) || text[i] == '.'); ++i) {
    if (text[i] == '.') {
      fraction = true;
      continue;
    }
    if (fraction) --decimal.exponent;
    if (decimal.coefficient.empty() && text[i] == '0') continue;
    decimal.coefficient += text[i];
  }
  if (decimal.coefficient.empty()) decimal.coefficient = "0";
  if (i < text.size()) {  // the exponent
    const char* begin = text.data() + i + 1;
    if (*begin == '+') ++begin;
    std::int64_t exponent = 0;
    const auto read = std::from_chars(begin, text.data() + text.size(), exponent);
    if (read.ec != std::errc()) exponent = *begin == '-' ? -kHugeExponent * 10 : kHugeExponent * 10;
    decimal.exponent += exponent;
  }
  return decimal;
}

// "To scientific string" of the General Decimal Arithmetic Specification, which jq's decimal
// library implements.
std::string canonical(const Decimal& decimal) {
  std::string out = decimal.negative ? "-" : "";
  const std::string& digits = decimal.coefficient;
  const std::int64_t adjusted = decimal.adjusted();
  if (decimal.exponent <= 0 && adjusted >= -6) {
    const std::int64_t whole = static_cast<std::int64_t>(digits.size()) + decimal.exponent;
    if (decimal.exponent == 0) return out + digits;
    if (whole > 0) {
      return out + digits.substr(0, static_cast<std::size_t>(whole)) + '.' +
             digits.substr(static_cast<std::size_t>(whole));
    }
    return out + "0." + std::string(static_cast<std::size_t>(-whole), '0') + digits;
  }
  out += digits[0];
  if (digits.size() > 1) out += '.' + digits.substr(1);
  out += 'E';
  if (adjusted >= 0) out += '+';
  return out + std::to_string(adjusted);
}

void round_to_17_digits(Decimal& decimal) {
  std::string& digits = decimal.coefficient;
  if (digits.size() <= 17) return;
  const char next = digits[17];
  const bool tie = next == '5' && digits.find_first_not_of('0', 18) == std::string::npos;
  const bool up = next > '5' || (next == '5' && !tie) || (tie && ((digits[16] - '0') & 1) != 0);
  decimal.exponent += static_cast<std::int64_t>(digits.size()) - 17;
  digits.resize(17);
  if (!up) return;
  std::size_t i = 17;
  while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
  if (i > 0) {
    ++digits[i - 1];
  } else {
    digits.insert(digits.begin(), '1');
  }
}

double to_double(Decimal decimal) {
  round_to_17_digits(decimal);
  double value = 0;
  const std::int64_t power = decimal.exponent;
  if (decimal.coefficient.size() <= 15 && power >= -22 && power <= 22) {
    std::uint64_t whole = 0;
    for (const char digit : decimal.coefficient) {
      whole = whole * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    value = static_cast<double>(whole);  // exact, and so is the power: one rounding in all
    value = power < 0 ? value / kPowersOfTen[-power] : value * kPowersOfTen[power];
  } else if (decimal.coefficient != "0") {
    const std::string text = decimal.coefficient + 'e' + std::to_string(power);
    value = std::strtod(text.c_str(), nullptr);
  }
  return decimal.negative ? -value : value;
}

void append_digits(std::string& out, const Digits& shortest) {
  const std::string& digits = shortest.digits;
  const int size = static_cast<int>(digits.size());
  int point = shortest.point;
  if (point <= -4 || point > size + 15) {
    out += digits[0];
    if (size > 1) out += '.' + digits.substr(1);
    --point;
    out += point < 0 ? "e-" : "e+";
    if (std::abs(point) < 10) out += '0';
    out += std::to_string(std::abs(point));
  } else if (point <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else if (point >= size) {
    out += digits + std::string(static_cast<std::size_t>(point - size), '0');
  } else {
    out += digits.substr(0, static_cast<std::size_t>(point)) + '.' +
           digits.substr(static_cast<std::size_t>(point));
  }
}

// Most fractions people meet have few digits; a decimal of at most 15 digits that divides back to
// the same double is the only one of that length, so it is the shortest.
bool short_fraction(double value, Digits& out) {
  if (value < 1e-4 || value >= 1e9) return false;
  for (int places = 1; places <= 6; ++places) {
    const double scaled = std::nearbyint(value * kPowersOfTen[places]);
    if (scaled >= 1e15 || scaled / kPowersOfTen[places] != value) continue;
    out.digits = std::to_string(static_cast<std::uint64_t>(scaled));
    out.point = static_cast<int>(out.digits.size()) - places;
    return true;
  }
  return false;
}

}  // namespace

ParsedNumber parse_number(std::string_view text) {
  const bool minus = !text.empty() && text[0] == '-';
  const std::string_view digits = text.substr(minus ? 1 : 0);
  if (digits.size() <= 15 && digits[0] != '0' &&
      digits.find_first_not_of("0123456789") == std::string_view::npos) {
    std::int64_t whole = 0;
    for (const char digit : digits) whole = whole * 10 + (digit - '0');
    return {static_cast<double>(minus ? -whole : whole), {}};
  }
  const Decimal decimal = read_decimal(text);
  ParsedNumber parsed{to_double(decimal), {}};
  const std::int64_t adjusted = decimal.adjusted();
  if (adjusted > kHugeExponent || adjusted < -kHugeExponent) return parsed;
  const bool plain_fraction = decimal.exponent < 0 && decimal.coefficient.size() <= 15 &&
                              decimal.coefficient.back() != '0' && adjusted >= -4;
  if (plain_fraction) return parsed;
  std::string literal = canonical(decimal);
  if (literal != format_number(parsed.value)) parsed.literal = std::move(literal);
  return parsed;
}

bool is_number_text(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i > start;
  };
  if (i < text.size() && text[i] == '-') ++i;
  bool any = digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    any = digits() || any;
  }
  if (!any) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (!digits()) return false;
  }
  return i == text.size();
}

std::string format_number(double value) {
  if (std::isnan(value)) return "null";
  if (std::isinf(value)) {
    value = std::copysign(std::numeric_limits<double>::max(), value);
  }
  if (std::fabs(value) < 1e15 && value == std::trunc(value)) {
    if (value == 0) return std::signbit(value) ? "-0" : "0";
    return std::to_string(static_cast<std::int64_t>(value));
  }
  std::string out = value < 0 ? "-" : "";
  Digits digits;
  if (!short_fraction(std::fabs(value), digits)) digits = shortest_digits(std::fabs(value));
  append_digits(out, digits);
  return out;
}

int compare_decimals(std::string_view left, std::string_view right) {
  const Decimal a = read_decimal(left);
  const Decimal b = read_decimal(right);
  const int sign_a = a.coefficient == "0" ? 0 : (a.negative ? -1 : 1);
  const int sign_b = b.coefficient == "0" ? 0 : (b.negative ? -1 : 1);
  if (sign_a != sign_b) return sign_a < sign_b ? -1 : 1;
  if (sign_a == 0) return 0;
  int order = 0;
  if (a.adjusted() != b.adjusted()) {
    order = a.adjusted() < b.adjusted() ? -1 : 1;
  } else {
    const std::size_t size = std::max(a.coefficient.size(), b.coefficient.size());
    const std::string padded_a = a.coefficient + std::string(size - a.coefficient.size(), '0');
    const std::string padded_b = b.coefficient + std::string(size - b.coefficient.size(), '0');
    order = padded_a.compare(padded_b);
  }
  return sign_a * order;
}

std::string negate_decimal(std::string_view literal) {
  Decimal decimal = read_decimal(literal);
  decimal.negative = !decimal.negative && decimal.coefficient != "0";
  return canonical(decimal);
}

}  // namespace dora::jq
