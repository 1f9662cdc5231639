#include "jq/parser.hpp"

namespace dora::jq {
namespace {

struct NamedFormat {
  std::string_view name;
  Format format;
};

constexpr NamedFormat kFormats[] = {{"text", Format::kText},     {"json", Format::kJson},
                                    {"csv", Format::kCsv},       {"tsv", Format::kTsv},
                                    {"html", Format::kHtml},     {"uri", Format::kUri},
                                    {"urid", Format::kUrid},     {"sh", Format::kSh},
                                    {"base64", Format::kBase64}, {"base64d", Format::kBase64d}};

}  // namespace

NodeId Parser::format_term() {
  const NamedFormat* found = nullptr;
  for (const NamedFormat& candidate : kFormats) {
    if (token_.text == candidate.name) found = &candidate;
  }
  // jq takes any name and fails at run time.
  if (found == nullptr) return unsupported(token_.offset, '@' + token_.text);
  advance();
  if (token_.kind == TokenKind::kStringBegin) return string(found->format);
  Node node{Op::kFormat};
  node.sub = static_cast<std::uint8_t>(found->format);
  node.single = true;
  return add(node);
}

NodeId Parser::string(Format format) {
  advance();  // the opening quote
  std::vector<std::uint32_t> parts;
  std::string text;
  Node node{Op::kString};
  node.sub = static_cast<std::uint8_t>(format);
  node.single = true;
  while (!failed() && token_.kind != TokenKind::kStringEnd) {
    if (token_.kind == TokenKind::kStringText) {
      text += token_.text;
      advance();
    } else if (token_.kind == TokenKind::kInterpolation) {
      if (!text.empty()) parts.push_back(constant(Value::string(text)));
      text.clear();
      advance();
      const NodeId part = query();
      if (failed() || !expect_symbol(")")) return kNoNode;
      node.single = node.single && single(part);
      // A constant is still to be formatted, unlike the text around it.
      if (code_.nodes[part].op == Op::kConstant) code_.nodes[part].sub = 1;
      parts.push_back(part);
    } else {
      return fail();
    }
  }
  if (failed()) return kNoNode;
  advance();  // the closing quote
  if (parts.empty()) return constant(Value::string(text));
  if (!text.empty()) parts.push_back(constant(Value::string(text)));
  node.a = list(parts);
  return add(node);
}

NodeId Parser::object() {
  advance();  // {
  std::vector<std::uint32_t> pairs;
  while (!failed() && !is_symbol("}")) {
    if (!object_pair(pairs)) return kNoNode;
    if (!accept_symbol(",")) break;
  }
  if (failed() || !expect_symbol("}")) return kNoNode;
  return make_object(pairs);
}

// A value in an object is a pipeline without commas, bindings or definitions.
NodeId Parser::object_value() {
  const NodeId left = expression(1);
  if (failed() || !accept_symbol("|")) return left;
  const NodeId right = object_value();
  return failed() ? kNoNode : pipe(left, right);
}

bool Parser::object_pair(std::vector<std::uint32_t>& pairs) {
  bool complete = false;  // the key alone is a pair
  NodeId shorthand = kNoNode;
  const NodeId key = object_key(complete, shorthand);
  if (failed()) return false;
  pairs.push_back(key);
  if (!accept_symbol(":")) {
    if (!complete) {
      fail();
      return false;
    }
    pairs.push_back(shorthand != kNoNode ? shorthand : index(add({Op::kIdentity, 0, true}), key));
    return true;
  }
  pairs.push_back(object_value());
  return !failed();
}

NodeId Parser::object_key(bool& complete, NodeId& shorthand) {
  const Token key = token_;
  complete = true;
  switch (key.kind) {
    case TokenKind::kIdentifier:
    case TokenKind::kKeyword:
      advance();
      return constant(Value::string(key.text));
    case TokenKind::kVariable: {
      advance();
      const NodeId value = variable(key.text, key.offset);
      if (failed()) return kNoNode;
      if (is_symbol(":")) return value;
      shorthand = value;
      return constant(Value::string(key.text));
    }
    case TokenKind::kStringBegin:
      return string(Format::kText);
    case TokenKind::kFormat: {
      const NodeId node = format_term();
      if (!failed() && code_.nodes[node].op == Op::kFormat) return fail(key.offset, key.text);
      return node;
    }
    default:
      break;
  }
  complete = false;
  if (!expect_symbol("(")) return kNoNode;
  const NodeId node = query();
  if (failed() || !expect_symbol(")")) return kNoNode;
  const Value* value = constant_of(node);
  if (value != nullptr && !value->is_string()) return fail(key.offset, to_json(*value));
  return node;
}

// A pattern becomes a list: for each variable the length of the way to it, and the way itself.
std::uint32_t Parser::patterns(std::size_t& count) {
  std::vector<PatternVariable> variables;
  std::vector<std::uint32_t> path;
  if (!pattern(path, variables)) return kNoNode;
  if (is_symbol("?//")) return unsupported(token_.offset, "?//");
  std::vector<std::uint32_t> entries{static_cast<std::uint32_t>(variables.size())};
  for (std::size_t i = 0; i < variables.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (variables[i].name == variables[j].name) {
        return unsupported(token_.offset, '$' + variables[i].name);
      }
    }
    entries.push_back(static_cast<std::uint32_t>(variables[i].path.size()));
    entries.insert(entries.end(), variables[i].path.begin(), variables[i].path.end());
    push({Binding::kVariable, variables[i].name, 0, 0, 0});
  }
  count = variables.size();
  return list(entries);
}

bool Parser::pattern(std::vector<std::uint32_t>& path, std::vector<PatternVariable>& variables) {
  if (nesting_ >= 200) {
    unsupported(token_.offset, "nesting");
    return false;
  }
  if (token_.kind == TokenKind::kVariable) {
    variables.push_back({token_.text, path});
    advance();
    return !failed();
  }
  ++nesting_;
  bool good = false;
  if (accept_symbol("[")) {
    good = array_pattern(path, variables);
  } else if (accept_symbol("{")) {
    good = object_pattern(path, variables);
  } else {
    fail();
  }
  --nesting_;
  return good;
}

// jq takes the elements from the last to the first, which shows in its errors.
bool Parser::array_pattern(std::vector<std::uint32_t>& path,
                           std::vector<PatternVariable>& variables) {
  std::vector<std::vector<PatternVariable>> elements;
  do {
    path.push_back(add_constant(Value::number(static_cast<double>(elements.size()))));
    elements.emplace_back();
    if (!pattern(path, elements.back())) return false;
    path.pop_back();
  } while (accept_symbol(","));
  for (auto element = elements.rbegin(); element != elements.rend(); ++element) {
    variables.insert(variables.end(), element->begin(), element->end());
  }
  return expect_symbol("]");
}

bool Parser::object_pattern(std::vector<std::uint32_t>& path,
                            std::vector<PatternVariable>& variables) {
  do {
    const Token key = token_;
    if (key.kind == TokenKind::kVariable) {
      advance();
      path.push_back(add_constant(Value::string(key.text)));
      variables.push_back({key.text, path});
      if (accept_symbol(":") && !pattern(path, variables)) return false;
      path.pop_back();
      continue;
    }
    bool complete = false;
    NodeId shorthand = kNoNode;
    const NodeId name = object_key(complete, shorthand);
    if (failed()) return false;
    const Value* constant_name = constant_of(name);
    if (constant_name == nullptr) {
      unsupported(key.offset, key.text);
      return false;
    }
    path.push_back(add_constant(*constant_name));
    if (!expect_symbol(":") || !pattern(path, variables)) return false;
    path.pop_back();
  } while (accept_symbol(","));
  return expect_symbol("}");
}

}  // namespace dora::jq
