#include "jq/regex_parser.hpp"

#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

constexpr int kMaxNesting = 60;
constexpr std::uint32_t kMaxRepeat = 1000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

RegexNodePtr make(RegexNode::Kind kind) {
  auto node = std::make_unique<RegexNode>();
  node->kind = kind;
  return node;
}

}  // namespace

RegexParser::RegexParser(std::string_view pattern, RegexOptions options, RegexProgram& program)
    : pattern_(pattern), options_(options), program_(program) {}

RegexNodePtr RegexParser::parse() {
  if (ahead("(?i)")) {
    options_.ignore_case = true;
    at_ += 4;
  }
  program_.ignore_case = options_.ignore_case;
  RegexNodePtr root = alternatives();
  if (more()) refuse();  // an unmatched parenthesis
  // Numbers do not refer to groups when some have names.
  if (named_ && back_references_) refuse();
  return refused_ ? nullptr : std::move(root);
}

RegexNodePtr RegexParser::refuse() {
  refused_ = true;
  return nullptr;
}

bool RegexParser::accept(char c) {
  if (!more() || pattern_[at_] != c) return false;
  ++at_;
  return true;
}

void RegexParser::skip_extended() {
  while (options_.extended && more()) {
    const char c = pattern_[at_];
    if (c == '#') {
      while (more() && pattern_[at_] != '\n') ++at_;
    } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
      ++at_;
    } else {
      return;
    }
  }
}

RegexNodePtr RegexParser::alternatives() {
  if (++nesting_ > kMaxNesting) return refuse();
  RegexNodePtr first = sequence();
  if (!refused_ && more() && pattern_[at_] == '|') {
    RegexNodePtr all = make(RegexNode::kAlternatives);
    all->parts.push_back(std::move(first));
    while (!refused_ && accept('|')) all->parts.push_back(sequence());
    first = std::move(all);
  }
  --nesting_;
  return first;
}

RegexNodePtr RegexParser::sequence() {
  RegexNodePtr all = make(RegexNode::kSequence);
  for (;;) {
    skip_extended();
    if (refused_ || !more() || pattern_[at_] == '|' || pattern_[at_] == ')') return all;
    RegexNodePtr item = atom();
    if (refused_) return nullptr;
    skip_extended();
    item = quantified(std::move(item));
    if (refused_) return nullptr;
    all->parts.push_back(std::move(item));
  }
}

bool RegexParser::interval(std::uint32_t& minimum, std::uint32_t& maximum) {
  std::size_t end = at_ + 1;
  const auto number = [&](std::uint32_t& out) {
    const std::size_t begin = end;
    out = 0;
    while (end < pattern_.size() && is_digit(pattern_[end]) && out <= kMaxRepeat) {
      out = out * 10 + static_cast<std::uint32_t>(pattern_[end++] - '0');
    }
    return end > begin;
  };
  if (!number(minimum)) return false;
  maximum = minimum;
  if (end < pattern_.size() && pattern_[end] == ',') {
    ++end;
    if (!number(maximum)) maximum = kUnlimited;
  }
  if (end >= pattern_.size() || pattern_[end] != '}') return false;
  at_ = end + 1;
  const bool too_many = minimum > kMaxRepeat || (maximum != kUnlimited && maximum > kMaxRepeat);
  if (too_many || maximum < minimum) refuse();
  return true;
}

RegexNodePtr RegexParser::quantified(RegexNodePtr item) {
  std::uint32_t minimum = 0;
  std::uint32_t maximum = kUnlimited;
  bool counted = false;
  if (accept('*')) {
  } else if (accept('+')) {
    minimum = 1;
  } else if (accept('?')) {
    maximum = 1;
  } else if (more() && pattern_[at_] == '{' && interval(minimum, maximum)) {
    counted = true;
  } else {
    return item;
  }
  if (refused_) return nullptr;
  // What a quantifier means on an assertion differs between dialects.
  if (item->kind == RegexNode::kAssertion || item->kind == RegexNode::kLookahead) return refuse();
  RegexNodePtr repeat = make(RegexNode::kRepeat);
  repeat->minimum = minimum;
  repeat->maximum = maximum;
  repeat->parts.push_back(std::move(item));
  if (accept('?')) {
    if (counted && maximum == minimum) return refuse();
    repeat->greedy = false;
  } else if (more() && pattern_[at_] == '+') {
    if (counted) return refuse();
    ++at_;
    RegexNodePtr atomic = make(RegexNode::kAtomic);
    atomic->parts.push_back(std::move(repeat));
    repeat = std::move(atomic);
  }
  skip_extended();
  const bool again =
      more() && (pattern_[at_] == '*' || pattern_[at_] == '+' || pattern_[at_] == '?');
  std::uint32_t unused = 0;
  if (again || (more() && pattern_[at_] == '{' && interval(unused, unused))) return refuse();
  return repeat;
}

RegexNodePtr RegexParser::atom() {
  const char c = pattern_[at_];
  switch (c) {
    case '(':
      ++at_;
      return group();
    case '[':
      ++at_;
      return set();
    case '\\':
      ++at_;
      return escape();
    case '.':
      ++at_;
      return single(options_.dot_all ? RegexOp::kAny : RegexOp::kAnyButLine);
    case '^':
      ++at_;
      return assertion(RegexOp::kTextStart);
    case '$':
      ++at_;
      return assertion(RegexOp::kLastLineEnd);
    case '*':
    case '+':
    case '?':
      return refuse();
    case '{': {
      std::uint32_t minimum = 0;
      std::uint32_t maximum = 0;
      if (interval(minimum, maximum)) return refuse();
      break;
    }
    default:
      break;
  }
  return character(utf8_next(pattern_, at_));
}

RegexNodePtr RegexParser::enclosed(RegexNode::Kind kind, std::uint32_t number, bool negated) {
  RegexNodePtr node = make(kind);
  node->group = number;
  node->negated = negated;
  node->parts.push_back(alternatives());
  if (!accept(')')) return refuse();
  return node;
}

RegexNodePtr RegexParser::group() {
  if (!accept('?')) {
    program_.group_names.emplace_back();
    return enclosed(RegexNode::kGroup, static_cast<std::uint32_t>(program_.group_names.size()));
  }
  if (accept(':')) return enclosed(RegexNode::kGroup, 0);
  if (accept('=')) return enclosed(RegexNode::kLookahead, 0);
  if (accept('!')) return enclosed(RegexNode::kLookahead, 0, true);
  if (accept('>')) return enclosed(RegexNode::kAtomic, 0);
  if (ahead("<=") || ahead("<!") || !accept('<')) return refuse();
  return named_group();
}

RegexNodePtr RegexParser::named_group() {
  std::string name;
  while (more() && pattern_[at_] != '>') {
    const char c = pattern_[at_];
    const bool digit = is_digit(c) && !name.empty();
    if (!is_letter(c) && c != '_' && !digit) return refuse();
    name += c;
    ++at_;
  }
  if (name.empty() || !accept('>')) return refuse();
  for (const std::string& other : program_.group_names) {
    if (other == name) return refuse();
  }
  named_ = true;
  program_.group_names.push_back(name);
  return enclosed(RegexNode::kGroup, static_cast<std::uint32_t>(program_.group_names.size()));
}

RegexNodePtr RegexParser::single(RegexOp op, std::uint32_t x) {
  RegexNodePtr node = make(RegexNode::kSingle);
  node->item = {op, x, 0};
  return node;
}

RegexNodePtr RegexParser::assertion(RegexOp op) {
  RegexNodePtr node = make(RegexNode::kAssertion);
  node->item = {op, 0, 0};
  return node;
}

RegexNodePtr RegexParser::single_set(CharacterSet set) {
  program_.sets.push_back(std::move(set));
  return single(RegexOp::kSet, static_cast<std::uint32_t>(program_.sets.size() - 1));
}

// Without case, a letter is the set of its two forms. Case beyond ASCII is not known here.
RegexNodePtr RegexParser::character(std::uint32_t code) {
  if (!options_.ignore_case || (code < 0x80 && !is_letter(static_cast<char>(code)))) {
    return single(RegexOp::kCharacter, code);
  }
  if (code >= 0x80) return refuse();
  CharacterSet both;
  both.add(code);
  fold(both);
  return single_set(std::move(both));
}

RegexNodePtr RegexParser::escape() {
  if (!more()) return refuse();
  const char c = pattern_[at_];
  switch (c) {
    case 'b':
      ++at_;
      return assertion(RegexOp::kWordBoundary);
    case 'B':
      ++at_;
      return assertion(RegexOp::kNoWordBoundary);
    case 'A':
      ++at_;
      return assertion(RegexOp::kTextStart);
    case 'z':
      ++at_;
      return assertion(RegexOp::kTextEnd);
    case 'Z':
      ++at_;
      return assertion(RegexOp::kLastLineEnd);
    default:
      break;
  }
  CharacterSet set;
  if (add_class(set, c)) {
    ++at_;
    return single_set(std::move(set));
  }
  std::uint32_t code = 0;
  if (simple_escape(c, code)) {
    ++at_;
    return character(code);
  }
  if (c >= '1' && c <= '9') {
    const auto number = static_cast<std::uint32_t>(c - '0');
    ++at_;
    // Only groups that are complete, and no two digits: those may be octal.
    if (number > program_.group_names.size() || (more() && is_digit(pattern_[at_]))) {
      return refuse();
    }
    if (options_.ignore_case) return refuse();
    back_references_ = true;
    RegexNodePtr node = make(RegexNode::kBackReference);
    node->group = number;
    return node;
  }
  if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) return refuse();
  ++at_;
  return character(static_cast<unsigned char>(c));
}

}  // namespace dora::jq
