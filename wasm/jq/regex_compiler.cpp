#include "jq/regex.hpp"
#include "jq/regex_parser.hpp"

namespace dora::jq {
namespace {

constexpr std::size_t kMaxInstructions = 20000;

bool may_be_empty(const RegexNode& node) {
  switch (node.kind) {
    case RegexNode::kSingle:
      return false;
    case RegexNode::kRepeat:
      return node.minimum == 0 || may_be_empty(*node.parts[0]);
    case RegexNode::kGroup:
    case RegexNode::kAtomic:
      return may_be_empty(*node.parts[0]);
    case RegexNode::kSequence:
      for (const RegexNodePtr& part : node.parts) {
        if (!may_be_empty(*part)) return false;
      }
      return true;
    case RegexNode::kAlternatives:
      for (const RegexNodePtr& part : node.parts) {
        if (may_be_empty(*part)) return true;
      }
      return false;
    default:
      return true;
  }
}

class RegexCompiler {
 public:
  explicit RegexCompiler(RegexProgram& program) : program_(program) {}

  bool emit(const RegexNode& node) {
    if (program_.code.size() > kMaxInstructions) return false;
    switch (node.kind) {
      case RegexNode::kEmpty:
        return true;
      case RegexNode::kSingle:
      case RegexNode::kAssertion:
        program_.code.push_back(node.item);
        return true;
      case RegexNode::kGroup:
        return emit_group(node);
      case RegexNode::kSequence:
        for (const RegexNodePtr& part : node.parts) {
          if (!emit(*part)) return false;
        }
        return true;
      case RegexNode::kAlternatives:
        return emit_alternatives(node);
      case RegexNode::kRepeat:
        return emit_repeat(node);
      case RegexNode::kBackReference:
        add(RegexOp::kBackReference, node.group);
        return true;
      case RegexNode::kLookahead:
      case RegexNode::kAtomic:
        return emit_enclosed(node);
    }
    return false;
  }

  std::uint32_t add(RegexOp op, std::uint32_t x = 0, std::uint32_t y = 0) {
    program_.code.push_back({op, x, y});
    return static_cast<std::uint32_t>(program_.code.size() - 1);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

  bool emit_group(const RegexNode& node) {
    if (node.group > 0) add(RegexOp::kSave, 2 * node.group);
    if (!emit(*node.parts[0])) return false;
    if (node.group > 0) add(RegexOp::kSave, 2 * node.group + 1);
    return true;
  }

  bool emit_enclosed(const RegexNode& node) {
    const bool atomic = node.kind == RegexNode::kAtomic;
    const std::uint32_t start =
        add(atomic ? RegexOp::kAtomic : RegexOp::kLookahead, 0, node.negated ? 1 : 0);
    if (!emit(*node.parts[0])) return false;
    add(RegexOp::kAccept);
    program_.code[start].x = here();
    return true;
  }

  bool emit_alternatives(const RegexNode& node) {
    std::vector<std::uint32_t> exits;
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      const bool last = i + 1 == node.parts.size();
      const std::uint32_t split = last ? 0 : add(RegexOp::kSplit, here() + 1);
      if (!emit(*node.parts[i])) return false;
      if (last) break;
      exits.push_back(add(RegexOp::kJump));
      program_.code[split].y = here();
    }
    for (const std::uint32_t exit : exits) program_.code[exit].x = here();
    return true;
  }

  void set_split(std::uint32_t split, bool greedy, std::uint32_t inside, std::uint32_t after) {
    program_.code[split].x = greedy ? inside : after;
    program_.code[split].y = greedy ? after : inside;
  }

  // x{2,4} is x x (x (x)?)?, and x{2,} is x x x*.
  bool emit_repeat(const RegexNode& node) {
    const RegexNode& body = *node.parts[0];
    if (body.kind == RegexNode::kSingle) {
      program_.repeats.push_back({body.item, node.minimum, node.maximum, node.greedy});
      add(RegexOp::kRepeat, static_cast<std::uint32_t>(program_.repeats.size() - 1));
      return true;
    }
    for (std::uint32_t i = 0; i < node.minimum; ++i) {
      if (!emit(body)) return false;
    }
    if (node.maximum == kUnlimited) return emit_star(body, node.greedy);
    std::vector<std::uint32_t> splits;
    for (std::uint32_t i = node.minimum; i < node.maximum; ++i) {
      splits.push_back(add(RegexOp::kSplit));
      if (!emit(body)) return false;
    }
    for (const std::uint32_t split : splits) set_split(split, node.greedy, split + 1, here());
    return true;
  }

  // A round that took nothing ends the loop.
  bool emit_star(const RegexNode& body, bool greedy) {
    const std::uint32_t split = add(RegexOp::kSplit);
    const bool guarded = may_be_empty(body);
    const std::uint32_t loop = program_.loop_registers;
    if (guarded) {
      ++program_.loop_registers;
      add(RegexOp::kLoopStart, loop);
    }
    if (!emit(body)) return false;
    const std::uint32_t end = guarded ? add(RegexOp::kLoopEnd, loop) : 0;
    add(RegexOp::kJump, split);
    if (guarded) program_.code[end].y = here();
    set_split(split, greedy, split + 1, here());
    return true;
  }

  RegexProgram& program_;
};

}  // namespace

std::shared_ptr<const Regex> Regex::compile(std::string_view pattern, RegexOptions options) {
  auto regex = std::make_shared<Regex>();
  RegexProgram& program = regex->program_;
  RegexParser parser(pattern, options, program);
  const RegexNodePtr root = parser.parse();
  RegexCompiler compiler(program);
  if (root == nullptr || !compiler.emit(*root)) return nullptr;
  compiler.add(RegexOp::kAccept);
  // Oniguruma ends an empty round differently when a back-reference can see it.
  if (parser.has_back_references() && program.loop_registers > 0) return nullptr;
  program.not_empty = options.not_empty;
  const RegexInstruction& first = program.code[0];
  program.anchored = first.op == RegexOp::kTextStart;
  if (first.op == RegexOp::kCharacter && first.x < 0x80) {
    program.first_byte = static_cast<int>(first.x);
  }
  return regex;
}

}  // namespace dora::jq
