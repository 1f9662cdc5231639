#include "jq/parser.hpp"

namespace dora::jq {
namespace {

constexpr int kMaxNesting = 200;

struct Operator {
  std::string_view text;
  int level;
  bool keyword;
};

// The binary operators from weakest to strongest; the levels are those of jq's grammar.
constexpr int kAlternativeLevel = 1;
constexpr int kAssignLevel = 2;
constexpr int kOrLevel = 3;
constexpr int kAndLevel = 4;
constexpr int kCompareLevel = 5;
constexpr Operator kOperators[] = {{"//", kAlternativeLevel, false},
                                   {"=", kAssignLevel, false},
                                   {"|=", kAssignLevel, false},
                                   {"+=", kAssignLevel, false},
                                   {"-=", kAssignLevel, false},
                                   {"*=", kAssignLevel, false},
                                   {"/=", kAssignLevel, false},
                                   {"%=", kAssignLevel, false},
                                   {"//=", kAssignLevel, false},
                                   {"or", kOrLevel, true},
                                   {"and", kAndLevel, true},
                                   {"==", kCompareLevel, false},
                                   {"!=", kCompareLevel, false},
                                   {"<", kCompareLevel, false},
                                   {"<=", kCompareLevel, false},
                                   {">", kCompareLevel, false},
                                   {">=", kCompareLevel, false},
                                   {"+", 6, false},
                                   {"-", 6, false},
                                   {"*", 7, false},
                                   {"/", 7, false},
                                   {"%", 7, false}};

BinaryOp binary_op(std::string_view text) {
  if (text == "+") return BinaryOp::kAdd;
  if (text == "-") return BinaryOp::kSubtract;
  if (text == "*") return BinaryOp::kMultiply;
  if (text == "/") return BinaryOp::kDivide;
  if (text == "%") return BinaryOp::kModulo;
  if (text == "==") return BinaryOp::kEqual;
  if (text == "!=") return BinaryOp::kNotEqual;
  if (text == "<") return BinaryOp::kLess;
  if (text == "<=") return BinaryOp::kLessEqual;
  return text == ">" ? BinaryOp::kGreater : BinaryOp::kGreaterEqual;
}

}  // namespace

Parser::Parser(std::string source) : lexer_("") {
  code_.source = std::move(source);
  lexer_ = Lexer(code_.source);
}

Result<Code> Parser::parse() {
  push({Binding::kVariable, "ENV", 0, 0, 0});  // Port binds it to an empty object
  code_.nodes.reserve(32);
  advance();
  code_.root = query();
  if (!failed() && token_.kind != TokenKind::kEnd) fail();
  if (failed()) return error_;
  return std::move(code_);
}

void Parser::advance() {
  token_ = lexer_.next();
  if (lexer_.error() && !error_) error_ = lexer_.error();
}

bool Parser::is_symbol(std::string_view text) const {
  return token_.kind == TokenKind::kSymbol && token_.text == text;
}

bool Parser::is_keyword(std::string_view text) const {
  return token_.kind == TokenKind::kKeyword && token_.text == text;
}

bool Parser::accept_symbol(std::string_view text) {
  if (!is_symbol(text)) return false;
  advance();
  return true;
}

bool Parser::accept_keyword(std::string_view text) {
  if (!is_keyword(text)) return false;
  advance();
  return true;
}

bool Parser::expect_symbol(std::string_view text) {
  if (accept_symbol(text)) return true;
  fail();
  return false;
}

bool Parser::expect_keyword(std::string_view text) {
  if (accept_keyword(text)) return true;
  fail();
  return false;
}

NodeId Parser::fail() { return fail(token_.offset, token_.text); }

NodeId Parser::fail(std::size_t offset, std::string detail) {
  if (!error_) error_ = Error{ErrorCode::kJqSyntax, offset, std::move(detail)};
  return kNoNode;
}

// Whatever the engine cannot do is reported only when nothing before it was wrong; what comes after
// it is not looked at.
NodeId Parser::unsupported(std::size_t offset, std::string detail) {
  if (!error_) error_ = Error{ErrorCode::kJqUnsupported, offset, std::move(detail)};
  return kNoNode;
}

void Parser::push(Binding binding) {
  const bool at_run_time = binding.kind != Binding::kFunction;
  if (at_run_time) binding.index = depth_++;
  bindings_.push_back(std::move(binding));
}

void Parser::pop_to(std::size_t bindings, std::uint32_t depth) {
  bindings_.resize(bindings);
  depth_ = depth;
}

// query := operands separated by commas, then "|" query. A definition, a binding and a label extend
// as far to the right as they can.
NodeId Parser::query() {
  if (failed()) return kNoNode;
  if (nesting_ >= kMaxNesting) return unsupported(token_.offset, "nesting");
  ++nesting_;
  NodeId left = comma();
  if (!failed() && accept_symbol("|")) {
    const NodeId right = query();
    if (!failed()) left = pipe(left, right);
  }
  --nesting_;
  return left;
}

NodeId Parser::comma() {
  NodeId left = query_operand();
  while (!failed() && accept_symbol(",")) {
    const NodeId right = query_operand();
    if (failed()) return kNoNode;
    Node node{Op::kComma};
    node.a = left;
    node.b = right;
    left = add(node);
  }
  return left;
}

NodeId Parser::query_operand() {
  if (failed()) return kNoNode;
  if (is_keyword("def")) return definition();
  if (is_keyword("label")) return label();
  const NodeId operand = expression(kAlternativeLevel);
  if (failed() || !is_keyword("as")) return operand;
  return binding(operand);
}

NodeId Parser::expression(int minimum) {
  NodeId left = term();
  bool compared = false;
  bool assigned = false;
  while (!failed()) {
    const Operator* found = nullptr;
    for (const Operator& candidate : kOperators) {
      const bool kind =
          token_.kind == (candidate.keyword ? TokenKind::kKeyword : TokenKind::kSymbol);
      if (kind && token_.text == candidate.text) found = &candidate;
    }
    if (found == nullptr || found->level < minimum) break;
    const int level = found->level;
    // Comparisons and assignments do not chain: 1 < 2 < 3 is no jq.
    if ((level == kCompareLevel && compared) || (level == kAssignLevel && assigned)) return fail();
    compared = level == kCompareLevel;
    assigned = level == kAssignLevel;
    if (level == kAssignLevel) return unsupported(token_.offset, std::string(found->text));
    advance();
    const NodeId right = expression(level == kAlternativeLevel ? level : level + 1);
    if (failed()) return kNoNode;
    if (level > kAndLevel) {
      left = binary(binary_op(found->text), left, right);
      continue;
    }
    Node node{level == kAlternativeLevel ? Op::kAlternative
                                         : (level == kOrLevel ? Op::kOr : Op::kAnd)};
    node.single = single(left) && single(right);
    node.a = left;
    node.b = right;
    left = add(node);
  }
  return failed() ? kNoNode : left;
}

NodeId Parser::binding(NodeId source) {
  const std::size_t bindings = bindings_.size();
  const std::uint32_t depth = depth_;
  advance();  // as
  std::size_t count = 0;
  Node node{Op::kBind};
  node.c = patterns(count);
  if (failed() || !expect_symbol("|")) return kNoNode;
  node.a = source;
  node.b = query();
  if (failed()) return kNoNode;
  pop_to(bindings, depth);
  node.single = single(source) && single(node.b);
  return add(node);
}

NodeId Parser::label() {
  advance();
  if (token_.kind != TokenKind::kVariable) return fail();
  const std::size_t bindings = bindings_.size();
  const std::uint32_t depth = depth_;
  push({Binding::kLabel, token_.text, 0, 0, 0});
  advance();
  if (!expect_symbol("|")) return kNoNode;
  Node node{Op::kLabel};
  node.a = query();
  if (failed()) return kNoNode;
  pop_to(bindings, depth);
  node.single = single(node.a);
  return add(node);
}

NodeId Parser::definition() {
  advance();  // def
  if (token_.kind != TokenKind::kIdentifier) return fail();
  const std::string name = token_.text;
  advance();
  std::vector<Binding> parameters;
  if (accept_symbol("(")) {
    do {
      const bool by_value = token_.kind == TokenKind::kVariable;
      if (!by_value && token_.kind != TokenKind::kIdentifier) return fail();
      parameters.push_back(
          {by_value ? Binding::kVariable : Binding::kParameter, token_.text, 0, 0, 0});
      advance();
    } while (accept_symbol(";"));
    if (!expect_symbol(")")) return kNoNode;
  }
  if (!expect_symbol(":")) return kNoNode;

  const std::size_t outer_bindings = bindings_.size();
  const auto function = static_cast<std::uint32_t>(code_.functions.size());
  code_.functions.emplace_back();
  push({Binding::kFunction, name, parameters.size(), function, depth_});
  const std::uint32_t depth = depth_;
  for (const Binding& parameter : parameters) {
    code_.functions[function].by_value.push_back(parameter.kind == Binding::kVariable);
    push({Binding::kParameter, parameter.name, 0, 0, 0});
  }
  for (const Binding& parameter : parameters) {
    if (parameter.kind == Binding::kVariable) push(parameter);
  }
  open_functions_.push_back(function);
  const NodeId body = query();
  open_functions_.pop_back();
  if (failed() || !expect_symbol(";")) return kNoNode;
  code_.functions[function].body = body;
  pop_to(outer_bindings + 1, depth);
  const NodeId rest = query();
  pop_to(outer_bindings, depth);
  return rest;
}

}  // namespace dora::jq
