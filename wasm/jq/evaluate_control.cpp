#include <utility>

#include "jq/evaluator.hpp"

namespace dora::jq {
namespace {

const Value kNull;

}  // namespace
Evaluator::Step Evaluator::one_try(const Node& n, const Value& input, const Scope* scope,
                                   Value& out) {
  const Step step = one(n.a, input, false, scope, out);
  if (step != Step::kHalt) return step;
  if (runtime_.signal() == Signal::kBreak) runtime_.unsupported("break inside try");
  if (runtime_.signal() != Signal::kError) return Step::kHalt;
  const Value error = runtime_.error();
  runtime_.clear();
  return n.b == kNoNode ? Step::kNone : one(n.b, error, false, scope, out);
}

// Only what fails inside the body is caught, not what fails later with one of its outputs.
bool Evaluator::each_try(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  bool downstream = false;
  const bool done = each(n.a, input, scope, [&](Value& value) {
    downstream = !sink(value);
    return !downstream;
  });
  if (done || downstream) return done;
  // jq 1.8 lets `try` catch a break, earlier versions did not.
  if (runtime_.signal() == Signal::kBreak) return runtime_.unsupported("break inside try");
  if (runtime_.signal() != Signal::kError) return false;
  const Value error = runtime_.error();
  runtime_.clear();
  return n.b == kNoNode || each(n.b, error, scope, sink);
}

bool Evaluator::follow(const std::uint32_t* path, std::uint32_t length, const Value& source,
                       Value& out) {
  out = source;
  for (std::uint32_t i = 0; i < length; ++i) {
    Value next;
    if (!index(runtime_, out, code_.constants[path[i]], next)) return false;
    out = std::move(next);
  }
  return true;
}

template <typename Body>
bool Evaluator::bind_from(const std::uint32_t* entry, std::uint32_t left, const Value& source,
                          const Scope* scope, Body& body) {
  if (left == 0) return body(scope);
  Scope inner;
  inner.up = scope;
  if (!follow(entry + 1, *entry, source, inner.value)) return false;
  return bind_from(entry + 1 + *entry, left - 1, source, &inner, body);
}

template <typename Body>
bool Evaluator::with_pattern(const std::uint32_t* pattern, const Value& source, const Scope* scope,
                             Body&& body) {
  return bind_from(pattern + 2, pattern[1], source, scope, body);
}

Evaluator::Step Evaluator::one_bind(const Node& n, const Value& input, bool last,
                                    const Scope* scope, Value& out) {
  Value storage;
  const Value* source = nullptr;
  Step step = read(n.a, input, scope, storage, source);
  if (step != Step::kValue) return step;
  step = Step::kHalt;
  with_pattern(list(n.c), *source, scope, [&](const Scope* inner) {
    step = one(n.b, input, last, inner, out);
    return step != Step::kHalt;
  });
  return step;
}

bool Evaluator::each_bind(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  return each(n.a, input, scope, [&](Value& source) {
    return with_pattern(list(n.c), source, scope,
                        [&](const Scope* inner) { return each(n.b, input, inner, sink); });
  });
}

// The state that an update does not replace is lost: jq goes on with null.
Evaluator::Step Evaluator::one_reduce(const Node& n, const Value& input, const Scope* scope,
                                      Value& out) {
  const std::uint32_t* parts = list(n.a);
  const NodeId update = parts[4];
  Value state;
  const Step step = one(parts[3], input, false, scope, state);
  if (step != Step::kValue) return step;
  const bool done = each(parts[1], input, scope, [&](Value& item) {
    return with_pattern(list(parts[2]), item, scope, [&](const Scope* inner) {
      Value next;
      bool good = false;
      if (node(update).single) {
        const Step updated = one(update, state, true, inner, next);
        if (updated == Step::kNone) next = Value();
        good = updated != Step::kHalt;
      } else {
        good = each(update, state, inner, [&](Value& value) {
          next = std::move(value);
          return true;
        });
      }
      state = std::move(next);
      return good;
    });
  });
  out = std::move(state);
  return done ? Step::kValue : Step::kHalt;
}

// With several initial values jq runs the source of reduce on the input for the first one only, and
// on null for the others: the first run has taken the input away.
bool Evaluator::each_reduce(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  const std::uint32_t* parts = list(n.a);
  const Value* source_input = &input;
  return each(parts[3], input, scope, [&](Value& state) {
    const Value& from = *std::exchange(source_input, &kNull);
    const bool done = each(parts[1], from, scope, [&](Value& item) {
      return with_pattern(list(parts[2]), item, scope, [&](const Scope* inner) {
        Value next;
        const bool good = each(parts[4], state, inner, [&](Value& value) {
          next = std::move(value);
          return true;
        });
        state = std::move(next);
        return good;
      });
    });
    return done && sink(state);
  });
}

bool Evaluator::each_foreach(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  const std::uint32_t* parts = list(n.a);
  const NodeId extract = parts[5];
  return each(parts[3], input, scope, [&](Value& state) {
    return each(parts[1], input, scope, [&](Value& item) {
      return with_pattern(list(parts[2]), item, scope, [&](const Scope* inner) {
        const Value previous = std::move(state);
        state = Value();
        return each(parts[4], previous, inner, [&](Value& value) {
          state = value;
          return extract == kNoNode ? sink(value) : each(extract, value, inner, sink);
        });
      });
    });
  });
}

Evaluator::Step Evaluator::one_label(const Node& n, const Value& input, bool last,
                                     const Scope* scope, Value& out) {
  const std::uint64_t label = ++labels_;
  Scope inner;
  inner.up = scope;
  inner.value = Value::number(static_cast<double>(label));
  const Step step = one(n.a, input, last, &inner, out);
  if (step != Step::kHalt) return step;
  if (runtime_.signal() != Signal::kBreak || runtime_.label() != label) return Step::kHalt;
  runtime_.clear();
  return Step::kNone;
}

bool Evaluator::each_label(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  const std::uint64_t label = ++labels_;
  Scope inner;
  inner.up = scope;
  inner.value = Value::number(static_cast<double>(label));
  if (each(n.a, input, &inner, sink)) return true;
  if (runtime_.signal() != Signal::kBreak || runtime_.label() != label) return false;
  runtime_.clear();
  return true;
}

bool Evaluator::each_call(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  return call_with(n, 0, input, scope, up(scope, n.c), sink);
}

// Adds one scope for each parameter and then one for each that is written `$name`; the chain lives
// in the frames of these calls.
bool Evaluator::call_with(const Node& n, std::uint32_t next, const Value& input, const Scope* home,
                          const Scope* scope, Sink sink) {
  const Function& function = code_.functions[n.a];
  const std::uint32_t* arguments = list(n.b);
  const std::uint32_t count = arguments[0];
  Scope inner;
  inner.up = scope;
  if (next < count) {
    inner.body = arguments[next + 1];
    inner.home = home;
    // A parameter that is only passed on is looked up now, so that recursion does not build chains.
    if (node(inner.body).op == Op::kParameter) {
      const Scope* closure = up(home, node(inner.body).a);
      inner.body = closure->body;
      inner.home = closure->home;
    }
    return call_with(n, next + 1, input, home, &inner, sink);
  }
  std::uint32_t parameter = next - count;
  while (parameter < count && !function.by_value[parameter]) ++parameter;
  if (parameter == count) return each(function.body, input, scope, sink);
  return each(arguments[parameter + 1], input, home, [&](Value& value) {
    inner.value = value;
    return call_with(n, count + parameter + 1, input, home, &inner, sink);
  });
}

}  // namespace dora::jq
