#include "jq/operators.hpp"

#include <cmath>
#include <limits>

#include "jq/number.hpp"
#include "jq/runtime.hpp"
#include "jq/strings.hpp"

namespace dora::jq {
namespace {

constexpr std::size_t kMaxString = 64 << 20;
constexpr int kMaxMerge = 1000;

// jq takes remainders of integers: fractions are cut off, and what is too large saturates.
std::int64_t to_integer(double value) {
  constexpr double kLimit = 9223372036854775808.0;
  if (value >= kLimit) return std::numeric_limits<std::int64_t>::max();
  if (value < -kLimit) return std::numeric_limits<std::int64_t>::min();
  return static_cast<std::int64_t>(value);
}

bool add(Runtime& runtime, Value&& left, const Value& right, Value& out) {
  if (left.is_null()) {
    out = right;
    return true;
  }
  if (right.is_null()) {
    out = std::move(left);
    return true;
  }
  if (left.kind() != right.kind()) {
    return raise_type_error(runtime, left, right, "cannot be added");
  }
  switch (left.kind()) {
    case Kind::kNumber:
      out = Value::number(left.as_number() + right.as_number());
      return true;
    case Kind::kString: {
      const Value kept = right;  // may be the same string
      left.append_text(kept.text());
      break;
    }
    case Kind::kArray: {
      const Value kept = right;
      std::vector<Value>& items = left.mutable_items();
      items.insert(items.end(), kept.items().begin(), kept.items().end());
      if (!runtime.charge(kept.size())) return false;
      break;
    }
    case Kind::kObject:
      for (const Member& member : Value(right).members()) left.set(member.key, member.value);
      if (!runtime.charge(right.size())) return false;
      break;
    default:
      return raise_type_error(runtime, left, right, "cannot be added");
  }
  out = std::move(left);
  return true;
}

bool subtract(Runtime& runtime, const Value& left, const Value& right, Value& out) {
  if (left.is_number() && right.is_number()) {
    out = Value::number(left.as_number() - right.as_number());
    return true;
  }
  if (!left.is_array() || !right.is_array()) {
    return raise_type_error(runtime, left, right, "cannot be subtracted");
  }
  Value rest = Value::array();
  bool unsure = false;
  for (const Value& item : left.items()) {
    bool found = false;
    for (const Value& other : right.items()) {
      if (!runtime.charge()) return false;
      found = found || equal(item, other, &unsure);
    }
    if (!found) rest.push_back(item);
  }
  if (unsure) return runtime.unsupported("depth");
  out = std::move(rest);
  return true;
}

bool repeat(Runtime& runtime, const Value& text, double times, Value& out) {
  if (times < 0 || std::isnan(times)) {
    out = Value();
    return true;
  }
  const std::size_t size = text.text().size();
  if (times * static_cast<double>(size) > static_cast<double>(kMaxString)) {
    return runtime.unsupported("string length");
  }
  std::string bytes;
  const auto count = size == 0 ? 0 : static_cast<std::size_t>(times);
  bytes.reserve(size * count);
  for (std::size_t i = 0; i < count; ++i) bytes += text.text();
  out = Value::string(bytes);
  return true;
}

bool merge(Runtime& runtime, Value left, const Value& right, int depth, Value& out) {
  if (depth > kMaxMerge) return runtime.unsupported("depth");
  for (const Member& member : right.members()) {
    if (!runtime.charge()) return false;
    const Value& existing = left.get(member.key.text());
    if (existing.is_object() && member.value.is_object()) {
      Value merged;
      if (!merge(runtime, existing, member.value, depth + 1, merged)) return false;
      left.set(member.key, std::move(merged));
    } else {
      left.set(member.key, member.value);
    }
  }
  out = std::move(left);
  return true;
}

bool multiply(Runtime& runtime, const Value& left, const Value& right, Value& out) {
  if (left.is_number() && right.is_number()) {
    out = Value::number(left.as_number() * right.as_number());
    return true;
  }
  if (left.is_string() && right.is_number()) return repeat(runtime, left, right.as_number(), out);
  if (left.is_number() && right.is_string()) return repeat(runtime, right, left.as_number(), out);
  if (left.is_object() && right.is_object()) return merge(runtime, left, right, 0, out);
  return raise_type_error(runtime, left, right, "cannot be multiplied");
}

bool divide(Runtime& runtime, const Value& left, const Value& right, Value& out) {
  if (left.is_number() && right.is_number()) {
    if (right.as_number() == 0) {
      return raise_type_error(runtime, left, right,
                              "cannot be divided because the divisor is zero");
    }
    out = Value::number(left.as_number() / right.as_number());
    return true;
  }
  if (left.is_string() && right.is_string()) {
    out = split(left.text(), right.text());
    return runtime.charge(out.size());
  }
  return raise_type_error(runtime, left, right, "cannot be divided");
}

bool modulo(Runtime& runtime, const Value& left, const Value& right, Value& out) {
  if (!left.is_number() || !right.is_number()) {
    return raise_type_error(runtime, left, right, "cannot be divided (remainder)");
  }
  const double a = left.as_number();
  const double b = right.as_number();
  if (std::isnan(a) || std::isnan(b)) {
    out = Value::number(std::numeric_limits<double>::quiet_NaN());
    return true;
  }
  const std::int64_t divisor = to_integer(b);
  if (divisor == 0) {
    return raise_type_error(runtime, left, right,
                            "cannot be divided (remainder) because the divisor is zero");
  }
  const std::int64_t rest = divisor == -1 ? 0 : to_integer(a) % divisor;
  out = Value::number(static_cast<double>(rest));
  return true;
}

bool test(Runtime& runtime, BinaryOp op, const Value& left, const Value& right, Value& out) {
  bool unsure = false;
  bool truth = false;
  switch (op) {
    case BinaryOp::kEqual:
      truth = equal(left, right, &unsure);
      break;
    case BinaryOp::kNotEqual:
      truth = !equal(left, right, &unsure);
      break;
    case BinaryOp::kLess:
      truth = compare(left, right, &unsure) < 0;
      break;
    case BinaryOp::kLessEqual:
      truth = compare(left, right, &unsure) <= 0;
      break;
    case BinaryOp::kGreater:
      truth = compare(left, right, &unsure) > 0;
      break;
    default:
      truth = compare(left, right, &unsure) >= 0;
      break;
  }
  if (unsure) return runtime.unsupported("depth");
  out = Value::boolean(truth);
  return true;
}

}  // namespace

bool apply(Runtime& runtime, BinaryOp op, Value&& left, const Value& right, Value& out) {
  switch (op) {
    case BinaryOp::kAdd:
      return add(runtime, std::move(left), right, out);
    case BinaryOp::kSubtract:
      return subtract(runtime, left, right, out);
    case BinaryOp::kMultiply:
      return multiply(runtime, left, right, out);
    case BinaryOp::kDivide:
      return divide(runtime, left, right, out);
    case BinaryOp::kModulo:
      return modulo(runtime, left, right, out);
    default:
      return test(runtime, op, left, right, out);
  }
}

bool apply_quietly(BinaryOp op, const Value& left, const Value& right, Value& out) {
  Runtime runtime(0, 100000);
  return apply(runtime, op, Value(left), right, out);
}

Value negated(const Value& number) {
  if (!number.is_literal()) return Value::number(-number.as_number());
  const std::string_view literal = number.number_literal();
  return Value::number_text(
      negate_decimal(literal.empty() ? format_number(number.as_number()) : literal));
}

bool negate(Runtime& runtime, const Value& operand, Value& out) {
  if (!operand.is_number()) return raise_type_error(runtime, operand, "cannot be negated");
  out = negated(operand);
  return true;
}

// jq shows a value in 29 bytes: what does not fit ends in "..." and the closing quote or bracket,
// and is cut between characters.
std::string described(const Value& value) {
  constexpr std::size_t kRoom = 29;
  std::string json;
  append_json(value, json);
  if (json.size() > kRoom) {
    std::string end = "...";
    if (value.is_string() || value.is_array() || value.is_object()) end += json.back();
    std::size_t cut = kRoom - end.size();
    while (cut > 0 && (static_cast<unsigned char>(json[cut]) & 0xc0) == 0x80) --cut;
    json.resize(cut);
    json += end;
  }
  return std::string(value.type_name()) + " (" + json + ")";
}

bool raise_type_error(Runtime& runtime, const Value& value, std::string_view message) {
  return runtime.raise(described(value) + ' ' + std::string(message));
}

bool raise_type_error(Runtime& runtime, const Value& left, const Value& right,
                      std::string_view message) {
  return runtime.raise(described(left) + " and " + described(right) + ' ' + std::string(message));
}

}  // namespace dora::jq
