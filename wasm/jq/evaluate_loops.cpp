#include <cmath>

#include "jq/evaluator.hpp"
#include "jq/evaluator_depth.hpp"

namespace dora::jq {
namespace {

const Value kZero = Value::number_text("0");  // as it is written in jq's own definitions
const Value kOne = Value::number(1);

}  // namespace

bool Evaluator::each_range(const Node& n, const Builtin& builtin, const Value& input,
                           const Scope* scope, Sink sink) {
  const std::uint32_t* arguments = list(n.b) + 1;
  const auto numbers = [&](const Value& from, const Value& to, const Value& by) {
    const bool numeric = from.is_number() && to.is_number() && by.is_number();
    if (!numeric && builtin.arity == 3) return runtime_.unsupported("range/3");
    if (!numeric) return runtime_.raise("Range bounds must be numeric");
    const double step = by.as_number();
    const double end = to.as_number();
    double at = from.as_number();
    if (std::isnan(at) || std::isnan(end) || std::isnan(step)) {
      return runtime_.unsupported("range of NaN");
    }
    for (bool first = true; step > 0 ? at < end : (step < 0 && at > end); at += step) {
      Value value = first ? from : Value::number(at);  // the first keeps its text
      first = false;
      if (!runtime_.charge() || !sink(value)) return false;
    }
    return true;
  };
  if (builtin.arity == 1) {
    return each(arguments[0], input, scope, [&](Value& to) { return numbers(kZero, to, kOne); });
  }
  return each(arguments[0], input, scope, [&](Value& from) {
    return each(arguments[1], input, scope, [&](Value& to) {
      if (builtin.arity == 2) return numbers(from, to, kOne);
      return each(arguments[2], input, scope, [&](Value& by) { return numbers(from, to, by); });
    });
  });
}

// limit, skip and nth count down from $n by subtraction, whatever $n is.
bool Evaluator::each_counted(Special special, const std::uint32_t* arguments, const Value& input,
                             const Scope* scope, Sink sink) {
  return each(arguments[0], input, scope, [&](Value& count) {
    const int sign = compare(count, kZero);
    if (special == Special::kNth && sign < 0) {
      return runtime_.raise("nth doesn't support negative indices");
    }
    if (sign < 0) {
      return runtime_.raise(special == Special::kLimit ? "limit doesn't support negative count"
                                                       : "skip doesn't support negative count");
    }
    if (special == Special::kLimit && sign == 0) return true;
    if (special == Special::kSkip && sign == 0) return each(arguments[1], input, scope, sink);
    Value left = count;
    bool downstream = false;
    const Step step = until_first(arguments[1], input, scope, [&](Value& item) {
      Value next;
      const bool counted = special == Special::kNth && sign == 0;
      if (!counted && !apply(runtime_, BinaryOp::kSubtract, Value(left), kOne, next)) {
        return false;
      }
      left = counted ? Value::number(-1) : std::move(next);
      const int rest = compare(left, kZero);
      if (special != Special::kLimit && rest >= 0) return true;  // still skipping
      downstream = !sink(item);
      return !downstream && (special == Special::kSkip || (special == Special::kLimit && rest > 0));
    });
    return step != Step::kHalt;
  });
}

bool Evaluator::each_recurse(NodeId step, NodeId condition, const Value& value, const Scope* scope,
                             Sink sink) {
  const Deeper deeper(depth_left_, runtime_);
  if (!deeper || !runtime_.charge()) return false;
  Value copy = value;
  if (!sink(copy)) return false;
  const auto descend = [&](Value& child) {
    const Value held = child;
    if (condition == kNoNode) return each_recurse(step, condition, held, scope, sink);
    return each(condition, held, scope, [&](Value& truth) {
      return !truth.truthy() || each_recurse(step, condition, held, scope, sink);
    });
  };
  return step == kNoNode ? each_child(value, descend) : each(step, value, scope, descend);
}

Evaluator::Step Evaluator::until(const std::uint32_t* arguments, const Value& input,
                                 const Scope* scope, Value& out) {
  Value state = input;
  for (;;) {
    Value storage;
    const Value* done = nullptr;
    Step step = read(arguments[0], state, scope, storage, done);
    if (step != Step::kValue) return step;
    if (done->truthy()) {
      out = std::move(state);
      return Step::kValue;
    }
    Value next;
    step = one(arguments[1], state, false, scope, next);
    if (step != Step::kValue) return step;
    if (!runtime_.charge()) return Step::kHalt;
    state = std::move(next);
  }
}

// until(c; f): if c then . else f | until(c; f) end
// while(c; f): if c then ., (f | while(c; f)) else empty end
bool Evaluator::each_loop(Special special, const std::uint32_t* arguments, const Value& input,
                          const Scope* scope, Sink sink) {
  const Deeper deeper(depth_left_, runtime_);
  if (!deeper || !runtime_.charge()) return false;
  if (special == Special::kWhile && node(arguments[0]).single && node(arguments[1]).single) {
    return each_while(arguments, input, scope, sink);
  }
  return each(arguments[0], input, scope, [&](Value& truth) {
    const bool emits = truth.truthy();
    if (special == Special::kWhile && !emits) return true;
    Value copy = input;
    if (emits && !sink(copy)) return false;
    if (special == Special::kUntil && emits) return true;
    return each(arguments[1], input, scope,
                [&](Value& next) { return each_loop(special, arguments, next, scope, sink); });
  });
}

bool Evaluator::each_while(const std::uint32_t* arguments, const Value& input, const Scope* scope,
                           Sink sink) {
  Value state = input;
  for (;;) {
    Value storage;
    const Value* goes_on = nullptr;
    Step step = read(arguments[0], state, scope, storage, goes_on);
    if (step != Step::kValue || !goes_on->truthy()) return step != Step::kHalt;
    Value copy = state;
    if (!runtime_.charge() || !sink(copy)) return false;
    Value next;
    step = one(arguments[1], state, false, scope, next);
    if (step != Step::kValue) return step != Step::kHalt;
    state = std::move(next);
  }
}

bool Evaluator::walk(NodeId update, const Value& value, const Scope* scope, Sink sink) {
  const Deeper deeper(depth_left_, runtime_);
  if (!deeper || !runtime_.charge()) return false;
  Value walked = value;
  if (value.is_array()) {
    walked = Value::array();
    for (const Value& item : value.items()) {
      const bool done = walk(update, item, scope, [&](Value& result) {
        walked.push_back(std::move(result));
        return true;
      });
      if (!done) return false;
    }
  } else if (value.is_object()) {
    walked = Value::object();
    for (const Member& member : value.members()) {
      const std::uint64_t label = ++labels_;  // the first output only
      const bool done = walk(update, member.value, scope, [&](Value& result) {
        walked.set(member.key, std::move(result));
        return runtime_.break_to(label);
      });
      if (done) continue;
      if (runtime_.signal() != Signal::kBreak || runtime_.label() != label) return false;
      runtime_.clear();
    }
  }
  return each(update, walked, scope, sink);
}

bool Evaluator::each_path(const Value& value, NodeId filter, const Scope* scope, Value& path,
                          Sink sink) {
  const Deeper deeper(depth_left_, runtime_);
  if (!deeper || !runtime_.charge()) return false;
  const auto found = [&] {
    Value copy = path;
    return sink(copy);
  };
  if (filter == kNoNode) {
    if (path.size() > 0 && !found()) return false;
  } else {
    const bool done = each(filter, value, scope, [&](Value& truth) {
      return !truth.truthy() || path.size() == 0 || found();
    });
    if (!done) return false;
  }
  const auto below = [&](Value key, const Value& child) {
    path.push_back(std::move(key));
    const bool done = each_path(child, filter, scope, path, sink);
    path.mutable_items().pop_back();
    return done;
  };
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    if (!below(Value::number(static_cast<double>(i)), value.items()[i])) return false;
  }
  for (const Member& member : value.members()) {
    if (!below(member.key, member.value)) return false;
  }
  return true;
}

bool Evaluator::each_combination(const Value& lists, std::size_t at, Value& chosen, Sink sink) {
  if (!lists.is_array()) return runtime_.unsupported("combinations");
  const Deeper deeper(depth_left_, runtime_);
  if (!deeper || !runtime_.charge()) return false;
  if (at == lists.size()) {
    Value copy = chosen;
    return sink(copy);
  }
  const Value list_at = lists.items()[at];
  if (!list_at.is_array() && !list_at.is_object()) {
    return runtime_.raise("Cannot iterate over " + described(list_at));
  }
  return each_child(list_at, [&](Value& item) {
    chosen.push_back(std::move(item));
    const bool done = each_combination(lists, at + 1, chosen, sink);
    chosen.mutable_items().pop_back();
    return done;
  });
}

}  // namespace dora::jq
