#include "dashboard/number_text.hpp"

#include <cmath>

#include "model/node.hpp"

namespace dora {

std::string fixed_text(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  // Beyond this a double has no decimals left to round.
  if (!(std::fabs(value) * scale < 9e15)) return shortest_text(value);
  double whole = std::floor(value * scale);
  // value * scale may have been rounded; fma gives what is left of it exactly.
  double rest = std::fma(value, scale, -whole);
  if (rest >= 1) whole += 1, rest -= 1;
  if (rest < 0) whole -= 1, rest += 1;
  if (rest >= 0.5) whole += 1;
  const bool negative = whole < 0;
  std::string digits = std::to_string(static_cast<long long>(std::fabs(whole)));
  const std::size_t width = static_cast<std::size_t>(decimals) + 1;
  while (digits.size() < width) digits.insert(digits.begin(), '0');
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
  return (negative ? "-" : "") + digits;
}

std::string shortest_text(double value) {
  if (std::fabs(value) < 9e15 && value == std::floor(value)) {
    return std::to_string(static_cast<long long>(value));
  }
  return Json(value).dump();
}

std::string number_text(double value, const NumberFormat& format) {
  switch (format.style) {
    case NumberFormat::Style::kRound:
      return fixed_text(value, 0);
    case NumberFormat::Style::kDecimals:
      return fixed_text(value, format.decimals);
    case NumberFormat::Style::kNone:
      return shortest_text(value);
  }
  return {};
}

std::string display_text(double value, const NumberFormat& format) {
  const std::string number = number_text(value, format);
  if (format.unit.empty()) return number;
  const bool before = format.place == NumberFormat::Place::kBefore;
  return before ? format.unit + number : number + " " + format.unit;
}

}  // namespace dora
