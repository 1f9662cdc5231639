#include "jq/evaluator.hpp"

namespace dora::jq {

Evaluator::Step Evaluator::one_special(const Node& n, const Builtin& builtin, const Value& input,
                                       bool last, const Scope* scope, Value& out) {
  const std::uint32_t* arguments = list(n.b) + 1;
  Value storage;
  const Value* value = nullptr;
  switch (builtin.special) {
    case Special::kEmpty:
      return Step::kNone;
    case Special::kError0:
      runtime_.raise(input);
      return Step::kHalt;
    case Special::kNot:
      out = Value::boolean(!input.truthy());
      return Step::kValue;
    case Special::kEnv:
      out = Value::object();
      return Step::kValue;
    case Special::kSelect: {
      const Step step = read(arguments[0], input, scope, storage, value);
      if (step != Step::kValue) return step;
      if (!value->truthy()) return Step::kNone;
      out = last ? std::move(const_cast<Value&>(input)) : input;
      return Step::kValue;
    }
    case Special::kMap:
      return map(arguments[0], input, scope, out);
    case Special::kMapValues:
      return map_values(arguments[0], input, scope, out);
    default:
      runtime_.unsupported(builtin.name);
      return Step::kHalt;
  }
}

bool Evaluator::each_special(const Node& n, const Builtin& builtin, const Value& input,
                             const Scope* scope, Sink sink) {
  const std::uint32_t* arguments = list(n.b) + 1;
  switch (builtin.special) {
    case Special::kSelect:
      return each(arguments[0], input, scope, [&](Value& condition) {
        if (!condition.truthy()) return true;
        Value copy = input;
        return sink(copy);
      });
    default:
      return runtime_.unsupported(builtin.name);
  }
}

Evaluator::Step Evaluator::map(NodeId step, const Value& input, const Scope* scope, Value& out) {
  if (!input.is_array() && !input.is_object()) {
    runtime_.raise("Cannot iterate over " + described(input));
    return Step::kHalt;
  }
  Value mapped = Value::array();
  const bool done = each_child(input, [&](Value& item) {
    return each(step, item, scope, [&](Value& value) {
      mapped.push_back(std::move(value));
      return true;
    });
  });
  out = std::move(mapped);
  return done ? Step::kValue : Step::kHalt;
}

Evaluator::Step Evaluator::first(NodeId id, const Value& input, const Scope* scope, Value& out) {
  if (node(id).single) return one(id, input, false, scope, out);
  const std::uint64_t label = ++labels_;
  bool found = false;
  const bool done = each(id, input, scope, [&](Value& value) {
    out = std::move(value);
    found = true;
    return runtime_.break_to(label);
  });
  if (done) return Step::kNone;
  if (!found || runtime_.signal() != Signal::kBreak || runtime_.label() != label) {
    return Step::kHalt;
  }
  runtime_.clear();
  return Step::kValue;
}

// `.[] |= update`: the first output of the update replaces each child, and a child without one is
// removed.
Evaluator::Step Evaluator::map_values(NodeId update, const Value& input, const Scope* scope,
                                      Value& out) {
  if (!input.is_array() && !input.is_object()) {
    runtime_.raise("Cannot iterate over " + described(input));
    return Step::kHalt;
  }
  Value mapped = input.is_array() ? Value::array() : Value::object();
  for (const Value& item : input.items()) {
    Value value;
    const Step step = first(update, item, scope, value);
    if (step == Step::kHalt) return step;
    if (step == Step::kValue) mapped.push_back(std::move(value));
  }
  for (const Member& member : input.members()) {
    Value value;
    const Step step = first(update, member.value, scope, value);
    if (step == Step::kHalt) return step;
    if (step == Step::kValue) mapped.set(member.key, std::move(value));
  }
  out = std::move(mapped);
  return Step::kValue;
}

}  // namespace dora::jq
