#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jq/builtins.hpp"
#include "jq/code.hpp"
#include "jq/lexer.hpp"

namespace dora::jq {

/// Turns jq's source into nodes: a recursive descent over the grammar of jq 1.8, with precedence
/// climbing for the binary operators. Names are resolved while parsing, so that a node says how far
/// up the chain of scopes its variable lives. The first error ends the parse.
class Parser {
 public:
  explicit Parser(std::string source);
  /// The code, or kJqSyntax or kJqUnsupported with the byte offset in the treated source.
  Result<Code> parse();

 private:
  // What a name stands for at this place of the program. All but functions have a scope at run
  // time.
  struct Binding {
    enum Kind : unsigned char { kVariable, kParameter, kLabel, kFunction } kind;
    std::string name;
    std::size_t arity = 0;
    std::uint32_t index = 0;  // scope depth, or the position of a function
    std::uint32_t depth = 0;  // of a function: the scope depth at its definition
  };
  // One variable of a destructuring pattern: its name and the way to it from the source.
  struct PatternVariable {
    std::string name;
    std::vector<std::uint32_t> path;  // positions in constants
  };

  NodeId query();
  NodeId query_operand();
  NodeId comma();
  NodeId expression(int minimum);
  NodeId object_value();
  NodeId term();
  NodeId primary();
  NodeId postfix(NodeId target);
  NodeId bracket(NodeId target);
  NodeId symbol_term();
  NodeId keyword_term();
  NodeId identifier();
  NodeId call(const std::string& name, std::size_t offset, const std::vector<NodeId>& arguments);
  NodeId call_builtin(const std::string& name, std::size_t offset,
                      const std::vector<NodeId>& arguments);
  bool constant_regex(const Builtin& builtin, const std::vector<NodeId>& arguments, Node& node);
  NodeId if_term();
  NodeId try_term();
  struct Loop {
    NodeId source = kNoNode, initial = kNoNode, update = kNoNode;
    std::uint32_t patterns = 0;
  };
  bool loop(Loop& loop);
  NodeId reduce_term();
  NodeId foreach_term();
  NodeId string(Format format);
  NodeId format_term();
  NodeId object();
  bool object_pair(std::vector<std::uint32_t>& pairs);
  NodeId object_key(bool& complete, NodeId& shorthand);
  NodeId definition();
  NodeId label();
  NodeId binding(NodeId source);
  std::uint32_t patterns(std::size_t& count);
  bool pattern(std::vector<std::uint32_t>& path, std::vector<PatternVariable>& variables);
  bool array_pattern(std::vector<std::uint32_t>& path, std::vector<PatternVariable>& variables);
  bool object_pattern(std::vector<std::uint32_t>& path, std::vector<PatternVariable>& variables);
  NodeId variable(const std::string& name, std::size_t offset);

  // Making nodes (parser_nodes.cpp). Each decides whether the node can have several outputs.
  NodeId add(Node node);
  NodeId constant(Value value);
  NodeId field(NodeId target, std::string_view name);
  NodeId index(NodeId target, NodeId key);
  NodeId binary(BinaryOp op, NodeId left, NodeId right);
  NodeId negate(NodeId operand);
  NodeId collect(NodeId items);
  NodeId make_object(const std::vector<std::uint32_t>& pairs);
  NodeId pipe(NodeId left, NodeId right);
  std::uint32_t list(const std::vector<std::uint32_t>& entries);
  std::uint32_t add_constant(Value value);
  const Value* constant_of(NodeId node) const;  // nullptr unless jq sees a constant, too
  bool single(NodeId node) const { return node == kNoNode || code_.nodes[node].single; }
  bool builtin_is_single(const Builtin& builtin, const std::vector<NodeId>& arguments) const;

  // Tokens.
  void advance();
  bool is_symbol(std::string_view text) const;
  bool is_keyword(std::string_view text) const;
  bool accept_symbol(std::string_view text);
  bool accept_keyword(std::string_view text);
  bool expect_symbol(std::string_view text);
  bool expect_keyword(std::string_view text);
  NodeId fail();  // a syntax error at the current token
  NodeId fail(std::size_t offset, std::string detail);
  NodeId unsupported(std::size_t offset, std::string detail);
  bool failed() const { return static_cast<bool>(error_); }

  void push(Binding binding);
  std::uint32_t scope_depth() const { return depth_; }
  void pop_to(std::size_t bindings, std::uint32_t depth);

  Code code_;
  Lexer lexer_;
  Token token_;
  std::vector<Binding> bindings_;
  std::vector<std::uint32_t> open_functions_;  // whose bodies are being parsed
  std::uint32_t depth_ = 0;
  int nesting_ = 0;
  Error error_;
};

}  // namespace dora::jq
