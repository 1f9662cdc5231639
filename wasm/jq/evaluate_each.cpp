#include "jq/evaluator.hpp"
#include "jq/evaluator_depth.hpp"
#include "jq/strings.hpp"

namespace dora::jq {

bool Evaluator::each(NodeId id, const Value& input, const Scope* scope, Sink sink) {
  const Node& n = node(id);
  if (n.single) {
    Value out;
    const Step step = one(id, input, false, scope, out);
    return step == Step::kValue ? sink(out) : step == Step::kNone;
  }
  if (!runtime_.charge()) return false;
  const Deeper deeper(depth_left_, runtime_);
  return deeper && each_of(n, input, scope, sink);
}

bool Evaluator::each_of(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  switch (n.op) {
    case Op::kPipe:
      return each(n.a, input, scope, [&](Value& value) {
        if (!node(n.b).single) return each(n.b, value, scope, sink);
        Value out;
        const Step step = one(n.b, value, true, scope, out);
        return step == Step::kValue ? sink(out) : step == Step::kNone;
      });
    case Op::kComma:
      return each(n.a, input, scope, sink) && each(n.b, input, scope, sink);
    case Op::kEach:
      return each_item(n, input, scope, sink);
    case Op::kField:
    case Op::kIndex:
      return each_index(n, input, scope, sink);
    case Op::kSlice:
      return each_slice(n, input, scope, sink);
    case Op::kBinary:
      return each_binary(n, input, scope, sink);
    case Op::kNegate:
      return each(n.a, input, scope, [&](Value& value) {
        Value out;
        return negate(runtime_, value, out) && sink(out);
      });
    case Op::kAnd:
    case Op::kOr:
      return each_logic(n, input, scope, sink);
    case Op::kIf:
      return each_if(n, input, scope, sink);
    case Op::kAlternative:
      return each_alternative(n, input, scope, sink);
    case Op::kTry:
      return each_try(n, input, scope, sink);
    case Op::kObject:
      return each_object(list(n.a), 0, Value::object(), input, scope, sink);
    case Op::kString:
      return each_string(n, list(n.a)[0], Value::string(""), input, scope, sink);
    case Op::kBind:
      return each_bind(n, input, scope, sink);
    case Op::kReduce:
      return each_reduce(n, input, scope, sink);
    case Op::kForeach:
      return each_foreach(n, input, scope, sink);
    case Op::kLabel:
      return each_label(n, input, scope, sink);
    case Op::kCall:
      return each_call(n, input, scope, sink);
    case Op::kParameter: {
      const Scope* closure = up(scope, n.a);
      return each(closure->body, input, closure->home, sink);
    }
    case Op::kBuiltin:
      return each_builtin(n, input, scope, sink);
    default:
      return runtime_.unsupported("node");
  }
}

bool Evaluator::each_child(const Value& value, Sink sink) {
  // Each child is copied: the sink may take it, and the container must stay as it is.
  for (const Value& item : value.items()) {
    Value copy = item;
    if (!runtime_.charge() || !sink(copy)) return false;
  }
  for (const Member& member : value.members()) {
    Value copy = member.value;
    if (!runtime_.charge() || !sink(copy)) return false;
  }
  return true;
}

bool Evaluator::each_item(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  return each(n.a, input, scope, [&](Value& target) {
    if (target.is_array() || target.is_object()) {
      const Value held = target;
      return each_child(held, sink);
    }
    return n.optional || runtime_.raise("Cannot iterate over " + described(target));
  });
}

bool Evaluator::each_index(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  const auto with_key = [&](const Value& key) {
    return each(n.a, input, scope, [&](Value& target) {
      Value out;
      if (index(runtime_, target, key, out)) return sink(out);
      if (!n.optional || runtime_.signal() != Signal::kError) return false;
      runtime_.clear();
      return true;
    });
  };
  if (n.op == Op::kField) return with_key(code_.constants[n.b]);
  return each(n.b, input, scope, [&](Value& key) { return with_key(key); });
}

bool Evaluator::each_slice(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  const auto part = [&](const Value& from, const Value& to) {
    return each(n.a, input, scope, [&](Value& target) {
      Value out;
      if (slice(runtime_, target, from, to, out)) return sink(out);
      if (!n.optional || runtime_.signal() != Signal::kError) return false;
      runtime_.clear();
      return true;
    });
  };
  const auto with_from = [&](const Value& from) {
    if (n.c == kNoNode) return part(from, Value());
    return each(n.c, input, scope, [&](Value& to) { return part(from, to); });
  };
  if (n.b == kNoNode) return with_from(Value());
  return each(n.b, input, scope, [&](Value& from) { return with_from(from); });
}

bool Evaluator::each_binary(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  return each(n.b, input, scope, [&](Value& right) {
    return each(n.a, input, scope, [&](Value& left) {
      Value out;
      return apply(runtime_, static_cast<BinaryOp>(n.sub), std::move(left), right, out) &&
             sink(out);
    });
  });
}

bool Evaluator::each_logic(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  const bool is_or = n.op == Op::kOr;
  return each(n.a, input, scope, [&](Value& left) {
    Value truth = Value::boolean(is_or);
    if (left.truthy() == is_or) return sink(truth);
    return each(n.b, input, scope, [&](Value& right) {
      Value out = Value::boolean(right.truthy());
      return sink(out);
    });
  });
}

bool Evaluator::each_if(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  return each(n.a, input, scope, [&](Value& condition) {
    const NodeId branch = condition.truthy() ? n.b : n.c;
    if (branch != kNoNode) return each(branch, input, scope, sink);
    Value copy = input;
    return sink(copy);
  });
}

bool Evaluator::each_alternative(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  bool found = false;
  const bool done = each(n.a, input, scope, [&](Value& value) {
    if (!value.truthy()) return true;
    found = true;
    return sink(value);
  });
  return done && (found || each(n.b, input, scope, sink));
}

bool Evaluator::each_object(const std::uint32_t* pairs, std::uint32_t next, const Value& object,
                            const Value& input, const Scope* scope, Sink sink) {
  if (next == pairs[0]) {
    Value copy = object;
    return sink(copy);
  }
  return each(pairs[next + 1], input, scope, [&](Value& key) {
    return each(pairs[next + 2], input, scope, [&](Value& value) {
      if (!key.is_string()) {
        return runtime_.raise("Cannot use " + described(key) + " as object key");
      }
      Value extended = object;
      extended.set(key, std::move(value));
      return each_object(pairs, next + 2, extended, input, scope, sink);
    });
  });
}

// From the last part to the first: the last part's outputs are jq's outermost loop.
bool Evaluator::each_string(const Node& n, std::uint32_t left, const Value& tail,
                            const Value& input, const Scope* scope, Sink sink) {
  if (left == 0) {
    Value copy = tail;
    return sink(copy);
  }
  const NodeId id = list(n.a)[left];
  const Node& part = node(id);
  const auto prepend = [&](std::string_view head) {
    Value longer = Value::string(head);
    longer.append_text(tail.text());
    return each_string(n, left - 1, longer, input, scope, sink);
  };
  if (part.op == Op::kConstant && part.sub == 0) return prepend(code_.constants[part.a].text());
  return each(id, input, scope, [&](Value& value) {
    std::string text;
    return format(runtime_, static_cast<Format>(n.sub), value, text) && prepend(text);
  });
}

}  // namespace dora::jq
