#include "jq/regex_matcher.hpp"

#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

constexpr int kMaxNesting = 60;
constexpr std::size_t kMaxStack = 4 << 20;

}  // namespace

RegexMatcher::RegexMatcher(const RegexProgram& program, std::string_view text, Runtime& runtime)
    : program_(program), text_(text), runtime_(runtime) {}

Regex::Found RegexMatcher::at(std::size_t begin) {
  const std::size_t captures = 2 * (program_.group_names.size() + 1);
  slots_.assign(captures + program_.loop_registers, -1);
  stack_.clear();
  begin_ = begin;
  std::size_t end = begin;
  switch (run(0, begin, end, 0)) {
    case Result::kMatch:
      slots_[0] = static_cast<std::ptrdiff_t>(begin);
      slots_[1] = static_cast<std::ptrdiff_t>(end);
      slots_.resize(captures);
      return Regex::Found::kMatch;
    case Result::kFail:
      return Regex::Found::kNothing;
    default:
      return Regex::Found::kFailed;
  }
}

RegexMatcher::Result RegexMatcher::run(std::uint32_t pc, std::size_t position, std::size_t& end,
                                       int nesting) {
  const std::size_t base = stack_.size();
  for (;;) {
    if (!runtime_.charge()) return Result::kAbort;
    const RegexInstruction& instruction = program_.code[pc];
    bool good = false;
    if (instruction.op == RegexOp::kAccept) {
      good = nesting > 0 || !program_.not_empty || position != begin_;
      if (good) {
        end = position;
        return Result::kMatch;
      }
    } else if (instruction.op == RegexOp::kLookahead || instruction.op == RegexOp::kAtomic) {
      good = enclosed(instruction, pc, position, nesting);
    } else {
      good = step(instruction, pc, position);
    }
    if (aborted_) return Result::kAbort;
    if (stack_.size() > kMaxStack) {
      runtime_.unsupported("regex stack");
      return Result::kAbort;
    }
    if (!good) {
      const Result result = backtrack(base, pc, position);
      if (result != Result::kMatch) return result;
    }
  }
}

RegexMatcher::Result RegexMatcher::backtrack(std::size_t base, std::uint32_t& pc,
                                             std::size_t& position) {
  while (stack_.size() > base) {
    Entry& entry = stack_.back();
    if (!runtime_.charge()) return Result::kAbort;
    if (entry.kind == Entry::kRestore) {
      slots_[entry.position] = static_cast<std::ptrdiff_t>(entry.value);
      stack_.pop_back();
      continue;
    }
    pc = entry.pc;
    position = entry.position;
    if (entry.kind == Entry::kResume) {
      stack_.pop_back();
      return Result::kMatch;
    }
    if (entry.kind == Entry::kGiveBack) {
      do {
        --position;
      } while ((static_cast<unsigned char>(text_[position]) & 0xc0) == 0x80);
      entry.position = position;
      if (static_cast<std::int64_t>(position) <= entry.value) stack_.pop_back();
      return Result::kMatch;
    }
    // One character more for a lazy loop, whose instruction is the one before.
    const SingleRepeat& loop = program_.repeats[program_.code[pc - 1].x];
    const bool taken = entry.value > 0 && take(loop.item, position);
    if (aborted_) return Result::kAbort;
    if (!taken) {
      stack_.pop_back();
      continue;
    }
    entry.position = position;
    --entry.value;
    return Result::kMatch;
  }
  return Result::kFail;
}

void RegexMatcher::save(std::uint32_t slot, std::ptrdiff_t value) {
  stack_.push_back({Entry::kRestore, 0, slot, slots_[slot]});
  slots_[slot] = value;
}

bool RegexMatcher::step(const RegexInstruction& instruction, std::uint32_t& pc,
                        std::size_t& position) {
  const auto here = static_cast<std::ptrdiff_t>(position);
  const auto loop_slot = [&] {
    return static_cast<std::uint32_t>(2 * (program_.group_names.size() + 1)) + instruction.x;
  };
  switch (instruction.op) {
    case RegexOp::kSplit:
      stack_.push_back({Entry::kResume, instruction.y, position, 0});
      pc = instruction.x;
      return true;
    case RegexOp::kJump:
      pc = instruction.x;
      return true;
    case RegexOp::kSave:
      save(instruction.x, here);
      break;
    case RegexOp::kLoopStart:
      save(loop_slot(), here);
      break;
    case RegexOp::kLoopEnd:
      if (slots_[loop_slot()] != here) break;
      pc = instruction.y;
      return true;
    case RegexOp::kRepeat:
      return repeat(program_.repeats[instruction.x], pc, position);
    case RegexOp::kTextStart:
      if (position != 0) return false;
      break;
    case RegexOp::kTextEnd:
      if (position != text_.size()) return false;
      break;
    case RegexOp::kLastLineEnd:
      if (position != text_.size() && !(position + 1 == text_.size() && text_[position] == '\n')) {
        return false;
      }
      break;
    case RegexOp::kWordBoundary:
    case RegexOp::kNoWordBoundary: {
      bool boundary = false;
      if (!at_word_boundary(position, boundary)) return false;
      if (boundary != (instruction.op == RegexOp::kWordBoundary)) return false;
      break;
    }
    case RegexOp::kBackReference:
      if (!same_text(instruction.x, position)) return false;
      break;
    default:
      if (!take(instruction, position)) return false;
      break;
  }
  ++pc;
  return true;
}

bool RegexMatcher::repeat(const SingleRepeat& loop, std::uint32_t& pc, std::size_t& position) {
  std::uint32_t count = 0;
  while (count < loop.minimum) {
    if (!runtime_.charge() || !take(loop.item, position)) return false;
    ++count;
  }
  ++pc;
  const std::size_t least = position;
  if (!loop.greedy) {
    const bool unlimited = loop.maximum == kUnlimited;
    const std::uint32_t more = unlimited ? kUnlimited : loop.maximum - loop.minimum;
    if (more > 0) {
      stack_.push_back({Entry::kTakeMore, pc, position, std::int64_t{more}});
    }
    return true;
  }
  while (count < loop.maximum && take(loop.item, position)) {
    if (!runtime_.charge()) return false;
    ++count;
  }
  if (aborted_) return false;
  if (position > least) {
    stack_.push_back({Entry::kGiveBack, pc, position, static_cast<std::int64_t>(least)});
  }
  return true;
}

bool RegexMatcher::enclosed(const RegexInstruction& instruction, std::uint32_t& pc,
                            std::size_t& position, int nesting) {
  if (nesting >= kMaxNesting) {
    aborted_ = !runtime_.unsupported("regex nesting");
    return false;
  }
  const std::vector<std::ptrdiff_t> before = slots_;
  const std::size_t base = stack_.size();
  std::size_t end = position;
  const Result result = run(pc + 1, position, end, nesting + 1);
  if (result == Result::kAbort) {
    aborted_ = true;
    return false;
  }
  const std::vector<std::ptrdiff_t> after = slots_;
  stack_.resize(base);  // its choices are settled
  slots_ = before;
  const bool negated = instruction.y == 1;
  if ((result == Result::kMatch) == negated) return false;
  if (!negated) {
    for (std::uint32_t slot = 0; slot < after.size(); ++slot) {
      if (after[slot] != before[slot]) save(slot, after[slot]);
    }
  }
  if (instruction.op == RegexOp::kAtomic) position = end;
  pc = instruction.x;
  return true;
}

bool RegexMatcher::same_text(std::uint32_t group, std::size_t& position) const {
  const std::ptrdiff_t begin = slots_[2 * group];
  const std::ptrdiff_t end = slots_[2 * group + 1];
  if (begin < 0 || end < 0) return false;
  const auto size = static_cast<std::size_t>(end - begin);
  const std::string_view captured = text_.substr(static_cast<std::size_t>(begin), size);
  if (text_.substr(position, size) != captured) return false;
  position += size;
  return true;
}

bool RegexMatcher::take(const RegexInstruction& item, std::size_t& position) {
  if (position >= text_.size()) return false;
  std::size_t next = position;
  const std::uint32_t code = utf8_next(text_, next);
  bool good = true;
  switch (item.op) {
    case RegexOp::kCharacter:
      good = code == item.x;
      break;
    case RegexOp::kAnyButLine:
      good = code != '\n';
      break;
    case RegexOp::kAny:
      break;
    default:
      good = in_set(program_.sets[item.x], code);
      break;
  }
  if (good) position = next;
  return good;
}

bool RegexMatcher::known(Known answer, bool& yes) {
  if (answer == Known::kUnknown && !aborted_) {
    aborted_ = !runtime_.unsupported("regex character class");
  }
  yes = answer == Known::kYes;
  return !aborted_;
}

bool RegexMatcher::in_set(const CharacterSet& set, std::uint32_t code) {
  if (code < 0x80) return set.has_ascii(code) != set.negated;
  bool member = false;
  for (const CharacterSet::Range& range : set.ranges) {
    member = member || (code >= range.low && code <= range.high);
  }
  bool yes = false;
  if (set.word || set.not_word) {
    if (!known(is_word(code), yes)) return false;
    member = member || (yes ? set.word : set.not_word);
  }
  if (set.digit || set.not_digit) {
    if (!known(is_digit_class(code), yes)) return false;
    member = member || (yes ? set.digit : set.not_digit);
  }
  if (set.space || set.not_space) {
    if (!known(is_space_class(code), yes)) return false;
    member = member || (yes ? set.space : set.not_space);
  }
  return member != set.negated;
}

bool RegexMatcher::word_at(std::size_t position, bool& word) {
  return known(is_word(utf8_next(text_, position)), word);
}

bool RegexMatcher::at_word_boundary(std::size_t position, bool& boundary) {
  bool before = false;
  bool after = false;
  if (position > 0) {
    std::size_t previous = position - 1;
    while (previous > 0 && (static_cast<unsigned char>(text_[previous]) & 0xc0) == 0x80) {
      --previous;
    }
    if (!word_at(previous, before)) return false;
  }
  if (position < text_.size() && !word_at(position, after)) return false;
  boundary = before != after;
  return true;
}

Regex::Found Regex::search(Runtime& runtime, std::string_view text, std::size_t from,
                           std::vector<std::ptrdiff_t>& captures) const {
  if (program_.ignore_case && has_ascii_folding(text)) {
    runtime.unsupported("regex case folding");
    return Found::kFailed;
  }
  RegexMatcher matcher(program_, text, runtime);
  for (std::size_t at = from; at <= text.size();) {
    if (program_.first_byte >= 0) {
      at = text.find(static_cast<char>(program_.first_byte), at);
      if (at == std::string_view::npos) return Found::kNothing;
    }
    const Found found = matcher.at(at);
    if (found == Found::kMatch) captures = matcher.slots();
    if (found != Found::kNothing) return found;
    if (program_.anchored || at == text.size()) return Found::kNothing;
    at += utf8_length(text[at]);
  }
  return Found::kNothing;
}

}  // namespace dora::jq
