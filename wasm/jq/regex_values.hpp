#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "jq/regex.hpp"
#include "jq/value.hpp"

namespace dora::jq {

/// Turns byte offsets into code point offsets, cheaply when they rise.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  double at(std::ptrdiff_t byte);

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

/// The object that jq's `match` gives for a match: offset, length, string and captures.
Value match_value(const Regex& regex, std::string_view text,
                  const std::vector<std::ptrdiff_t>& captures, CodePointCounter& counter);
/// The object that `capture` gives, and that the replacement of `sub` runs on: the named groups.
Value named_captures(const Regex& regex, std::string_view text,
                     const std::vector<std::ptrdiff_t>& captures);
/// What `scan` gives: the text, or an array of the groups when there are any.
Value scanned(std::string_view text, const std::vector<std::ptrdiff_t>& captures);

}  // namespace dora::jq
