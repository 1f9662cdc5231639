#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace dora::jq {

/// The number of bytes of the UTF-8 sequence that begins with this byte (1 for a stray byte).
std::size_t utf8_length(char first);
/// The code point at `at`, and `at` moved past it. The text must be UTF-8.
std::uint32_t utf8_next(std::string_view text, std::size_t& at);
void append_utf8(std::uint32_t code_point, std::string& out);
/// How many code points the text has.
std::size_t utf8_count(std::string_view text);
/// The byte offset of the code point number `index`, or the size when there are fewer.
std::size_t utf8_offset(std::string_view text, std::size_t index);

struct StringEnd {
  std::size_t next = 0;  // just past the closing quote
  ErrorCode error = ErrorCode::kNone;
};

/// Decodes the JSON string whose first byte after the opening quote is at `begin`, appending to
/// `out`. On an error `bad` is the offset of the byte concerned.
StringEnd decode_json_string(std::string_view text, std::size_t begin, std::string& out,
                             std::size_t& bad);

/// Decodes one escape; `at` is on the byte after the backslash and is moved past the escape. A
/// lone surrogate is an error, as in jq 1.8.
bool decode_escape(std::string_view text, std::size_t& at, std::string& out);

}  // namespace dora::jq
