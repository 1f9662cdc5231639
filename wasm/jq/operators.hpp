#pragma once

#include <string>

#include "jq/code.hpp"
#include "jq/value.hpp"

namespace dora::jq {

class Runtime;

/// jq's binary operators. `left` is consumed, so that appending to a string, array or object that
/// nobody else holds does not copy it. Errors are raised in the runtime, in jq's words.
bool apply(Runtime& runtime, BinaryOp op, Value&& left, const Value& right, Value& out);
/// The same for two constants while compiling; false instead of an error.
bool apply_quietly(BinaryOp op, const Value& left, const Value& right, Value& out);
/// Unary minus of a number: keeps the text of a literal, as jq does.
Value negated(const Value& number);
bool negate(Runtime& runtime, const Value& operand, Value& out);

/// `container[key]`: field, index, slice by an object {start, end}, or positions of a sub-array.
bool index(Runtime& runtime, const Value& container, const Value& key, Value& out);
/// `container.name`, without making a value of the name.
bool index_field(Runtime& runtime, const Value& container, const Value& name, Value& out);
/// `container[from:to]`, null standing for an absent end.
bool slice(Runtime& runtime, const Value& container, const Value& from, const Value& to,
           Value& out);

/// "number (5)": a value as jq's messages show it, cut after some 10 bytes of JSON.
[[gnu::noinline]] std::string described(const Value& value);
[[gnu::noinline]] bool raise_type_error(Runtime& runtime, const Value& value,
                                        std::string_view message);
[[gnu::noinline]] bool raise_type_error(Runtime& runtime, const Value& left, const Value& right,
                                        std::string_view message);

}  // namespace dora::jq
