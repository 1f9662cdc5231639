#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dora::jq {

/// A set of characters: ASCII by bit, and beyond ASCII ranges and Unicode classes.
struct CharacterSet {
  std::uint64_t ascii[2] = {0, 0};
  bool negated = false;
  struct Range {
    std::uint32_t low;
    std::uint32_t high;
  };
  std::vector<Range> ranges;  // beyond ASCII
  // Beyond ASCII, the members of \w, \d and \s and of their opposites.
  bool word = false, not_word = false;
  bool digit = false, not_digit = false;
  bool space = false, not_space = false;

  void add(std::uint32_t code) { ascii[code >> 6] |= std::uint64_t{1} << (code & 63); }
  bool has_ascii(std::uint32_t code) const { return (ascii[code >> 6] >> (code & 63) & 1) != 0; }
};

enum class RegexOp : std::uint8_t {
  kCharacter,   // x: code point
  kSet,         // x: position in sets
  kAnyButLine,  // any character but the line feed
  kAny,
  kSplit,        // try x, then y
  kJump,         // x
  kSave,         // x: slot
  kLoopStart,    // x: register that remembers where an iteration began
  kLoopEnd,      // x: register; y: where to go when the iteration was empty
  kRepeat,       // x: position in repeats: a single character, many times
  kTextStart,    // \A, ^
  kTextEnd,      // \z
  kLastLineEnd,  // \Z, $: the end, or before a line feed that ends the text
  kWordBoundary,
  kNoWordBoundary,
  kBackReference,  // x: group
  kLookahead,      // x: after it; y: 1 when negated. The sub-program ends with kAccept.
  kAtomic,         // x: after it
  kAccept,
};

struct RegexInstruction {
  RegexOp op = RegexOp::kAccept;
  std::uint32_t x = 0;
  std::uint32_t y = 0;
};

/// A loop over something that takes exactly one character, run without a stack entry for each.
struct SingleRepeat {
  RegexInstruction item;
  std::uint32_t minimum = 0;
  std::uint32_t maximum = 0;
  bool greedy = true;
};

struct RegexProgram {
  std::vector<RegexInstruction> code;
  std::vector<CharacterSet> sets;
  std::vector<SingleRepeat> repeats;
  std::vector<std::string> group_names;  // one for each capturing group
  std::uint32_t loop_registers = 0;
  bool ignore_case = false;
  bool not_empty = false;
  bool anchored = false;  // can only match at the start of the text
  int first_byte = -1;    // what every match begins with, if that is one ASCII character
};

inline constexpr std::uint32_t kUnlimited = 0xffffffff;

}  // namespace dora::jq
