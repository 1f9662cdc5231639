#include "jq/evaluator.hpp"

namespace dora::jq {
namespace {

constexpr std::uint32_t kMaxArguments = 4;

}  // namespace

Evaluator::Step Evaluator::one_builtin(const Node& n, const Value& input, bool last,
                                       const Scope* scope, Value& out) {
  const Builtin& builtin = builtin_at(n.a);
  if (builtin.special != Special::kNone) return one_special(n, builtin, input, last, scope, out);
  const std::uint32_t* arguments = list(n.b);
  Value values[kMaxArguments];
  for (std::uint32_t i = 0; i < arguments[0]; ++i) {
    const std::uint32_t at = builtin.last_outermost ? arguments[0] - 1 - i : i;
    const Step step = one(arguments[at + 1], input, false, scope, values[at]);
    if (step != Step::kValue) return step;
  }
  return builtin.function(runtime_, input, values, out) ? Step::kValue : Step::kHalt;
}

bool Evaluator::each_builtin(const Node& n, const Value& input, const Scope* scope, Sink sink) {
  const Builtin& builtin = builtin_at(n.a);
  if (builtin.special != Special::kNone) return each_special(n, builtin, input, scope, sink);
  Value values[kMaxArguments];
  return each_arguments(n, builtin, 0, input, scope, values, sink);
}

bool Evaluator::each_arguments(const Node& n, const Builtin& builtin, std::uint32_t done,
                               const Value& input, const Scope* scope, Value* values, Sink sink) {
  const std::uint32_t* arguments = list(n.b);
  if (done == arguments[0]) {
    Value out;
    return builtin.function(runtime_, input, values, out) && sink(out);
  }
  const std::uint32_t at = builtin.last_outermost ? arguments[0] - 1 - done : done;
  return each(arguments[at + 1], input, scope, [&](Value& value) {
    values[at] = value;
    return each_arguments(n, builtin, done + 1, input, scope, values, sink);
  });
}

}  // namespace dora::jq
