#include <cmath>
#include <limits>

#include "jq/functions.hpp"
#include "jq/operators.hpp"
#include "jq/runtime.hpp"

namespace dora::jq::fn {
namespace {

template <typename F>
bool unary(Runtime& runtime, const Value& input, Value& out, F function) {
  if (!input.is_number()) return raise_type_error(runtime, input, "number required");
  out = Value::number(function(input.as_number()));
  return true;
}

template <typename F>
bool with_two(Runtime& runtime, const Value* arguments, Value& out, F function) {
  for (int i = 0; i < 2; ++i) {
    if (!arguments[i].is_number()) {
      return raise_type_error(runtime, arguments[i], "number required");
    }
  }
  out = Value::number(function(arguments[0].as_number(), arguments[1].as_number()));
  return true;
}

template <typename F>
bool predicate(const Value& input, Value& out, F test) {
  out = Value::boolean(input.is_number() && test(input.as_number()));
  return true;
}

}  // namespace

#define DORA_JQ_UNARY(name, expression)                                       \
  bool name(Runtime& runtime, const Value& input, const Value*, Value& out) { \
    return unary(runtime, input, out, [](double x) { return expression; });   \
  }
DORA_JQ_UNARY(floor, std::floor(x))
DORA_JQ_UNARY(ceil, std::ceil(x))
DORA_JQ_UNARY(round, std::round(x))
DORA_JQ_UNARY(trunc, std::trunc(x))
DORA_JQ_UNARY(rint, std::rint(x))
DORA_JQ_UNARY(sqrt, std::sqrt(x))
DORA_JQ_UNARY(fabs, std::fabs(x))
#undef DORA_JQ_UNARY

#define DORA_JQ_BINARY(name, expression)                                                     \
  bool name(Runtime& runtime, const Value&, const Value* arguments, Value& out) {            \
    return with_two(runtime, arguments, out, [](double x, double y) { return expression; }); \
  }
DORA_JQ_BINARY(pow, std::pow(x, y))
#undef DORA_JQ_BINARY

// jq defines it as `if . < 0 then - . else . end`, so that -0 stays and null is not negative.
bool abs(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (compare(input, Value::number(0)) < 0) return negate(runtime, input, out);
  out = input;
  return true;
}

bool infinite(Runtime&, const Value&, const Value*, Value& out) {
  out = Value::number(std::numeric_limits<double>::infinity());
  return true;
}

bool nan(Runtime&, const Value&, const Value*, Value& out) {
  out = Value::number(std::numeric_limits<double>::quiet_NaN());
  return true;
}

bool is_infinite(Runtime&, const Value& input, const Value*, Value& out) {
  return predicate(input, out, [](double x) { return std::isinf(x); });
}

bool is_nan(Runtime&, const Value& input, const Value*, Value& out) {
  return predicate(input, out, [](double x) { return std::isnan(x); });
}

bool is_normal(Runtime&, const Value& input, const Value*, Value& out) {
  return predicate(input, out, [](double x) { return std::isnormal(x); });
}

bool is_finite(Runtime&, const Value& input, const Value*, Value& out) {
  out = Value::boolean(input.is_number() && !std::isinf(input.as_number()));
  return true;
}

}  // namespace dora::jq::fn
