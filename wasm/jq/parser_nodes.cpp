#include "jq/operators.hpp"
#include "jq/parser.hpp"

namespace dora::jq {

NodeId Parser::add(Node node) {
  code_.nodes.push_back(node);
  return static_cast<NodeId>(code_.nodes.size() - 1);
}

std::uint32_t Parser::add_constant(Value value) {
  code_.constants.push_back(std::move(value));
  return static_cast<std::uint32_t>(code_.constants.size() - 1);
}

std::uint32_t Parser::list(const std::vector<std::uint32_t>& entries) {
  const auto position = static_cast<std::uint32_t>(code_.lists.size());
  code_.lists.push_back(static_cast<std::uint32_t>(entries.size()));
  code_.lists.insert(code_.lists.end(), entries.begin(), entries.end());
  return position;
}

NodeId Parser::constant(Value value) {
  Node node{Op::kConstant};
  node.single = true;
  node.a = add_constant(std::move(value));
  return add(node);
}

const Value* Parser::constant_of(NodeId id) const {
  if (id == kNoNode) return nullptr;
  const Node& node = code_.nodes[id];
  return node.op == Op::kConstant && node.sub == 0 ? &code_.constants[node.a] : nullptr;
}

NodeId Parser::field(NodeId target, std::string_view name) {
  Node node{Op::kField};
  node.single = single(target);
  node.a = target;
  node.b = add_constant(Value::string(name));
  return add(node);
}

NodeId Parser::index(NodeId target, NodeId key) {
  const Value* constant_key = constant_of(key);
  if (constant_key != nullptr && constant_key->is_string()) {
    return field(target, std::string(constant_key->text()));
  }
  Node node{Op::kIndex};
  node.single = single(target) && single(key);
  node.a = target;
  node.b = key;
  return add(node);
}

NodeId Parser::pipe(NodeId left, NodeId right) {
  // In jq `.` compiles to nothing, so that `1 | .` is still a constant.
  if (code_.nodes[left].op == Op::kIdentity) return right;
  if (code_.nodes[right].op == Op::kIdentity) return left;
  Node node{Op::kPipe};
  node.single = single(left) && single(right);
  node.a = left;
  node.b = right;
  return add(node);
}

// jq folds operators over constants while it compiles, and then applies to the result its rules for
// constants (a constant object key must be a string); an error stays for the run.
NodeId Parser::binary(BinaryOp op, NodeId left, NodeId right) {
  const Value* a = constant_of(left);
  const Value* b = constant_of(right);
  if (a != nullptr && b != nullptr) {
    Value result;
    if (apply_quietly(op, *a, *b, result)) return constant(std::move(result));
  }
  Node node{Op::kBinary};
  node.sub = static_cast<std::uint8_t>(op);
  node.single = single(left) && single(right);
  node.a = left;
  node.b = right;
  return add(node);
}

NodeId Parser::negate(NodeId operand) {
  const Value* value = constant_of(operand);
  if (value != nullptr && value->is_number()) {
    const NodeId folded = constant(negated(*value));
    code_.nodes[folded].sub = 1;  // jq negates at run time
    return folded;
  }
  Node node{Op::kNegate};
  node.single = single(operand);
  node.a = operand;
  return add(node);
}

NodeId Parser::collect(NodeId items) {
  // jq folds [1, 2], but not [1 | 2]: walk the commas.
  std::vector<NodeId> pending{items};
  Value array = Value::array();
  bool constant_items = true;
  while (constant_items && !pending.empty()) {
    const NodeId item = pending.back();
    pending.pop_back();
    const Value* value = constant_of(item);
    if (value != nullptr) {
      array.push_back(*value);
    } else if (code_.nodes[item].op == Op::kComma) {
      pending.push_back(code_.nodes[item].b);
      pending.push_back(code_.nodes[item].a);
    } else {
      constant_items = false;
    }
  }
  if (constant_items) return constant(std::move(array));
  Node node{Op::kCollect};
  node.single = true;
  node.a = items;
  return add(node);
}

NodeId Parser::make_object(const std::vector<std::uint32_t>& pairs) {
  Node node{Op::kObject};
  node.single = true;
  Value object = Value::object();
  bool constant_pairs = true;
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    const Value* key = constant_of(pairs[i]);
    const Value* value = constant_of(pairs[i + 1]);
    node.single = node.single && single(pairs[i]) && single(pairs[i + 1]);
    constant_pairs = constant_pairs && key != nullptr && value != nullptr && key->is_string();
    if (constant_pairs) object.set(*key, *value);
  }
  if (constant_pairs) return constant(std::move(object));
  node.a = list(pairs);
  return add(node);
}

bool Parser::builtin_is_single(const Builtin& builtin, const std::vector<NodeId>& arguments) const {
  const auto argument = [&](std::size_t i) { return single(arguments[i]); };
  switch (builtin.special) {
    case Special::kNone: {
      bool all = true;
      for (const NodeId id : arguments) all = all && single(id);
      return all;
    }
    case Special::kEmpty:
    case Special::kError0:
    case Special::kNot:
    case Special::kMap:
    case Special::kMapValues:
    case Special::kFirst:
    case Special::kLast:
    case Special::kAny:
    case Special::kAll:
    case Special::kIsEmpty:
    case Special::kAdd1:
    case Special::kIndex1:
    case Special::kIndex2:
    case Special::kSortBy:
    case Special::kGroupBy:
    case Special::kUniqueBy:
    case Special::kMinBy:
    case Special::kMaxBy:
    case Special::kWithEntries:
    case Special::kEnv:
    case Special::kTypeSelect:
    case Special::kIn:
      return true;
    case Special::kSelect:
    case Special::kInside:
    case Special::kInKeys:
    case Special::kNth:
      return argument(0);
    case Special::kUntil:
      return argument(0) && argument(1);
    case Special::kTest:
      return argument(0) && (builtin.arity < 2 || argument(1));
    case Special::kSplit2:
      return argument(0) && argument(1);
    case Special::kSub:
    case Special::kGsub:
      return argument(0) && argument(1) && (builtin.arity < 3 || argument(2));
    default:
      return false;
  }
}

}  // namespace dora::jq
