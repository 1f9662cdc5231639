#pragma once

#include <string_view>
#include <vector>

#include "jq/regex.hpp"
#include "jq/runtime.hpp"
#include "jq/unicode_class.hpp"

namespace dora::jq {

/// Runs a regex program at one place of a text after the other. Choices wait on an explicit stack,
/// together with the captures to restore when one is taken up.
class RegexMatcher {
 public:
  RegexMatcher(const RegexProgram& program, std::string_view text, Runtime& runtime);

  Regex::Found at(std::size_t begin);
  const std::vector<std::ptrdiff_t>& slots() const { return slots_; }

 private:
  enum class Result : std::uint8_t { kMatch, kFail, kAbort };
  // Three kinds of entries: a place to go on from; a slot to restore; a greedy loop over single
  // characters that may give back one more.
  struct Entry {
    enum Kind : std::uint8_t { kResume, kRestore, kGiveBack, kTakeMore } kind;
    std::uint32_t pc;
    std::size_t position;  // of kRestore: the slot
    std::int64_t value;    // of kRestore: its old value; of kGiveBack: the least position;
                           // of kTakeMore: how many characters may still be taken
  };

  Result run(std::uint32_t pc, std::size_t position, std::size_t& end, int nesting);
  Result backtrack(std::size_t base, std::uint32_t& pc, std::size_t& position);
  // Executes one instruction; true when it succeeded and moved on.
  bool step(const RegexInstruction& instruction, std::uint32_t& pc, std::size_t& position);
  bool repeat(const SingleRepeat& loop, std::uint32_t& pc, std::size_t& position);
  bool enclosed(const RegexInstruction& instruction, std::uint32_t& pc, std::size_t& position,
                int nesting);
  bool take(const RegexInstruction& item, std::size_t& position);
  bool in_set(const CharacterSet& set, std::uint32_t code);
  bool at_word_boundary(std::size_t position, bool& boundary);
  bool word_at(std::size_t position, bool& word);
  bool same_text(std::uint32_t group, std::size_t& position) const;
  void save(std::uint32_t slot, std::ptrdiff_t value);
  bool known(Known answer, bool& yes);

  const RegexProgram& program_;
  std::string_view text_;
  Runtime& runtime_;
  std::vector<std::ptrdiff_t> slots_;  // captures, then loop registers
  std::vector<Entry> stack_;
  std::size_t begin_ = 0;
  bool aborted_ = false;
};

}  // namespace dora::jq
