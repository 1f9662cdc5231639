#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dora {

/// A text compared with a pattern in which a star stands for any text, and all else for itself.
/// Matches from the left, each star with as little as possible; the time is at most the length of the
/// pattern times the square of that of the text. What is longer than kLongest does not match.
class PatternMatch {
 public:
  static constexpr std::size_t kLongest = 2048;

  /// `star_stops`: at this character a star ends; two stars go beyond it. 0 for none.
  PatternMatch(std::string_view pattern, std::string_view text, char star_stops = 0);

  explicit operator bool() const { return matched_; }
  /// What the stars stand for, from the left; parts of the text.
  const std::vector<std::string_view>& stars() const { return stars_; }

 private:
  bool match(std::size_t at, std::size_t text);

  std::string_view pattern_, text_;
  char star_stops_;
  std::vector<bool> failed_;  // by place in the pattern and in the text
  std::vector<std::string_view> stars_;
  bool matched_ = false;
};

}  // namespace dora
