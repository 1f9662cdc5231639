#pragma once

#include <string>
#include <string_view>

#include "json/bytes.hpp"

namespace dora::json {

/// Reads a string and checks all of it. `p` points to padded bytes, after the opening quote. With
/// kNone, `at` is the byte after the closing quote and `text` holds the decoded string: a piece of
/// the input if it has no escape, else of `scratch`. Linear.
///
/// Errors: kBadString at a control character (below 0x20), kBadEscape at the byte that makes an
/// escape wrong, kBadUtf8 at the first byte of a malformed character, kUnexpectedEnd.
///
/// \u escapes that are half of a surrogate pair alone are no error in JSON's grammar, but no text
/// either: each is replaced by U+FFFD, as jq 1.7 and TextEncoder do. `text` is therefore always
/// well-formed UTF-8. It may contain NUL, from \u0000.
Scan read_string(const char* p, const char* end, std::string& scratch, std::string_view& text);

}  // namespace dora::json
