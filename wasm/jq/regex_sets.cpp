#include "jq/regex_parser.hpp"
#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

bool is_letter(std::uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(std::uint32_t c) { return c >= '0' && c <= '9'; }
bool is_word(std::uint32_t c) { return is_letter(c) || is_digit(c) || c == '_'; }
bool is_space(std::uint32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

template <typename F>
void add_where(CharacterSet& set, F test) {
  for (std::uint32_t c = 0; c < 0x80; ++c) {
    if (test(c)) set.add(c);
  }
}

}  // namespace

bool RegexParser::add_class(CharacterSet& set, char letter) {
  switch (letter) {
    case 'w':
      set.word = true;
      add_where(set, is_word);
      return true;
    case 'd':
      set.digit = true;
      add_where(set, is_digit);
      return true;
    case 's':
      set.space = true;
      add_where(set, is_space);
      return true;
    case 'W':
      set.not_word = true;
      add_where(set, [](std::uint32_t c) { return !is_word(c); });
      return true;
    case 'D':
      set.not_digit = true;
      add_where(set, [](std::uint32_t c) { return !is_digit(c); });
      return true;
    case 'S':
      set.not_space = true;
      add_where(set, [](std::uint32_t c) { return !is_space(c); });
      return true;
    default:
      return false;
  }
}

bool RegexParser::simple_escape(char letter, std::uint32_t& code) const {
  switch (letter) {
    case 't':
      code = '\t';
      return true;
    case 'n':
      code = '\n';
      return true;
    case 'r':
      code = '\r';
      return true;
    case 'f':
      code = '\f';
      return true;
    case 'a':
      code = '\a';
      return true;
    case 'e':
      code = 0x1b;
      return true;
    default:
      return false;
  }
}

void RegexParser::fold(CharacterSet& set) const {
  for (std::uint32_t c = 'a'; c <= 'z'; ++c) {
    const std::uint32_t upper = c - 32;
    if (!set.has_ascii(c) && !set.has_ascii(upper)) continue;
    set.add(c);
    set.add(upper);
  }
}

// One member of a set: a character, or a class such as \d.
bool RegexParser::set_item(CharacterSet& set, std::uint32_t& code, bool& is_class) {
  is_class = false;
  const char c = pattern_[at_];
  // Sets within sets, POSIX classes and intersections differ between dialects.
  if (c == '[' || ahead("&&")) return false;
  if (c != '\\') {
    code = utf8_next(pattern_, at_);
    return true;
  }
  ++at_;
  if (!more()) return false;
  const char letter = pattern_[at_];
  if (add_class(set, letter)) {
    is_class = true;
    ++at_;
    return true;
  }
  const bool plain = !is_letter(static_cast<unsigned char>(letter)) &&
                     !is_digit(static_cast<unsigned char>(letter)) &&
                     static_cast<unsigned char>(letter) < 0x80;
  if (!simple_escape(letter, code)) {
    if (!plain) return false;
    code = static_cast<unsigned char>(letter);
  }
  ++at_;
  return true;
}

RegexNodePtr RegexParser::set() {
  CharacterSet set;
  set.negated = accept('^');
  if (more() && pattern_[at_] == ']') return refuse();
  while (more() && pattern_[at_] != ']') {
    std::uint32_t low = 0;
    bool is_class = false;
    const bool bare_dash = pattern_[at_] == '-';
    const std::size_t begin = at_;
    if (!set_item(set, low, is_class)) return refuse();
    std::uint32_t high = low;
    if (more() && pattern_[at_] == '-' && pattern_.substr(at_ + 1, 1) != "]") {
      if (is_class || bare_dash) return refuse();
      ++at_;
      bool high_is_class = false;
      if (!more() || !set_item(set, high, high_is_class) || high_is_class || high < low) {
        return refuse();
      }
    } else if (bare_dash && begin > 0 && pattern_[begin - 1] != '[' && pattern_[begin - 1] != '^' &&
               more() && pattern_[at_] != ']') {
      return refuse();  // a dash in the middle
    }
    if (is_class) continue;
    for (std::uint32_t c = low; c <= high && c < 0x80; ++c) set.add(c);
    if (high < 0x80) continue;
    if (options_.ignore_case) return refuse();
    set.ranges.push_back({low < 0x80 ? 0x80 : low, high});
  }
  if (!accept(']')) return refuse();
  if (options_.ignore_case) fold(set);
  return single_set(std::move(set));
}

}  // namespace dora::jq
