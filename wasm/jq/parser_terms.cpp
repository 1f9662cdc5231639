#include <algorithm>

#include "jq/parser.hpp"
#include "jq/regex.hpp"

namespace dora::jq {

// A unary minus takes the whole term that follows, with its fields and brackets.
NodeId Parser::term() {
  if (failed()) return kNoNode;
  if (nesting_ >= 200) return unsupported(token_.offset, "nesting");
  ++nesting_;
  NodeId result = kNoNode;
  if (accept_symbol("-")) {
    result = term();
    if (!failed()) result = negate(result);
  } else {
    result = primary();
    if (!failed()) result = postfix(result);
  }
  --nesting_;
  return failed() ? kNoNode : result;
}

NodeId Parser::primary() {
  switch (token_.kind) {
    case TokenKind::kNumber: {
      const NodeId number = constant(Value::number_text(token_.text));
      advance();
      return number;
    }
    case TokenKind::kStringBegin:
      return string(Format::kText);
    case TokenKind::kFormat:
      return format_term();
    case TokenKind::kField: {
      const std::string name = token_.text;
      advance();
      const NodeId node = field(add({Op::kIdentity, 0, true}), name);
      if (accept_symbol("?")) code_.nodes[node].optional = true;
      return node;
    }
    case TokenKind::kVariable: {
      const std::string name = token_.text;
      const std::size_t offset = token_.offset;
      advance();
      return variable(name, offset);
    }
    case TokenKind::kIdentifier:
      return identifier();
    case TokenKind::kKeyword:
      return keyword_term();
    case TokenKind::kSymbol:
      return symbol_term();
    default:
      return fail();
  }
}

NodeId Parser::symbol_term() {
  if (accept_symbol("(")) {
    const NodeId inner = query();
    return expect_symbol(")") ? inner : kNoNode;
  }
  if (accept_symbol("[")) {
    if (accept_symbol("]")) return constant(Value::array());
    const NodeId items = query();
    if (failed() || !expect_symbol("]")) return kNoNode;
    return collect(items);
  }
  if (is_symbol("{")) return object();
  if (is_symbol("..")) {
    const std::size_t offset = token_.offset;
    advance();
    return call("recurse", offset, {});
  }
  if (!accept_symbol(".")) return fail();
  const NodeId identity = add({Op::kIdentity, 0, true});
  if (token_.kind != TokenKind::kStringBegin && token_.kind != TokenKind::kFormat) return identity;
  const NodeId key = token_.kind == TokenKind::kFormat ? format_term() : string(Format::kText);
  if (failed()) return kNoNode;
  const NodeId node = index(identity, key);
  if (accept_symbol("?")) code_.nodes[node].optional = true;
  return node;
}

NodeId Parser::postfix(NodeId target) {
  while (!failed()) {
    NodeId next = kNoNode;
    if (token_.kind == TokenKind::kField) {
      next = field(target, token_.text);
      advance();
    } else if (is_symbol("[")) {
      next = bracket(target);
    } else if (is_symbol(".")) {
      advance();
      if (is_symbol("[")) {
        next = bracket(target);
      } else if (token_.kind == TokenKind::kStringBegin) {
        next = index(target, string(Format::kText));
      } else if (token_.kind == TokenKind::kFormat) {
        next = index(target, format_term());
      } else {
        return fail();
      }
    } else if (accept_symbol("?")) {
      Node node{Op::kTry};
      node.a = target;
      node.single = single(target);
      target = add(node);
      continue;
    } else {
      break;
    }
    if (failed()) return kNoNode;
    if (accept_symbol("?")) code_.nodes[next].optional = true;
    target = next;
  }
  return failed() ? kNoNode : target;
}

NodeId Parser::bracket(NodeId target) {
  advance();  // [
  if (accept_symbol("]")) {
    Node node{Op::kEach};
    node.a = target;
    return add(node);
  }
  NodeId from = kNoNode;
  if (!is_symbol(":")) from = query();
  if (failed()) return kNoNode;
  if (!accept_symbol(":")) return expect_symbol("]") ? index(target, from) : kNoNode;
  Node node{Op::kSlice};
  node.a = target;
  node.b = from;
  if (!is_symbol("]")) {
    node.c = query();
  } else if (from == kNoNode) {
    return fail();
  }
  if (failed() || !expect_symbol("]")) return kNoNode;
  node.single = single(target) && single(node.b) && single(node.c);
  return add(node);
}

NodeId Parser::keyword_term() {
  if (is_keyword("if")) return if_term();
  if (is_keyword("try")) return try_term();
  if (is_keyword("reduce")) return reduce_term();
  if (is_keyword("foreach")) return foreach_term();
  if (!accept_keyword("break")) return fail();
  if (token_.kind != TokenKind::kVariable) return fail();
  for (std::size_t i = bindings_.size(); i-- > 0;) {
    const Binding& candidate = bindings_[i];
    if (candidate.kind != Binding::kLabel || candidate.name != token_.text) continue;
    advance();
    Node node{Op::kBreak};
    node.single = true;
    node.a = depth_ - 1 - candidate.index;
    return add(node);
  }
  return fail();
}

NodeId Parser::if_term() {
  advance();  // if or elif
  Node node{Op::kIf};
  node.a = query();
  if (failed() || !expect_keyword("then")) return kNoNode;
  node.b = query();
  if (failed()) return kNoNode;
  if (is_keyword("elif")) {
    node.c = if_term();
  } else {
    if (accept_keyword("else")) node.c = query();
    if (failed() || !expect_keyword("end")) return kNoNode;
  }
  if (failed()) return kNoNode;
  node.single = single(node.a) && single(node.b) && single(node.c);
  return add(node);
}

NodeId Parser::try_term() {
  advance();
  Node node{Op::kTry};
  node.a = term();
  if (!failed() && accept_keyword("catch")) node.b = term();
  if (failed()) return kNoNode;
  node.single = single(node.a) && single(node.b);
  return add(node);
}

/// `source as $patterns (initial; update`, with which both loops begin. False after an error.
bool Parser::loop(Loop& loop) {
  advance();
  const std::size_t bindings = bindings_.size();
  const std::uint32_t depth = depth_;
  loop.source = expression(1);
  if (failed() || !expect_keyword("as")) return false;
  std::size_t count = 0;
  loop.patterns = patterns(count);
  if (failed() || !expect_symbol("(")) return false;
  // The initial value does not see the variables, but its nodes count scopes from outside.
  std::vector<Binding> inside(bindings_.begin() + static_cast<std::ptrdiff_t>(bindings),
                              bindings_.end());
  pop_to(bindings, depth);
  loop.initial = query();
  if (failed() || !expect_symbol(";")) return false;
  for (Binding& variable : inside) push(std::move(variable));
  loop.update = query();
  return !failed();
}

NodeId Parser::reduce_term() {
  const std::size_t bindings = bindings_.size();
  const std::uint32_t depth = depth_;
  Loop parts;
  if (!loop(parts) || !expect_symbol(")")) return kNoNode;
  pop_to(bindings, depth);
  Node node{Op::kReduce};
  node.a = list({parts.source, parts.patterns, parts.initial, parts.update});
  node.single = single(parts.initial);
  return add(node);
}

NodeId Parser::foreach_term() {
  const std::size_t bindings = bindings_.size();
  const std::uint32_t depth = depth_;
  Loop parts;
  if (!loop(parts)) return kNoNode;
  NodeId extract = kNoNode;
  if (accept_symbol(";")) extract = query();
  if (failed() || !expect_symbol(")")) return kNoNode;
  pop_to(bindings, depth);
  Node node{Op::kForeach};
  node.a = list({parts.source, parts.patterns, parts.initial, parts.update, extract});
  return add(node);
}

NodeId Parser::variable(const std::string& name, std::size_t offset) {
  for (std::size_t i = bindings_.size(); i-- > 0;) {
    const Binding& candidate = bindings_[i];
    if (candidate.kind != Binding::kVariable || candidate.name != name) continue;
    Node node{Op::kVariable};
    node.single = true;
    node.a = depth_ - 1 - candidate.index;
    return add(node);
  }
  if (name == "__loc__" || name == "__prog_args") return unsupported(offset, '$' + name);
  return fail(offset, '$' + name);
}

NodeId Parser::identifier() {
  const std::string name = token_.text;
  const std::size_t offset = token_.offset;
  advance();
  std::vector<NodeId> arguments;
  if (accept_symbol("(")) {
    do {
      arguments.push_back(query());
      if (failed()) return kNoNode;
    } while (accept_symbol(";"));
    if (!expect_symbol(")")) return kNoNode;
  } else if (name == "null") {
    return constant(Value());
  } else if (name == "true" || name == "false") {
    return constant(Value::boolean(name == "true"));
  }
  return call(name, offset, arguments);
}

NodeId Parser::call(const std::string& name, std::size_t offset,
                    const std::vector<NodeId>& arguments) {
  for (std::size_t i = bindings_.size(); i-- > 0;) {
    const Binding& candidate = bindings_[i];
    if (candidate.name != name || candidate.arity != arguments.size()) continue;
    if (candidate.kind == Binding::kParameter) {
      Node node{Op::kParameter};
      node.a = depth_ - 1 - candidate.index;
      return add(node);
    }
    if (candidate.kind != Binding::kFunction) continue;
    const bool open = std::find(open_functions_.begin(), open_functions_.end(), candidate.index) !=
                      open_functions_.end();
    if (open) code_.functions[candidate.index].recursive = true;
    Node node{Op::kCall};
    node.a = candidate.index;
    node.b = list(arguments);
    node.c = depth_ - candidate.depth;
    return add(node);
  }
  return call_builtin(name, offset, arguments);
}

NodeId Parser::call_builtin(const std::string& name, std::size_t offset,
                            const std::vector<NodeId>& arguments) {
  const std::string signature = name + '/' + std::to_string(arguments.size());
  const std::uint32_t position = find_builtin(name, arguments.size());
  if (position == kNoBuiltin) {
    return is_jq_builtin(name, arguments.size()) ? unsupported(offset, signature)
                                                 : fail(offset, signature);
  }
  Node node{Op::kBuiltin};
  node.a = position;
  node.b = list(arguments);
  node.single = builtin_is_single(builtin_at(position), arguments);
  if (!constant_regex(builtin_at(position), arguments, node)) {
    return unsupported(offset, signature + " regex");
  }
  return add(node);
}

// A pattern that is known already is compiled once, and refused now rather than at run time.
bool Parser::constant_regex(const Builtin& builtin, const std::vector<NodeId>& arguments,
                            Node& node) {
  if (builtin.special < Special::kMatch) return true;
  const bool substitutes = builtin.special == Special::kSub || builtin.special == Special::kGsub;
  const std::size_t flags_at = substitutes ? 2 : 1;
  const Value* pattern = constant_of(arguments[0]);
  const bool has_flags = arguments.size() > flags_at;
  const Value* flags = has_flags ? constant_of(arguments[flags_at]) : nullptr;
  if (pattern == nullptr || (has_flags && flags == nullptr)) return true;
  bool checked = false;
  std::shared_ptr<const Regex> regex = compile_constant_regex(*pattern, flags, checked);
  if (!checked) return true;  // fails when it runs
  if (regex == nullptr) return false;
  node.c = static_cast<std::uint32_t>(code_.regexes.size());
  code_.regexes.push_back(std::move(regex));
  return true;
}

}  // namespace dora::jq
