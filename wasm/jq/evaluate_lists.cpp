#include "jq/evaluator.hpp"
#include "jq/functions.hpp"
#include "jq/sorting.hpp"

namespace dora::jq {

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

Evaluator::Step Evaluator::with_entries(NodeId update, const Value& input, const Scope* scope,
                                        Value& out) {
  Value entries;
  Value mapped;
  if (!fn::to_entries(runtime_, input, nullptr, entries)) return Step::kHalt;
  if (map(update, entries, scope, mapped) != Step::kValue) return Step::kHalt;
  return fn::from_entries(runtime_, mapped, nullptr, out) ? Step::kValue : Step::kHalt;
}

Evaluator::Step Evaluator::add_of(NodeId generator, const Value& input, const Scope* scope,
                                  Value& out) {
  Value sum;
  const bool done = each(generator, input, scope, [&](Value& value) {
    Value next;
    if (!apply(runtime_, BinaryOp::kAdd, std::move(sum), value, next)) return false;
    sum = std::move(next);
    return true;
  });
  out = std::move(sum);
  return done ? Step::kValue : Step::kHalt;
}

// INDEX(stream; key): an object of the rows by the text of their key; a row with several keys is
// there under each.
Evaluator::Step Evaluator::index_rows(const Node& n, const Builtin& builtin, const Value& input,
                                      const Scope* scope, Value& out) {
  const std::uint32_t* arguments = list(n.b) + 1;
  const NodeId key = arguments[builtin.arity - 1];
  Value rows = Value::object();
  const auto add = [&](Value& row) {
    return each(key, row, scope, [&](Value& name) {
      Value text;
      if (!fn::to_string(runtime_, name, nullptr, text)) return false;
      rows.set(std::move(text), row);
      return true;
    });
  };
  bool done = false;
  if (builtin.arity == 2) {
    done = each(arguments[0], input, scope, add);
  } else if (input.is_array() || input.is_object()) {
    done = each_child(input, add);
  } else {
    runtime_.raise("Cannot iterate over " + described(input));
  }
  out = std::move(rows);
  return done ? Step::kValue : Step::kHalt;
}

namespace {

Value group_rows(const std::vector<std::vector<Value>>& groups) {
  Value out = Value::array();
  for (const std::vector<Value>& rows : groups) {
    Value group = Value::array();
    group.mutable_items() = rows;
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace

Evaluator::Step Evaluator::by_key(Special special, NodeId key, const Value& input,
                                  const Scope* scope, Value& out) {
  // The sort key of an item is the array of all outputs.
  if (!input.is_array() && !input.is_object()) {
    runtime_.raise("Cannot iterate over " + described(input));
    return Step::kHalt;
  }
  Value keys = Value::array();
  const bool done = each_child(input, [&](Value& item) {
    Value outputs = Value::array();
    const bool good = each(key, item, scope, [&](Value& value) {
      outputs.push_back(std::move(value));
      return true;
    });
    keys.push_back(std::move(outputs));
    return good;
  });
  if (!done) return Step::kHalt;
  const bool extreme = special == Special::kMinBy || special == Special::kMaxBy;
  if (!input.is_array()) {
    raise_type_error(
        runtime_, input, keys,
        extreme ? "cannot be iterated over" : "cannot be sorted, as they are not both arrays");
    return Step::kHalt;
  }
  return extreme ? extreme_by(special, keys, input, out) : sorted_by(special, keys, input, out);
}

Evaluator::Step Evaluator::extreme_by(Special special, const Value& keys, const Value& input,
                                      Value& out) {
  out = Value();
  std::size_t best = 0;
  bool unsure = false;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    const bool less = compare(keys.items()[i], keys.items()[best], &unsure) < 0;
    if (less == (special == Special::kMinBy)) best = i;  // of equal maxima the last one wins
  }
  if (unsure) {
    runtime_.unsupported("depth");
    return Step::kHalt;
  }
  if (input.size() > 0) out = Value(input.items()[best]);
  return Step::kValue;
}

Evaluator::Step Evaluator::sorted_by(Special special, const Value& keys, const Value& input,
                                     Value& out) {
  std::vector<std::size_t> order;
  if (!sorted_positions(runtime_, keys.items(), order)) return Step::kHalt;
  std::vector<std::vector<Value>> groups;
  Value sorted = Value::array();
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Value& row = input.items()[order[i]];
    bool same = false;
    if (special != Special::kSortBy && i > 0 &&
        !same_key(runtime_, keys.items()[order[i - 1]], keys.items()[order[i]], same)) {
      return Step::kHalt;
    }
    if (special == Special::kGroupBy) {
      if (!same) groups.emplace_back();
      groups.back().push_back(row);
    } else if (!same) {
      sorted.push_back(row);
    }
  }
  out = special == Special::kGroupBy ? group_rows(groups) : std::move(sorted);
  return Step::kValue;
}

}  // namespace dora::jq
