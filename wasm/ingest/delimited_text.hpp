#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dora {

/// A row of a delimited text and the line on which it begins, counted from 1.
struct DelimitedRow {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

/// Reads comma-, semicolon- or tab-separated text (RFC 4180): quoted cells may hold separators, line
/// ends and doubled quotes; lines end with \n or \r\n; blank lines are passed over; white space
/// around cells is dropped, and so is a byte order mark. The separator is whichever the first line
/// has most of; a first line without any is no such text. Nothing when it is none, or when a quote
/// is never closed. Of a text that is only the beginning of one the last row is left out, as it may
/// be cut off.
std::optional<std::vector<DelimitedRow>> read_delimited(std::string_view text,
                                                        bool is_beginning = false);

}  // namespace dora
