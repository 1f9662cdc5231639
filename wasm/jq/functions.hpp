#pragma once

#include "jq/value.hpp"

namespace dora::jq {

class Runtime;

// The built-in functions of values, grouped by file; builtins.cpp gives them their names in jq.
// Each takes the input and its arguments, writes `out` and returns true, or raises in the runtime.
#define DORA_JQ_FUNCTION(name) \
  bool name(Runtime& runtime, const Value& input, const Value* arguments, Value& out)

namespace fn {

// functions_types.cpp
DORA_JQ_FUNCTION(type);
DORA_JQ_FUNCTION(length);
DORA_JQ_FUNCTION(utf8_byte_length);
DORA_JQ_FUNCTION(to_string);
DORA_JQ_FUNCTION(to_number);
DORA_JQ_FUNCTION(to_boolean);
DORA_JQ_FUNCTION(to_json_text);
DORA_JQ_FUNCTION(from_json_text);
DORA_JQ_FUNCTION(keys);
DORA_JQ_FUNCTION(keys_unsorted);
DORA_JQ_FUNCTION(has);
DORA_JQ_FUNCTION(contains);
DORA_JQ_FUNCTION(error_of);
DORA_JQ_FUNCTION(get_path);
DORA_JQ_FUNCTION(to_entries);
DORA_JQ_FUNCTION(from_entries);
DORA_JQ_FUNCTION(yes);

// functions_math.cpp
DORA_JQ_FUNCTION(floor);
DORA_JQ_FUNCTION(ceil);
DORA_JQ_FUNCTION(round);
DORA_JQ_FUNCTION(trunc);
DORA_JQ_FUNCTION(rint);
DORA_JQ_FUNCTION(sqrt);
DORA_JQ_FUNCTION(fabs);
DORA_JQ_FUNCTION(abs);
DORA_JQ_FUNCTION(pow);
DORA_JQ_FUNCTION(infinite);
DORA_JQ_FUNCTION(nan);
DORA_JQ_FUNCTION(is_infinite);
DORA_JQ_FUNCTION(is_nan);
DORA_JQ_FUNCTION(is_normal);
DORA_JQ_FUNCTION(is_finite);

// functions_text.cpp
DORA_JQ_FUNCTION(starts_with);
DORA_JQ_FUNCTION(ends_with);
DORA_JQ_FUNCTION(trim_left);
DORA_JQ_FUNCTION(trim_right);
DORA_JQ_FUNCTION(trim_both);
DORA_JQ_FUNCTION(trim);
DORA_JQ_FUNCTION(ltrim);
DORA_JQ_FUNCTION(rtrim);
DORA_JQ_FUNCTION(ascii_downcase);
DORA_JQ_FUNCTION(ascii_upcase);
DORA_JQ_FUNCTION(explode);
DORA_JQ_FUNCTION(implode);
DORA_JQ_FUNCTION(split_by);
DORA_JQ_FUNCTION(join);
DORA_JQ_FUNCTION(indices);
DORA_JQ_FUNCTION(first_index);
DORA_JQ_FUNCTION(last_index);

// functions_lists.cpp
DORA_JQ_FUNCTION(add_all);
DORA_JQ_FUNCTION(reverse);
DORA_JQ_FUNCTION(flatten);
DORA_JQ_FUNCTION(flatten_by);
DORA_JQ_FUNCTION(sort);
DORA_JQ_FUNCTION(unique);
DORA_JQ_FUNCTION(min);
DORA_JQ_FUNCTION(max);
DORA_JQ_FUNCTION(first_item);
DORA_JQ_FUNCTION(last_item);
DORA_JQ_FUNCTION(item_at);
DORA_JQ_FUNCTION(transpose);

// functions_time.cpp
DORA_JQ_FUNCTION(now);
DORA_JQ_FUNCTION(parse_time);
DORA_JQ_FUNCTION(format_time);
DORA_JQ_FUNCTION(make_time);
DORA_JQ_FUNCTION(break_time);
DORA_JQ_FUNCTION(from_iso8601);
DORA_JQ_FUNCTION(to_iso8601);

}  // namespace fn
}  // namespace dora::jq
