#include <cmath>

#include "jq/functions.hpp"
#include "jq/operators.hpp"
#include "jq/runtime.hpp"
#include "jq/sorting.hpp"

namespace dora::jq::fn {
namespace {

bool must_iterate(Runtime& runtime, const Value& input) {
  return input.is_array() || input.is_object() ||
         runtime.raise("Cannot iterate over " + described(input));
}

bool flatten_into(Runtime& runtime, const Value& list, double depth, int nesting, Value& out) {
  if (nesting > 1000) return runtime.unsupported("depth");
  const auto add = [&](const Value& item) {
    if (!runtime.charge()) return false;
    if (item.is_array() && depth != 0) {
      return flatten_into(runtime, item, depth - 1, nesting + 1, out);
    }
    out.push_back(item);
    return true;
  };
  for (const Value& item : list.items()) {
    if (!add(item)) return false;
  }
  for (const Member& member : list.members()) {
    if (!add(member.value)) return false;
  }
  return true;
}

bool flattened(Runtime& runtime, const Value& input, double depth, Value& out) {
  if (!must_iterate(runtime, input)) return false;
  Value flat = Value::array();
  if (!flatten_into(runtime, input, depth, 0, flat)) return false;
  out = std::move(flat);
  return true;
}

bool extreme(Runtime& runtime, const Value& input, bool smallest, Value& out) {
  if (!input.is_array()) {
    return raise_type_error(runtime, input, input, "cannot be iterated over");
  }
  if (!runtime.charge(input.size())) return false;
  if (input.items().empty()) {
    out = Value();
    return true;
  }
  bool unsure = false;
  const Value* best = &input.items()[0];
  for (std::size_t i = 1; i < input.size(); ++i) {
    const Value& item = input.items()[i];
    if ((compare(item, *best, &unsure) < 0) == smallest) best = &item;
  }
  if (unsure) return runtime.unsupported("depth");
  out = Value(*best);
  return true;
}

}  // namespace

bool add_all(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!must_iterate(runtime, input)) return false;
  Value sum;
  const auto add = [&](const Value& item) {
    Value next;
    if (!runtime.charge() || !apply(runtime, BinaryOp::kAdd, std::move(sum), item, next)) {
      return false;
    }
    sum = std::move(next);
    return true;
  };
  for (const Value& item : input.items()) {
    if (!add(item)) return false;
  }
  for (const Member& member : input.members()) {
    if (!add(member.value)) return false;
  }
  out = std::move(sum);
  return true;
}

// jq's [.[length - 1 - range(0; length)]], which an empty object and 0 survive, too. Later versions
// also reverse strings.
bool reverse(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (input.is_string()) return runtime.unsupported("reverse");
  Value reversed = Value::array();
  if (input.is_array()) {
    reversed.mutable_items().assign(input.items().rbegin(), input.items().rend());
  } else {
    Value size;
    if (!length(runtime, input, nullptr, size)) return false;
    if (size.as_number() > 0) {
      Value item;
      return index(runtime, input, Value::number(size.as_number() - 1), item) &&
             runtime.unsupported("reverse");
    }
  }
  out = std::move(reversed);
  return runtime.charge(out.size());
}

bool flatten(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return flattened(runtime, input, -1, out);
}

bool flatten_by(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (compare(arguments[0], Value::number(0)) < 0) {
    return runtime.raise("flatten depth must not be negative");
  }
  if (!arguments[0].is_number()) return runtime.unsupported("flatten");
  return flattened(runtime, input, arguments[0].as_number(), out);
}

bool sort(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_array()) {
    return raise_type_error(runtime, input, "cannot be sorted, as it is not an array");
  }
  std::vector<std::size_t> order;
  if (!sorted_positions(runtime, input.items(), order)) return false;
  Value sorted = Value::array();
  for (const std::size_t position : order) sorted.push_back(input.items()[position]);
  out = std::move(sorted);
  return true;
}

bool unique(Runtime& runtime, const Value& input, const Value*, Value& out) {
  Value sorted;
  if (!sort(runtime, input, nullptr, sorted)) return false;
  Value distinct = Value::array();
  for (const Value& item : sorted.items()) {
    bool same = false;
    if (distinct.size() > 0 && !same_key(runtime, distinct.items().back(), item, same)) {
      return false;
    }
    if (!same) distinct.push_back(item);
  }
  out = std::move(distinct);
  return true;
}

bool min(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return extreme(runtime, input, true, out);
}

bool max(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return extreme(runtime, input, false, out);
}

bool first_item(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return index(runtime, input, Value::number(0), out);
}

bool last_item(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return index(runtime, input, Value::number(-1), out);
}

bool item_at(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  return index(runtime, input, arguments[0], out);
}

bool transpose(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!must_iterate(runtime, input)) return false;
  std::vector<Value> rows = input.items();
  for (const Member& member : input.members()) rows.push_back(member.value);
  double width = 0;
  for (const Value& row : rows) {
    Value size;
    if (!length(runtime, row, nullptr, size)) return false;
    width = std::fmax(width, size.as_number());
  }
  Value columns = Value::array();
  for (double i = 0; i < width; ++i) {
    Value column = Value::array();
    for (const Value& row : rows) {
      Value item;
      if (!runtime.charge() || !index(runtime, row, Value::number(i), item)) return false;
      column.push_back(std::move(item));
    }
    columns.push_back(std::move(column));
  }
  out = std::move(columns);
  return true;
}

}  // namespace dora::jq::fn
