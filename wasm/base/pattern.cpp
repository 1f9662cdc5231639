#include "base/pattern.hpp"

namespace dora {

PatternMatch::PatternMatch(std::string_view pattern, std::string_view text, char star_stops)
    : pattern_(pattern), text_(text), star_stops_(star_stops) {
  if (text.size() > kLongest || pattern.size() > kLongest) return;
  failed_.resize((pattern.size() + 1) * (text.size() + 1));
  matched_ = match(0, 0);
}

bool PatternMatch::match(std::size_t at, std::size_t text) {
  while (at < pattern_.size() && pattern_[at] != '*') {
    if (text == text_.size() || pattern_[at] != text_[text]) return false;
    ++at, ++text;
  }
  if (at == pattern_.size()) return text == text_.size();
  // What did not match once does not match after other stars: so this is never exponential.
  const std::size_t place = at * (text_.size() + 1) + text;
  if (failed_[place]) return false;
  const bool twice = at + 1 < pattern_.size() && pattern_[at + 1] == '*';
  for (std::size_t end = text; end <= text_.size(); ++end) {
    const bool stops = star_stops_ != 0 && !twice && end > text && text_[end - 1] == star_stops_;
    if (stops) break;
    stars_.push_back(text_.substr(text, end - text));
    if (match(at + (twice ? 2 : 1), end)) return true;
    stars_.pop_back();
  }
  failed_[place] = true;
  return false;
}

}  // namespace dora
