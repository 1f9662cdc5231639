#include <cmath>
#include <limits>

#include "jq/functions.hpp"
#include "jq/number.hpp"
#include "jq/operators.hpp"
#include "jq/runtime.hpp"
#include "jq/sorting.hpp"
#include "jq/strings.hpp"
#include "jq/utf8.hpp"

namespace dora::jq::fn {
namespace {

constexpr int kMaxDepth = 1000;

bool quoted(Runtime& runtime, const Value& input, Value& out) {
  std::string json;
  if (!append_json(input, json)) return runtime.unsupported("depth");
  out = Value::string(json);
  return runtime.charge(json.size() / 64);
}

Value sorted_keys(const Value& object) {
  const std::vector<Member>& members = object.members();
  const auto order = sorted_order(members.size(), [&](std::size_t a, std::size_t b) {
    return members[a].key.text() < members[b].key.text();
  });
  Value keys = Value::array();
  for (const std::size_t position : order) keys.push_back(members[position].key);
  return keys;
}

Value positions_of(const Value& array) {
  Value keys = Value::array();
  for (std::size_t i = 0; i < array.size(); ++i) {
    keys.push_back(Value::number(static_cast<double>(i)));
  }
  return keys;
}

bool contains_value(Runtime& runtime, const Value& whole, const Value& part, int depth,
                    bool& found) {
  if (depth > kMaxDepth) return runtime.unsupported("depth");
  if (!runtime.charge()) return false;
  if (whole.is_object() && part.is_object()) {
    found = true;
    for (const Member& member : part.members()) {
      const Value* other = whole.find(member.key.text());
      found = other != nullptr;
      if (found && !contains_value(runtime, *other, member.value, depth + 1, found)) return false;
      if (!found) return true;
    }
    return true;
  }
  if (whole.is_array() && part.is_array()) {
    found = true;
    for (const Value& wanted : part.items()) {
      found = false;
      for (const Value& item : whole.items()) {
        if (!contains_value(runtime, item, wanted, depth + 1, found)) return false;
        if (found) break;
      }
      if (!found) return true;
    }
    return true;
  }
  if (whole.is_string() && part.is_string()) {
    found = whole.text().find(part.text()) != std::string_view::npos;
    return true;
  }
  bool unsure = false;
  found = equal(whole, part, &unsure);
  return !unsure || runtime.unsupported("depth");
}

// What jq's decimal library reads beyond plain numbers.
bool named_number(std::string_view text, double& out) {
  std::string lower;
  for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  std::string_view name = lower;
  const bool minus = !name.empty() && name[0] == '-';
  if (minus || (!name.empty() && name[0] == '+')) name.remove_prefix(1);
  if (name == "nan") {
    out = std::numeric_limits<double>::quiet_NaN();
    return true;
  }
  if (name != "inf" && name != "infinity") return false;
  out = minus ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  return true;
}

}  // namespace

bool type(Runtime&, const Value& input, const Value*, Value& out) {
  out = Value::string(input.type_name());
  return true;
}

bool length(Runtime& runtime, const Value& input, const Value*, Value& out) {
  switch (input.kind()) {
    case Kind::kNull:
      out = Value::number(0);
      return true;
    case Kind::kNumber: {
      const bool minus = std::signbit(input.as_number());
      if (input.is_literal()) {
        out = minus ? negated(input) : input;
      } else {
        out = Value::number(std::fabs(input.as_number()));
      }
      return true;
    }
    case Kind::kString:
      out = Value::number(static_cast<double>(utf8_count(input.text())));
      return true;
    case Kind::kArray:
    case Kind::kObject:
      out = Value::number(static_cast<double>(input.size()));
      return true;
    default:
      return raise_type_error(runtime, input, "has no length");
  }
}

bool utf8_byte_length(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_string()) {
    return raise_type_error(runtime, input, "only strings have UTF-8 byte length");
  }
  out = Value::number(static_cast<double>(input.text().size()));
  return true;
}

bool to_string(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_string()) return quoted(runtime, input, out);
  out = input;
  return true;
}

bool to_number(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (input.is_number()) {
    out = input;
    return true;
  }
  double named = 0;
  if (input.is_string()) {
    std::string_view text = input.text();
    if (!text.empty() && text[0] == '+' && text.substr(1, 1) != "-") text.remove_prefix(1);
    if (is_number_text(text)) {
      out = Value::number_text(text);
      return true;
    }
    if (named_number(input.text(), named)) {
      out = Value::number(named);
      return true;
    }
    if (text.find_first_of("nN") != std::string_view::npos &&
        text.find_first_of("0123456789sS") != std::string_view::npos &&
        text.find_first_not_of("+-0123456789nNaAsS") == std::string_view::npos) {
      return runtime.unsupported("tonumber");  // NaNs with a payload, signalling NaNs
    }
  }
  return raise_type_error(runtime, input, "cannot be parsed as a number");
}

bool to_boolean(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (input.is_boolean()) {
    out = input;
    return true;
  }
  if (input.is_string() && (input.text() == "true" || input.text() == "false")) {
    out = Value::boolean(input.text() == "true");
    return true;
  }
  return raise_type_error(runtime, input, "cannot be parsed as a boolean");
}

bool to_json_text(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return quoted(runtime, input, out);
}

// jq reads a little more than JSON (nan, leading zeros); what is no JSON is left to jq itself when
// it could be that, and otherwise fails with a message of our own.
bool from_json_text(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_string()) return raise_type_error(runtime, input, "only strings can be parsed");
  Result<Value> parsed = from_json(input.text());
  if (!parsed) return runtime.unsupported("fromjson");
  out = std::move(*parsed);
  return runtime.charge(input.text().size() / 16);
}

bool keys(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_object() && !input.is_array()) {
    return raise_type_error(runtime, input, "has no keys");
  }
  out = input.is_object() ? sorted_keys(input) : positions_of(input);
  return runtime.charge(input.size());
}

bool keys_unsorted(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (!input.is_object()) return keys(runtime, input, arguments, out);
  Value names = Value::array();
  for (const Member& member : input.members()) names.push_back(member.key);
  out = std::move(names);
  return runtime.charge(input.size());
}

bool has(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  const Value& key = arguments[0];
  if (input.is_null()) {
    out = Value::boolean(false);
  } else if (input.is_object() && key.is_string()) {
    out = Value::boolean(input.find(key.text()) != nullptr);
  } else if (input.is_array() && key.is_number()) {
    const double position = std::trunc(key.as_number());
    out = Value::boolean(position >= 0 && position < static_cast<double>(input.size()));
  } else {
    return runtime.raise("Cannot check whether " + std::string(input.type_name()) + " has a " +
                         std::string(key.type_name()) + " key");
  }
  return true;
}

bool contains(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  const Value& part = arguments[0];
  if (input.kind() != part.kind()) {
    return raise_type_error(runtime, input, part, "cannot have their containment checked");
  }
  bool found = false;
  if (!contains_value(runtime, input, part, 0, found)) return false;
  out = Value::boolean(found);
  return true;
}

bool error_of(Runtime& runtime, const Value&, const Value* arguments, Value&) {
  return runtime.raise(arguments[0]);
}

bool get_path(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (!arguments[0].is_array()) return runtime.raise("Path must be specified as an array");
  Value at = input;
  for (const Value& key : arguments[0].items()) {
    Value next;
    if (!runtime.charge() || !index(runtime, at, key, next)) return false;
    at = std::move(next);
  }
  out = std::move(at);
  return true;
}

bool to_entries(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  Value names;
  if (!keys_unsorted(runtime, input, arguments, names)) return false;
  Value entries = Value::array();
  for (const Value& name : names.items()) {
    Value entry = Value::object();
    Value value;
    if (!index(runtime, input, name, value)) return false;
    entry.set("key", name);
    entry.set("value", std::move(value));
    entries.push_back(std::move(entry));
  }
  out = std::move(entries);
  return true;
}

// The first of .key, .Key, .name and .Name that is neither null nor false names the member, and
// the last of them if none is.
bool from_entries(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_array() && !input.is_object()) {
    return runtime.raise("Cannot iterate over " + described(input));
  }
  std::vector<Value> entries = input.items();
  for (const Member& member : input.members()) entries.push_back(member.value);
  Value object = Value::object();
  for (const Value& entry : entries) {
    if (!runtime.charge()) return false;
    Value key;
    for (const char* name : {"key", "Key", "name", "Name"}) {
      if (!index_field(runtime, entry, Value::string(name), key)) return false;
      if (key.truthy()) break;
    }
    const Value* value = entry.find("value");
    if (value == nullptr) value = &entry.get("Value");
    if (!key.is_string()) return runtime.raise("Cannot use " + described(key) + " as object key");
    object.set(key, *value);
  }
  out = std::move(object);
  return true;
}

bool yes(Runtime&, const Value&, const Value*, Value& out) {
  out = Value::boolean(true);
  return true;
}

}  // namespace dora::jq::fn
