// Numbers: the grammar, and the nearest double to every decimal.

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>

#include "json/number.hpp"
#include "random.hpp"

using namespace dora;
using namespace dora::json;
using namespace random_json;

namespace {

constexpr double kLargest = std::numeric_limits<double>::max();

Scan scan(const std::string& text, Decimal& decimal) {
  const PaddedText padded(text);
  const char* const begin = padded.view().data();
  const Scan found = scan_number(begin, begin + text.size(), decimal);
  return {text.data() + (found.at - begin), found.code};
}

double parse(const std::string& text) {
  Decimal decimal;
  const Scan found = scan(text, decimal);
  REQUIRE(found.code == ErrorCode::kNone);
  REQUIRE(found.at == text.data() + text.size());
  return to_double(decimal, text);
}

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

/// What the C library reads, which both glibc and musl round correctly.
double reference(const std::string& text) {
  const double value = std::strtod(text.c_str(), nullptr);
  return std::isinf(value) ? std::copysign(kLargest, value) : value;
}

double from_bits(std::uint64_t bits) {
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

}  // namespace

TEST_CASE("The grammar of numbers is that of RFC 8259", "[json][numbers]") {
  Decimal decimal;
  for (const char* text : {"0", "-0", "1", "-12", "0.0", "10.25", "1e5", "1E+5", "1e-05", "0e0",
                           "1.5e300", "123456789012345678901234567890"}) {
    INFO(text);
    CHECK(scan(text, decimal).code == ErrorCode::kNone);
  }
  for (const char* text : {"01", "-01", "00", "1.", "1.e1", "1.x", "-x", "--1", "1e+x", "1ee1",
                           "0x1", "1.2.3", "1-", "1+2", "1a", "1e5.0"}) {
    INFO(text << "]");
    CHECK(scan(std::string(text) + "]", decimal).code == ErrorCode::kBadNumber);
  }
  for (const char* text : {"-", "1.", "1e", "1e+", "-0.", "1.5e-"}) {
    INFO(text);
    CHECK(scan(text, decimal).code == ErrorCode::kUnexpectedEnd);
  }
}

TEST_CASE("A number ends before what cannot belong to it", "[json][numbers]") {
  Decimal decimal;
  for (const char* after : {",", "]", "}", " ", "\n", ":", "\"", "{"}) {
    const std::string text = std::string("-12.50e3") + after;
    const Scan found = scan(text, decimal);
    CHECK(found.code == ErrorCode::kNone);
    CHECK(found.at == text.data() + 8);
    CHECK(decimal.digits == 1250);
    CHECK(decimal.exponent == 1);
    CHECK(decimal.negative);
    CHECK(decimal.exact);
  }
}

TEST_CASE("Hard decimals become the nearest double, ties to even", "[json][numbers]") {
  for (const char* text : {"0.1",
                           "0.2",
                           "0.3",
                           "1e22",
                           "1e23",
                           "8.5e22",
                           "6.02214076e23",
                           "9007199254740992",
                           "9007199254740993",
                           "9007199254740993.0000000000000000000001",
                           "9007199254740995",
                           "4503599627370496.5",
                           "4503599627370497.5",
                           "7.2057594037927933e+16",
                           "1.00000000000000011102230246251565404236316680908203125",
                           "1.00000000000000011102230246251565404236316680908203124",
                           "1.00000000000000011102230246251565404236316680908203126",
                           "2.2250738585072011e-308",
                           "2.2250738585072012e-308",
                           "2.2250738585072014e-308",
                           "4.9406564584124654e-324",
                           "2.4703282292062327e-324",
                           "2.4703282292062328e-324",
                           "5e-324",
                           "1.7976931348623157e308",
                           "1.7976931348623158e308",
                           "179769313486231580793e289",
                           "18446744073709551615",
                           "18446744073709551616",
                           "9999999999999999999",
                           "99999999999999999999",
                           "1e-27",
                           "18446744073709551615e27",
                           "18446744073709551615e-27",
                           "9999999999999999999e-28"}) {
    INFO(text);
    CHECK(same_bits(parse(text), reference(text)));
    CHECK(same_bits(parse(std::string("-") + text), -reference(text)));
  }
}

TEST_CASE("Every double survives being printed with 17 digits", "[json][numbers]") {
  Random random(seed());
  char text[64];
  for (int round = 0; round < 200000; ++round) {
    double value = from_bits(random());
    // Half of them of a size that people print; among the rest are denormal numbers.
    if (round % 2 == 0)
      value = std::ldexp(static_cast<double>(random() >> 11), -static_cast<int>(random() % 80));
    if (!std::isfinite(value)) continue;
    std::snprintf(text, sizeof text, "%.17g", value);
    if (!same_bits(parse(text), value)) FAIL("seed " << seed() << ": " << text);
  }
}

TEST_CASE("Random decimals become what the C library reads", "[json][numbers]") {
  Random random(seed());
  for (int round = 0; round < 200000; ++round) {
    std::string text = std::to_string(random() >> below(random, 60));
    if (one_in(random, 3)) text.insert(1 + below(random, text.size()), 1, '.');
    if (text.back() == '.') text += std::to_string(random() % 1000);
    const int range = one_in(random, 4) ? 330 : 30;
    const int exponent = static_cast<int>(below(random, 2 * range)) - range;
    if (one_in(random, 2)) text += "e" + std::to_string(exponent);
    if (!same_bits(parse(text), reference(text))) FAIL("seed " << seed() << ": " << text);
  }
}

TEST_CASE("Halfway between two doubles the even one is taken", "[json][numbers]") {
  Random random(seed());
  for (int round = 0; round < 50000; ++round) {
    // 54 bits, the last of them set, and up to three of them behind the point: at most 19 digits.
    const std::uint64_t odd = (std::uint64_t{1} << 53 | random() >> 11) | 1;
    const int places = static_cast<int>(below(random, 4));
    std::string text = std::to_string(odd >> places);
    std::string fraction =
        std::to_string(1000 + (odd & ((1u << places) - 1)) * 1000 / (1u << places)).substr(1);
    if (places != 0) text += "." + fraction;
    if (!same_bits(parse(text), reference(text))) FAIL("seed " << seed() << ": " << text);
  }
}

TEST_CASE("Numbers out of range become the largest double or zero", "[json][numbers]") {
  for (const char* text : {"1e309", "1e999", "1e99999999999999999999", "1.8e308", "123e400"}) {
    INFO(text);
    CHECK(parse(text) == kLargest);
    CHECK(parse(std::string("-") + text) == -kLargest);
  }
  CHECK(parse(std::string(400, '9')) == kLargest);
  for (const char* text : {"1e-400", "1e-99999999999999999999", "0.0001e-330", "0e99999999999"}) {
    INFO(text);
    CHECK(same_bits(parse(text), 0.0));
    CHECK(same_bits(parse(std::string("-") + text), -0.0));
  }
}

TEST_CASE("Long numbers are read to the last digit", "[json][numbers]") {
  const std::string tie = "9007199254740993" + std::string(5000, '0');
  CHECK(parse(tie.substr(0, 16) + "." + tie.substr(16)) == 9007199254740992.0);
  CHECK(parse(tie.substr(0, 16) + "." + tie.substr(16) + "1") == 9007199254740994.0);
  CHECK(parse("0." + std::string(5000, '0') + "1e5001") == 1.0);
  CHECK(parse("1" + std::string(5000, '0') + "e-5000") == 1.0);
}
