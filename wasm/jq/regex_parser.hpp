#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jq/regex.hpp"

namespace dora::jq {

/// One construct of a pattern, with its parts.
struct RegexNode {
  enum Kind : std::uint8_t {
    kEmpty,
    kSingle,
    kAssertion,
    kGroup,
    kSequence,
    kAlternatives,
    kRepeat,
    kBackReference,
    kLookahead,
    kAtomic,
  } kind = kEmpty;
  RegexInstruction item;      // of kSingle and kAssertion
  std::uint32_t group = 0;    // of kGroup (0: not capturing) and kBackReference
  std::uint32_t minimum = 0;  // of kRepeat
  std::uint32_t maximum = 0;
  bool greedy = true;
  bool negated = false;  // of kLookahead
  std::vector<std::unique_ptr<RegexNode>> parts;
};

using RegexNodePtr = std::unique_ptr<RegexNode>;

/// Reads a pattern. Whatever is not understood makes parse() return nullptr.
class RegexParser {
 public:
  RegexParser(std::string_view pattern, RegexOptions options, RegexProgram& program);
  RegexNodePtr parse();
  bool has_back_references() const { return back_references_; }

 private:
  RegexNodePtr alternatives();
  RegexNodePtr sequence();
  RegexNodePtr quantified(RegexNodePtr item);
  bool interval(std::uint32_t& minimum, std::uint32_t& maximum);
  RegexNodePtr atom();
  RegexNodePtr group();
  RegexNodePtr named_group();
  RegexNodePtr enclosed(RegexNode::Kind kind, std::uint32_t number, bool negated = false);
  RegexNodePtr escape();
  RegexNodePtr set();
  bool set_item(CharacterSet& set, std::uint32_t& code, bool& is_class);
  RegexNodePtr character(std::uint32_t code);
  RegexNodePtr single(RegexOp op, std::uint32_t x = 0);
  RegexNodePtr single_set(CharacterSet set);
  RegexNodePtr assertion(RegexOp op);
  RegexNodePtr refuse();
  bool add_class(CharacterSet& set, char letter);
  bool simple_escape(char letter, std::uint32_t& code) const;
  void fold(CharacterSet& set) const;
  void skip_extended();
  bool more() const { return at_ < pattern_.size(); }
  bool accept(char c);
  bool ahead(std::string_view text) const { return pattern_.substr(at_, text.size()) == text; }

  std::string_view pattern_;
  RegexOptions options_;
  RegexProgram& program_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  bool refused_ = false;
  bool back_references_ = false;
  bool named_ = false;
};

}  // namespace dora::jq
