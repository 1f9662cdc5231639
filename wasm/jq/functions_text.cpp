#include <cmath>

#include "jq/functions.hpp"
#include "jq/operators.hpp"
#include "jq/runtime.hpp"
#include "jq/strings.hpp"
#include "jq/utf8.hpp"

namespace dora::jq::fn {
namespace {

bool both_strings(Runtime& runtime, const Value& input, const Value& argument,
                  std::string_view message) {
  return (input.is_string() && argument.is_string()) || runtime.raise(message);
}

bool is_space(std::uint32_t code) {
  return (code >= 0x09 && code <= 0x0d) || code == 0x20 || code == 0x85 || code == 0xa0 ||
         code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 ||
         code == 0x202f || code == 0x205f || code == 0x3000;
}

bool trimmed(Runtime& runtime, const Value& input, bool left, bool right, Value& out) {
  if (!input.is_string()) return runtime.raise("trim input must be a string");
  const std::string_view text = input.text();
  std::size_t begin = 0;
  while (left && begin < text.size()) {
    std::size_t next = begin;
    if (!is_space(utf8_next(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (right && end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xc0) == 0x80) --last;
    std::size_t next = last;
    if (!is_space(utf8_next(text, next))) break;
    end = last;
  }
  out = end - begin == text.size() ? input : Value::string(text.substr(begin, end - begin));
  return true;
}

template <typename F>
bool change_letters(Runtime& runtime, const Value& input, Value& out, F change) {
  if (!input.is_string()) return runtime.raise("explode input must be a string");
  std::string text(input.text());
  for (char& c : text) c = change(c);
  out = Value::string(text);
  return runtime.charge(text.size() / 64);
}

Value text_positions(std::string_view text, std::string_view wanted) {
  Value found = Value::array();
  if (wanted.empty()) return found;
  std::size_t counted = 0;
  std::size_t position = 0;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos;
       at = text.find(wanted, at + 1)) {
    position += utf8_count(text.substr(counted, at - counted));
    counted = at;
    found.push_back(Value::number(static_cast<double>(position)));
  }
  return found;
}

}  // namespace

bool starts_with(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (!both_strings(runtime, input, arguments[0], "startswith() requires string inputs")) {
    return false;
  }
  const std::string_view start = arguments[0].text();
  out = Value::boolean(input.text().substr(0, start.size()) == start);
  return true;
}

bool ends_with(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (!both_strings(runtime, input, arguments[0], "endswith() requires string inputs")) {
    return false;
  }
  const std::string_view text = input.text();
  const std::string_view tail = arguments[0].text();
  out =
      Value::boolean(text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail);
  return true;
}

bool trim_left(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  Value matches;
  if (!starts_with(runtime, input, arguments, matches)) return false;
  out = matches.truthy() ? Value::string(input.text().substr(arguments[0].text().size())) : input;
  return true;
}

bool trim_right(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  Value matches;
  if (!ends_with(runtime, input, arguments, matches)) return false;
  const std::size_t tail = matches.truthy() ? arguments[0].text().size() : 0;
  out = tail == 0 ? input : Value::string(input.text().substr(0, input.text().size() - tail));
  return true;
}

bool trim_both(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  Value rest;
  return trim_left(runtime, input, arguments, rest) && trim_right(runtime, rest, arguments, out);
}

bool trim(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return trimmed(runtime, input, true, true, out);
}

bool ltrim(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return trimmed(runtime, input, true, false, out);
}

bool rtrim(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return trimmed(runtime, input, false, true, out);
}

bool ascii_downcase(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return change_letters(runtime, input, out, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
}

bool ascii_upcase(Runtime& runtime, const Value& input, const Value*, Value& out) {
  return change_letters(runtime, input, out, [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
}

bool explode(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_string()) return runtime.raise("explode input must be a string");
  Value codes = Value::array();
  for (std::size_t at = 0; at < input.text().size();) {
    codes.push_back(Value::number(utf8_next(input.text(), at)));
  }
  out = std::move(codes);
  return runtime.charge(out.size());
}

bool implode(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_array()) return runtime.raise("implode input must be an array");
  std::string text;
  for (const Value& item : input.items()) {
    if (!item.is_number() || std::isnan(item.as_number())) {
      return raise_type_error(runtime, item,
                              "can't be imploded, unicode codepoint needs to be numeric");
    }
    const double code = std::trunc(item.as_number());
    const bool valid = code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
    append_utf8(valid ? static_cast<std::uint32_t>(code) : 0xfffd, text);
  }
  out = Value::string(text);
  return runtime.charge(input.size());
}

bool split_by(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (!both_strings(runtime, input, arguments[0], "split input and separator must be strings")) {
    return false;
  }
  out = split(input.text(), arguments[0].text());
  return runtime.charge(out.size());
}

// Null and false join as nothing, true and numbers as their text; the separator is added to what is
// there with jq's `+`, and so are strings.
bool join(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (!input.is_array() && !input.is_object()) {
    return runtime.raise("Cannot iterate over " + described(input));
  }
  std::vector<Value> parts = input.items();
  for (const Member& member : input.members()) parts.push_back(member.value);
  Value joined;
  for (const Value& part : parts) {
    if (!runtime.charge()) return false;
    Value next = Value::string("");
    if (!joined.is_null() &&
        !apply(runtime, BinaryOp::kAdd, std::move(joined), arguments[0], next)) {
      return false;
    }
    Value text = part;
    if (part.is_boolean() || part.is_number()) {
      text = Value::string(to_json(part));
    } else if (part.is_null()) {
      text = Value::string("");
    }
    if (!apply(runtime, BinaryOp::kAdd, std::move(next), text, joined)) return false;
  }
  out = joined.truthy() ? std::move(joined) : Value::string("");
  return true;
}

bool indices(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  const Value& wanted = arguments[0];
  if (input.is_string() && wanted.is_string()) {
    out = text_positions(input.text(), wanted.text());
    return runtime.charge(out.size());
  }
  if (input.is_array() && !wanted.is_array()) {
    Value one = Value::array();
    one.push_back(wanted);
    return index(runtime, input, one, out);
  }
  return index(runtime, input, wanted, out);
}

bool first_index(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  Value all;
  return indices(runtime, input, arguments, all) && index(runtime, all, Value::number(0), out);
}

bool last_index(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  Value all;
  Value tail;
  return indices(runtime, input, arguments, all) &&
         slice(runtime, all, Value::number(-1), Value(), tail) &&
         index(runtime, tail, Value::number(0), out);
}

}  // namespace dora::jq::fn
