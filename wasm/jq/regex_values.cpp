#include "jq/regex_values.hpp"

#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

// Null for a group that took no part in the match.
Value captured(std::string_view text, std::ptrdiff_t begin, std::ptrdiff_t end) {
  if (begin < 0) return Value();
  return Value::string(
      text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
}

Value capture_value(const Regex& regex, std::string_view text, std::size_t group,
                    std::ptrdiff_t begin, std::ptrdiff_t end, CodePointCounter& counter) {
  const std::string& name = regex.group_name(group);
  const Value text_value = captured(text, begin, end);
  const double offset = begin < 0 ? -1 : counter.at(begin);
  const bool empty = begin == end;
  Value value = Value::object();
  value.set("offset", Value::number(offset));
  // jq sets the members of empty and of other captures in different orders, and it shows.
  if (empty) value.set("string", text_value);
  value.set("length", Value::number(empty ? 0 : counter.at(end) - offset));
  if (!empty) value.set("string", text_value);
  value.set("name", name.empty() ? Value() : Value::string(name));
  return value;
}

}  // namespace

double CodePointCounter::at(std::ptrdiff_t byte) {
  const auto target = static_cast<std::size_t>(byte);
  if (target < byte_) {
    byte_ = 0;
    count_ = 0;
  }
  count_ += utf8_count(text_.substr(byte_, target - byte_));
  byte_ = target;
  return static_cast<double>(count_);
}

Value match_value(const Regex& regex, std::string_view text,
                  const std::vector<std::ptrdiff_t>& captures, CodePointCounter& counter) {
  const double offset = counter.at(captures[0]);
  Value value = Value::object();
  value.set("offset", Value::number(offset));
  value.set("length", Value::number(counter.at(captures[1]) - offset));
  value.set("string", captured(text, captures[0], captures[1]));
  Value groups = Value::array();
  for (std::size_t i = 0; i < regex.group_count(); ++i) {
    groups.push_back(
        capture_value(regex, text, i, captures[2 * i + 2], captures[2 * i + 3], counter));
  }
  value.set("captures", std::move(groups));
  return value;
}

Value named_captures(const Regex& regex, std::string_view text,
                     const std::vector<std::ptrdiff_t>& captures) {
  Value names = Value::object();
  for (std::size_t i = 0; i < regex.group_count(); ++i) {
    if (regex.group_name(i).empty()) continue;
    names.set(regex.group_name(i), captured(text, captures[2 * i + 2], captures[2 * i + 3]));
  }
  return names;
}

Value scanned(std::string_view text, const std::vector<std::ptrdiff_t>& captures) {
  if (captures.size() <= 2) return captured(text, captures[0], captures[1]);
  Value groups = Value::array();
  for (std::size_t i = 2; i < captures.size(); i += 2) {
    groups.push_back(captured(text, captures[i], captures[i + 1]));
  }
  return groups;
}

}  // namespace dora::jq
