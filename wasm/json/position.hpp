#pragma once

#include <cstddef>
#include <string_view>

namespace dora::json {

/// A place in a text as an editor shows it. Both count from 1. A line ends with \n (so \r\n ends
/// one line, and a lone \r none); columns are code points, and a byte order mark is none of them.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The position of the byte at `offset`, which may be the end of the text; an offset beyond the end
/// counts as the end. Linear in the offset: call it when an error is shown, not before. In a text
/// that is not UTF-8, bytes that continue no character count as columns. Needs no padding.
Position locate(std::string_view text, std::size_t offset);

/// The number of \n in a text. Linear, vectorised. Needs no padding.
std::size_t count_newlines(std::string_view text);

}  // namespace dora::json
