#pragma once

#include <cstdint>
#include <string_view>

namespace dora::jq {

/// The answer to a question about a character for which the engine may lack the data.
enum class Known : std::uint8_t { kNo, kYes, kUnknown };

/// Whether a code point belongs to \w, \d or \s of Oniguruma over Unicode. ASCII, the scripts of
/// Europe, the common ones of East Asia, punctuation and emoji are known; of the rest nothing.
Known is_word(std::uint32_t code);
Known is_digit_class(std::uint32_t code);
Known is_space_class(std::uint32_t code);

/// True when the text has a character beyond ASCII that case folding makes equal to ASCII letters
/// (K for Kelvin, the long s, the sharp s, ligatures).
bool has_ascii_folding(std::string_view text);

}  // namespace dora::jq
