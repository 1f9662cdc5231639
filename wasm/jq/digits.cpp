#include "jq/digits.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace dora::jq {
namespace {

// An unsigned integer of any size, least significant word first, with just what digit generation
// needs. Doubles need at most 1,100 bits.
class Natural {
 public:
  explicit Natural(std::uint64_t value) {
    for (; value != 0; value >>= 32) words_.push_back(static_cast<std::uint32_t>(value));
  }

  void multiply(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::uint32_t& word : words_) {
      carry += std::uint64_t{word} * factor;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) words_.push_back(static_cast<std::uint32_t>(carry));
  }

  void multiply_power_of_ten(int power) {
    for (; power >= 9; power -= 9) multiply(1000000000);
    for (; power > 0; --power) multiply(10);
  }

  void shift_left(int bits) {
    for (; bits >= 31; bits -= 31) multiply(std::uint32_t{1} << 31);
    if (bits > 0) multiply(std::uint32_t{1} << bits);
  }

  void add(const Natural& other) {
    words_.resize(std::max(words_.size(), other.words_.size()));
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      carry += words_[i];
      if (i < other.words_.size()) carry += other.words_[i];
      words_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) words_.push_back(static_cast<std::uint32_t>(carry));
  }

  void subtract(const Natural& smaller) {
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      std::int64_t rest = std::int64_t{words_[i]} - borrow;
      if (i < smaller.words_.size()) rest -= smaller.words_[i];
      borrow = rest < 0 ? 1 : 0;
      words_[i] = static_cast<std::uint32_t>(rest + (borrow << 32));
    }
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
  }

  int compare(const Natural& other) const {
    if (words_.size() != other.words_.size()) return words_.size() < other.words_.size() ? -1 : 1;
    for (std::size_t i = words_.size(); i-- > 0;) {
      if (words_[i] != other.words_[i]) return words_[i] < other.words_[i] ? -1 : 1;
    }
    return 0;
  }

 private:
  std::vector<std::uint32_t> words_;
};

// The value as numerator / denominator, with the distances to the neighbouring rounding boundaries
// over the same denominator.
struct Scaled {
  Natural numerator;
  Natural denominator;
  Natural up;
  Natural down;
};

Scaled scale(std::uint64_t mantissa, int exponent, bool narrow_below) {
  Scaled scaled{Natural(mantissa), Natural(1), Natural(1), Natural(1)};
  const int extra = narrow_below ? 2 : 1;  // below a power of two the doubles are twice as dense
  scaled.numerator.shift_left(extra + std::max(exponent, 0));
  scaled.denominator.shift_left(extra + std::max(-exponent, 0));
  scaled.up.shift_left(std::max(exponent, 0) + (narrow_below ? 1 : 0));
  scaled.down.shift_left(std::max(exponent, 0));
  return scaled;
}

int compare_sum(const Natural& left, const Natural& addend, const Natural& right) {
  Natural sum = left;
  sum.add(addend);
  return sum.compare(right);
}

void generate(Scaled& s, bool inclusive, std::string& out) {
  for (;;) {
    s.numerator.multiply(10);
    s.up.multiply(10);
    s.down.multiply(10);
    char digit = '0';
    while (s.numerator.compare(s.denominator) >= 0) {
      s.numerator.subtract(s.denominator);
      ++digit;
    }
    const int below = s.numerator.compare(s.down);
    const int above = compare_sum(s.numerator, s.up, s.denominator);
    const bool low = below < 0 || (inclusive && below == 0);
    const bool high = above > 0 || (inclusive && above == 0);
    if (!low && !high) {
      out += digit;
      continue;
    }
    const int half = compare_sum(s.numerator, s.numerator, s.denominator);
    const bool odd = ((digit - '0') & 1) != 0;
    if (high && (!low || half > 0 || (half == 0 && odd))) ++digit;
    out += digit;
    return;
  }
}

}  // namespace

Digits shortest_digits(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  const int biased = static_cast<int>(bits >> 52) & 0x7ff;
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
  const std::uint64_t mantissa = biased == 0 ? fraction : fraction | (std::uint64_t{1} << 52);
  const int exponent = biased == 0 ? -1074 : biased - 1075;
  const bool inclusive = (mantissa & 1) == 0;

  Scaled scaled = scale(mantissa, exponent, fraction == 0 && biased > 1);
  Digits result;
  result.point = static_cast<int>(std::ceil(std::log10(value) - 1e-10));
  if (result.point >= 0) {
    scaled.denominator.multiply_power_of_ten(result.point);
  } else {
    scaled.numerator.multiply_power_of_ten(-result.point);
    scaled.up.multiply_power_of_ten(-result.point);
    scaled.down.multiply_power_of_ten(-result.point);
  }
  // The estimate may be one too small; a value that rounds up to the next power of ten counts too.
  const int reach = compare_sum(scaled.numerator, scaled.up, scaled.denominator);
  if (reach > 0 || (inclusive && reach == 0)) {
    scaled.denominator.multiply(10);
    ++result.point;
  }
  generate(scaled, inclusive, result.digits);
  return result;
}

}  // namespace dora::jq
