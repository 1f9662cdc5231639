#include "base/name_pattern.hpp"

#include "base/loose_name.hpp"
#include "base/pattern.hpp"

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

}  // namespace

NamePattern::NamePattern(std::string_view pattern)
    : starred_(is_pattern(pattern)), pattern_(starred_ ? even_name(pattern) : loose_name(pattern)) {}

bool NamePattern::fits(std::string_view name) const {
  if (!starred_) return loose_name(name) == pattern_;
  const std::string even = even_name(name);
  return static_cast<bool>(PatternMatch(pattern_, even));
}

}  // namespace dora
