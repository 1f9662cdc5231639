#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace dora::json {

/// Everything in json/ that takes "padded" bytes reads up to this many bytes past their end, so
/// that it can load whole vectors. The bytes there may hold anything; no result ever depends on
/// them.
inline constexpr std::size_t kPadding = 64;

/// The nesting that is accepted: arrays and objects inside one another, 1,024 levels.
inline constexpr unsigned kMaxDepth = 1024;

/// A copy of a text, with the padding behind it. For small texts, and for tests; bulk input is read
/// into a buffer that has the padding already.
class PaddedText {
 public:
  explicit PaddedText(std::string_view text) : size_(text.size()) {
    buffer_.reserve(text.size() + kPadding);
    buffer_.append(text).append(kPadding, '\0');
  }

  /// The text without its padding. Valid while this object lives and is not assigned to.
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::string buffer_;
  std::size_t size_;
};

/// Where a low-level scan ended. With kNone, `at` is the first byte after the thing scanned; with
/// any other code it is the byte concerned. Scans know nothing of bytes still to come, and so
/// report kUnexpectedEnd (at the end) whenever they run off; the cursor decides whether that is
/// final.
struct Scan {
  const char* at;
  ErrorCode code;
};

}  // namespace dora::json
