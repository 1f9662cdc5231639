#include "jq/program.hpp"
#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

// JavaScript's \s.
bool is_space(std::uint32_t code) {
  return (code >= 0x09 && code <= 0x0d) || code == 0x20 || code == 0xa0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 || code == 0x202f ||
         code == 0x205f || code == 0x3000 || code == 0xfeff;
}

// The length of the white space character at `at`, or 0.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  std::size_t next = at;
  return is_space(utf8_next(text, next)) ? next - at : 0;
}

bool space_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80) --begin;
  return space_at(text, begin) != 0;
}

}  // namespace

std::string with_double_quotes(std::string_view source) {
  const auto quote = [&](std::size_t at) { return at < source.size() && source[at] == '\''; };
  const auto opens = [&](std::size_t at) {
    const bool follower = at + 1 < source.size() && source[at + 1] == '"';
    return quote(at) && !follower && space_at(source, at + 1) == 0;
  };
  std::string out;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t space = space_at(source, at);
    if (at == 0 && opens(0)) {
      out += '"';
      at = 1;
    } else if (space != 0 && opens(at + space)) {
      out += source.substr(at, space);
      out += '"';
      at += space + 1;
    } else if (quote(at) && !(at > 0 && source[at - 1] == '"') && !space_before(source, at) &&
               (at + 1 == source.size() || space_at(source, at + 1) != 0)) {
      out += '"';
      const std::size_t after = space_at(source, at + 1);
      out += source.substr(at + 1, after);
      at += 1 + after;
    } else {
      out += source[at++];
    }
  }
  return out;
}

}  // namespace dora::jq
