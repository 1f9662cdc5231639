#include "jq/evaluator.hpp"

#include "jq/evaluator_depth.hpp"
#include "jq/strings.hpp"

namespace dora::jq {
namespace {

const Value kNull;

}  // namespace

const Value* Evaluator::peek(NodeId id, const Value& input, const Scope* scope, int fields) const {
  const Node& n = node(id);
  switch (n.op) {
    case Op::kIdentity:
      return &input;
    case Op::kConstant:
      return &code_.constants[n.a];
    case Op::kVariable:
      return &up(scope, n.a)->value;
    case Op::kField: {
      if (fields == 0) return nullptr;
      const Value* target = peek(n.a, input, scope, fields - 1);
      if (target == nullptr) return nullptr;
      if (target->is_object()) return &target->get(code_.constants[n.b].text());
      return target->is_null() ? &kNull : nullptr;
    }
    default:
      return nullptr;
  }
}

Evaluator::Step Evaluator::read(NodeId id, const Value& input, const Scope* scope, Value& storage,
                                const Value*& out) {
  out = peek(id, input, scope);
  if (out != nullptr) return Step::kValue;
  out = &storage;
  return one(id, input, false, scope, storage);
}

Evaluator::Step Evaluator::one(NodeId id, const Value& input, bool last, const Scope* scope,
                               Value& out) {
  const Node& n = node(id);
  if (n.op == Op::kIdentity) {
    // The caller said that nobody needs the input any more.
    out = last ? std::move(const_cast<Value&>(input)) : input;
    return Step::kValue;
  }
  if (!runtime_.charge()) return Step::kHalt;
  if (const Value* value = peek(id, input, scope)) {
    out = Value(*value);
    return Step::kValue;
  }
  const Deeper deeper(depth_left_, runtime_);
  if (!deeper) return Step::kHalt;
  return one_of(n, input, last, scope, out);
}

Evaluator::Step Evaluator::one_of(const Node& n, const Value& input, bool last, const Scope* scope,
                                  Value& out) {
  Value storage;
  const Value* value = nullptr;
  switch (n.op) {
    case Op::kPipe: {
      const Step step = one(n.a, input, last, scope, storage);
      return step == Step::kValue ? one(n.b, storage, true, scope, out) : step;
    }
    case Op::kIf: {
      const Step step = read(n.a, input, scope, storage, value);
      if (step != Step::kValue) return step;
      const NodeId branch = value->truthy() ? n.b : n.c;
      if (branch != kNoNode) return one(branch, input, last, scope, out);
      out = input;
      return Step::kValue;
    }
    case Op::kAlternative: {
      const Step step = one(n.a, input, false, scope, out);
      if (step == Step::kHalt || (step == Step::kValue && out.truthy())) return step;
      return one(n.b, input, last, scope, out);
    }
    case Op::kNegate: {
      const Step step = read(n.a, input, scope, storage, value);
      if (step != Step::kValue) return step;
      return negate(runtime_, *value, out) ? Step::kValue : Step::kHalt;
    }
    case Op::kCollect: {
      Value array = Value::array();
      const bool done = each(n.a, input, scope, [&](Value& item) {
        array.push_back(std::move(item));
        return true;
      });
      out = std::move(array);
      return done ? Step::kValue : Step::kHalt;
    }
    case Op::kFormat: {
      std::string text;
      if (!format(runtime_, static_cast<Format>(n.sub), input, text)) return Step::kHalt;
      out = Value::string(text);
      return Step::kValue;
    }
    case Op::kBreak:
      runtime_.break_to(static_cast<std::uint64_t>(up(scope, n.a)->value.as_number()));
      return Step::kHalt;
    case Op::kField:
    case Op::kIndex:
      return one_index(n, input, scope, out);
    case Op::kSlice:
      return one_slice(n, input, scope, out);
    case Op::kBinary:
      return one_binary(n, input, last, scope, out);
    case Op::kAnd:
    case Op::kOr:
      return one_logic(n, input, scope, out);
    case Op::kObject:
      return one_object(n, input, scope, out);
    case Op::kString:
      return one_string(n, input, scope, out);
    case Op::kTry:
      return one_try(n, input, scope, out);
    case Op::kBind:
      return one_bind(n, input, last, scope, out);
    case Op::kReduce:
      return one_reduce(n, input, scope, out);
    case Op::kLabel:
      return one_label(n, input, last, scope, out);
    case Op::kBuiltin:
      return one_builtin(n, input, last, scope, out);
    default:
      runtime_.unsupported("node");
      return Step::kHalt;
  }
}

// jq evaluates the right operand first, which shows when both fail.
Evaluator::Step Evaluator::one_binary(const Node& n, const Value& input, bool last,
                                      const Scope* scope, Value& out) {
  Value right_storage;
  const Value* right = nullptr;
  Step step = read(n.b, input, scope, right_storage, right);
  if (step != Step::kValue) return step;
  const auto op = static_cast<BinaryOp>(n.sub);
  const Value* left = peek(n.a, input, scope);
  if (left != nullptr && left->is_number() && right->is_number()) {
    // Numbers are copied for nothing; the order in which operands are read no longer matters.
    return apply(runtime_, op, Value(*left), *right, out) ? Step::kValue : Step::kHalt;
  }
  // The right operand may lie inside the input, which the left one may take.
  const Value held = right == &right_storage ? Value() : *right;
  if (right != &right_storage) right = &held;
  Value left_storage;
  step = one(n.a, input, last, scope, left_storage);
  if (step != Step::kValue) return step;
  return apply(runtime_, op, std::move(left_storage), *right, out) ? Step::kValue : Step::kHalt;
}

Evaluator::Step Evaluator::one_index(const Node& n, const Value& input, const Scope* scope,
                                     Value& out) {
  Value key_storage;
  const Value* key = nullptr;
  if (n.op == Op::kField) {
    key = &code_.constants[n.b];
  } else {
    const Step step = read(n.b, input, scope, key_storage, key);
    if (step != Step::kValue) return step;
  }
  Value target_storage;
  const Value* target = nullptr;
  const Step step = read(n.a, input, scope, target_storage, target);
  if (step != Step::kValue) return step;
  if (index(runtime_, *target, *key, out)) return Step::kValue;
  if (!n.optional || runtime_.signal() != Signal::kError) return Step::kHalt;
  runtime_.clear();
  return Step::kNone;
}

Evaluator::Step Evaluator::one_slice(const Node& n, const Value& input, const Scope* scope,
                                     Value& out) {
  Value storage[3];
  const Value* values[3] = {&kNull, &kNull, nullptr};
  const NodeId ids[3] = {n.b, n.c, n.a};
  for (int i = 0; i < 3; ++i) {
    if (ids[i] == kNoNode) continue;
    const Step step = read(ids[i], input, scope, storage[i], values[i]);
    if (step != Step::kValue) return step;
  }
  if (slice(runtime_, *values[2], *values[0], *values[1], out)) return Step::kValue;
  if (!n.optional || runtime_.signal() != Signal::kError) return Step::kHalt;
  runtime_.clear();
  return Step::kNone;
}

Evaluator::Step Evaluator::one_logic(const Node& n, const Value& input, const Scope* scope,
                                     Value& out) {
  Value storage;
  const Value* value = nullptr;
  Step step = read(n.a, input, scope, storage, value);
  if (step != Step::kValue) return step;
  const bool decided = value->truthy() == (n.op == Op::kOr);
  bool truth = value->truthy();
  if (!decided) {
    step = read(n.b, input, scope, storage, value);
    if (step != Step::kValue) return step;
    truth = value->truthy();
  }
  out = Value::boolean(truth);
  return Step::kValue;
}

Evaluator::Step Evaluator::one_object(const Node& n, const Value& input, const Scope* scope,
                                      Value& out) {
  const std::uint32_t* pairs = list(n.a);
  Value object = Value::object();
  for (std::uint32_t i = 0; i < pairs[0]; i += 2) {
    Value key_storage;
    Value value_storage;
    const Value* key = nullptr;
    const Value* value = nullptr;
    Step step = read(pairs[i + 1], input, scope, key_storage, key);
    if (step == Step::kValue) step = read(pairs[i + 2], input, scope, value_storage, value);
    if (step != Step::kValue) return step;
    if (!key->is_string()) {
      runtime_.raise("Cannot use " + described(*key) + " as object key");
      return Step::kHalt;
    }
    object.set(*key, *value);
  }
  out = std::move(object);
  return Step::kValue;
}

Evaluator::Step Evaluator::one_string(const Node& n, const Value& input, const Scope* scope,
                                      Value& out) {
  const std::uint32_t* parts = list(n.a);
  std::vector<std::string> texts(parts[0]);
  for (std::uint32_t i = parts[0]; i > 0; --i) {
    const Node& part = node(parts[i]);
    if (part.op == Op::kConstant && part.sub == 0) {
      texts[i - 1] = code_.constants[part.a].text();
      continue;
    }
    Value storage;
    const Value* value = nullptr;
    const Step step = read(parts[i], input, scope, storage, value);
    if (step != Step::kValue) return step;
    if (!format(runtime_, static_cast<Format>(n.sub), *value, texts[i - 1])) return Step::kHalt;
  }
  std::string joined;
  for (const std::string& text : texts) joined += text;
  out = Value::string(joined);
  return Step::kValue;
}

}  // namespace dora::jq
