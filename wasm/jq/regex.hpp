#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jq/regex_program.hpp"
#include "jq/value.hpp"

namespace dora::jq {

class Runtime;

/// What the letters of jq's regex flags mean for the pattern itself; "g" is up to the caller.
struct RegexOptions {
  bool ignore_case = false;  // i
  bool extended = false;     // x: white space and comments in the pattern do not count
  bool dot_all = false;      // p: . matches a line feed, too
  bool not_empty = false;    // n: an empty match is none
};

/// A regular expression in the dialect that jq uses: Oniguruma's Perl syntax with named groups,
/// over UTF-8. Covered: literals, `.`, classes, \d \w \s and their opposites, \b \B, ^ $ \A \z \Z,
/// groups (capturing, named, non-capturing, atomic), alternation, greedy, lazy and possessive
/// quantifiers, back-references by number, lookahead, (?i) at the start. Everything else, invalid
/// patterns included, is refused. ^ and $ are the ends of the whole text, as they are in jq.
///
/// Matching is backtracking on an explicit stack; every step is charged to the runtime's budget, so
/// that a catastrophic pattern ends with kTimeout.
class Regex {
 public:
  /// The compiled pattern, or nullptr when it is outside of the subset.
  static std::shared_ptr<const Regex> compile(std::string_view pattern, RegexOptions options);

  enum class Found : std::uint8_t {
    kMatch,
    kNothing,
    kFailed,  // the budget is spent, or the text needs Unicode data that the engine lacks
  };

  /// Searches for the leftmost match that begins at byte `from` or later. `captures` receives begin
  /// and end of the match and of each group as byte offsets, -1 where a group took no part.
  Found search(Runtime& runtime, std::string_view text, std::size_t from,
               std::vector<std::ptrdiff_t>& captures) const;

  std::size_t group_count() const { return program_.group_names.size(); }
  /// The name of group `index`, counted from 0; empty when it has none.
  const std::string& group_name(std::size_t index) const { return program_.group_names[index]; }

 private:
  RegexProgram program_;
};

/// Compiles the pattern of a call whose pattern and flags (nullptr: none) are constants. `checked`
/// is false when jq itself would reject them at run time; nullptr with `checked` is a pattern
/// outside of the subset.
std::shared_ptr<const Regex> compile_constant_regex(const Value& pattern, const Value* flags,
                                                    bool& checked);

}  // namespace dora::jq
