#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "json/bytes.hpp"

namespace dora::json {

/// Steps over one character of more than one byte. `p` points to a byte of 0x80 or above, before
/// `end`. Well-formed is what table 3-7 of the Unicode Standard (15.0) lists: no overlong forms, no
/// surrogates, nothing above U+10FFFF. kBadUtf8 points to the first byte of the character;
/// kUnexpectedEnd says that the bytes so far begin a well-formed character.
Scan scan_utf8_character(const char* p, const char* end);

/// Whether the whole text is well-formed UTF-8. Linear; eight bytes at a time where it is ASCII.
/// Needs no padding.
bool is_valid_utf8(std::string_view text);

/// Appends a code point as UTF-8. `code_point` is at most 0x10FFFF and no surrogate.
void append_utf8(std::string& text, std::uint32_t code_point);

/// The number of code points in a text; in malformed text, the bytes that continue no character.
/// Linear. Needs no padding.
std::size_t count_code_points(std::string_view text);

}  // namespace dora::json
