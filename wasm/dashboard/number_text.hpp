#pragma once

#include <string>

#include "model/dashboard.hpp"

namespace dora {

/// A number with exactly that many decimals. Ties go up, as in JavaScript, where Port's pages do their
/// rounding: 0.125 is "0.13".
std::string fixed_text(double value, int decimals);

/// The shortest decimal text that reads back as the same double, without an exponent where a person
/// would not write one.
std::string shortest_text(double value);

/// The number as a number chart writes it, without its unit.
std::string number_text(double value, const NumberFormat& format);

/// The number with its unit behind it, or before it: "0.12 per week", "8 %", "$12.50".
std::string display_text(double value, const NumberFormat& format);

}  // namespace dora
