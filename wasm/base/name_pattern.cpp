#include "base/name_pattern.hpp"

#include "base/loose_name.hpp"

namespace dora {
namespace {

/// In lower case, with every separator as '-'.
std::string even_name(std::string_view name) {
  std::string even;
  for (const char c : name) {
    const bool is_small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (c >= 'A' && c <= 'Z') {
      even += static_cast<char>(c - 'A' + 'a');
    } else {
      even += is_small || c == '*' ? c : '-';
    }
  }
  return even;
}

/// Whether the pattern fits the whole text. Going back to the last star is enough, because what an
/// earlier one took can only become longer.
bool fits_whole(std::string_view text, std::string_view pattern) {
  std::size_t at = 0, in_pattern = 0, star = pattern.npos, taken = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      taken = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
      ++in_pattern;
      ++at;
    } else if (star != pattern.npos) {
      in_pattern = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == pattern.npos;
}

}  // namespace

NamePattern::NamePattern(std::string_view pattern)
    : starred_(is_pattern(pattern)), pattern_(starred_ ? even_name(pattern) : loose_name(pattern)) {}

bool NamePattern::fits(std::string_view name) const {
  return starred_ ? fits_whole(even_name(name), pattern_) : loose_name(name) == pattern_;
}

}  // namespace dora
