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
    case Special::kTypeSelect:
      if (!selects(builtin.kinds, input)) return Step::kNone;
      out = last ? std::move(const_cast<Value&>(input)) : input;
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
    case Special::kWithEntries:
      return with_entries(arguments[0], input, scope, out);
    case Special::kFirst:
      return first(arguments[0], input, scope, out);
    case Special::kLast:
      return last_of(arguments[0], input, scope, out);
    case Special::kNth:
      return nth(arguments, input, scope, out);
    case Special::kIsEmpty: {
      const Step step = first(arguments[0], input, scope, storage);
      out = Value::boolean(step == Step::kNone);
      return step == Step::kHalt ? step : Step::kValue;
    }
    case Special::kAny:
    case Special::kAll:
      return any_all(n, builtin, input, scope, out);
    case Special::kIn:
      return is_in(n, builtin, input, scope, out);
    case Special::kUntil:
      return until(arguments, input, scope, out);
    case Special::kAdd1:
      return add_of(arguments[0], input, scope, out);
    case Special::kIndex1:
    case Special::kIndex2:
      return index_rows(n, builtin, input, scope, out);
    case Special::kInKeys:
    case Special::kInside: {
      const Step step = read(arguments[0], input, scope, storage, value);
      if (step != Step::kValue) return step;
      return within(builtin.special, input, *value, out) ? Step::kValue : Step::kHalt;
    }
    case Special::kTest:
    case Special::kSplit2:
    case Special::kSub:
    case Special::kGsub: {
      Step step = Step::kNone;  // stays when an argument has no output
      const bool done = each_regex(n, builtin, input, scope, [&](Value& result) {
        out = std::move(result);
        step = Step::kValue;
        return true;
      });
      return done ? step : Step::kHalt;
    }
    default:
      return by_key(builtin.special, arguments[0], input, scope, out);
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
    case Special::kRange:
      return each_range(n, builtin, input, scope, sink);
    case Special::kRecurse:
      return each_recurse(builtin.arity > 0 ? arguments[0] : kNoNode,
                          builtin.arity > 1 ? arguments[1] : kNoNode, input, scope, sink);
    case Special::kLimit:
    case Special::kSkip:
    case Special::kNth:
      return each_counted(builtin.special, arguments, input, scope, sink);
    case Special::kUntil:
    case Special::kWhile:
      return each_loop(builtin.special, arguments, input, scope, sink);
    case Special::kInKeys:
    case Special::kInside:
      return each(arguments[0], input, scope, [&](Value& container) {
        Value out;
        return within(builtin.special, input, container, out) && sink(out);
      });
    case Special::kWalk:
      return walk(arguments[0], input, scope, sink);
    case Special::kPaths: {
      Value path = Value::array();
      return each_path(input, builtin.arity > 0 ? arguments[0] : kNoNode, scope, path, sink);
    }
    case Special::kCombinations: {
      Value chosen = Value::array();
      return each_combination(input, 0, chosen, sink);
    }
    default:
      return each_regex(n, builtin, input, scope, sink);
  }
}

bool Evaluator::selects(KindSet kinds, const Value& input) {
  if (kinds == KindSet::kNormals || kinds == KindSet::kFinites) {
    Value truth;
    const ValueFunction test = kinds == KindSet::kNormals ? fn::is_normal : fn::is_finite;
    return test(runtime_, input, nullptr, truth) && truth.truthy();
  }
  return (static_cast<unsigned>(kinds) >> static_cast<unsigned>(input.kind()) & 1U) != 0;
}

Evaluator::Step Evaluator::first(NodeId id, const Value& input, const Scope* scope, Value& out) {
  if (node(id).single) return one(id, input, false, scope, out);
  return until_first(id, input, scope, [&](Value& value) {
    out = std::move(value);
    return false;
  });
}

Evaluator::Step Evaluator::last_of(NodeId id, const Value& input, const Scope* scope, Value& out) {
  bool found = false;
  const bool done = each(id, input, scope, [&](Value& value) {
    out = std::move(value);
    found = true;
    return true;
  });
  if (!done) return Step::kHalt;
  return found ? Step::kValue : Step::kNone;
}

Evaluator::Step Evaluator::nth(const std::uint32_t* arguments, const Value& input,
                               const Scope* scope, Value& out) {
  Step result = Step::kNone;
  const bool done = each_counted(Special::kNth, arguments, input, scope, [&](Value& value) {
    out = std::move(value);
    result = Step::kValue;
    return true;
  });
  return done ? result : Step::kHalt;
}

// any and all stop at the first output of the condition that decides; an error before it counts.
Evaluator::Step Evaluator::any_all(const Node& n, const Builtin& builtin, const Value& input,
                                   const Scope* scope, Value& out) {
  const std::uint32_t* arguments = list(n.b) + 1;
  const bool wanted = builtin.special == Special::kAny;
  const auto decides = [&](const Value& truth) { return truth.truthy() == wanted; };
  const auto test = [&](Value& item) {  // true: go on
    if (builtin.arity == 0) return !decides(item);
    const NodeId condition = arguments[builtin.arity - 1];
    const Step step = until_first(condition, item, scope, [&](Value& v) { return !decides(v); });
    return step == Step::kNone;
  };
  const std::uint64_t label = ++labels_;
  const auto item = [&](Value& value) {
    return test(value) || (runtime_.signal() == Signal::kNone && runtime_.break_to(label));
  };
  bool done = false;
  if (builtin.arity == 2) {
    done = each(arguments[0], input, scope, item);
  } else if (input.is_array() || input.is_object()) {
    done = each_child(input, item);
  } else {
    runtime_.raise("Cannot iterate over " + described(input));
  }
  const bool found = !done && runtime_.signal() == Signal::kBreak && runtime_.label() == label;
  if (!done && !found) return Step::kHalt;
  if (found) runtime_.clear();
  out = Value::boolean(found == wanted);
  return Step::kValue;
}

// IN(s) is any(s == .; .), and IN(source; s) is any(source == s; .): s in the outer loop.
Evaluator::Step Evaluator::is_in(const Node& n, const Builtin& builtin, const Value& input,
                                 const Scope* scope, Value& out) {
  const std::uint32_t* arguments = list(n.b) + 1;
  const bool one_argument = builtin.arity == 1;
  bool unsure = false;
  const auto differs = [&](const Value& a, const Value& b) {
    return runtime_.charge() && !equal(a, b, &unsure);
  };
  Step step = Step::kNone;
  if (one_argument) {
    step = until_first(arguments[0], input, scope, [&](Value& v) { return differs(v, input); });
  } else {
    step = until_first(arguments[1], input, scope, [&](Value& member) {
      const Step inner = until_first(arguments[0], input, scope,
                                     [&](Value& source) { return differs(source, member); });
      return inner == Step::kNone;
    });
  }
  if (unsure) runtime_.unsupported("depth");
  if (unsure || step == Step::kHalt) return Step::kHalt;
  out = Value::boolean(step == Step::kValue);
  return Step::kValue;
}

bool Evaluator::within(Special special, const Value& input, const Value& container, Value& out) {
  const ValueFunction test = special == Special::kInKeys ? fn::has : fn::contains;
  return test(runtime_, container, &input, out);
}

}  // namespace dora::jq
