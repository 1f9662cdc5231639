#include <cmath>

#include "jq/calendar.hpp"
#include "jq/functions.hpp"
#include "jq/runtime.hpp"

namespace dora::jq::fn {
namespace {

constexpr std::string_view kIso8601 = "%Y-%m-%dT%H:%M:%SZ";
constexpr double kFirstSecond = -62135596800;  // the year 1
constexpr double kLastSecond = 253402300799;   // the year 9999

Value array_of(const BrokenTime& time) {
  Value array = Value::array();
  for (const int field : {time.year, time.month, time.day, time.hour, time.minute, time.second,
                          time.weekday, time.year_day}) {
    array.push_back(Value::number(field));
  }
  return array;
}

// The fields of [year, month, day, ...]: numbers, cut to integers. Fewer than six are fine for some
// versions of jq and an error for others.
bool read_fields(Runtime& runtime, const Value& array, std::string_view message, BrokenTime& out) {
  int* const fields[] = {&out.year,   &out.month,  &out.day,     &out.hour,
                         &out.minute, &out.second, &out.weekday, &out.year_day};
  for (std::size_t i = 0; i < 8 && i < array.size(); ++i) {
    const Value& field = array.items()[i];
    if (!field.is_number()) return runtime.raise(message);
    const double number = std::trunc(field.as_number());
    if (std::isnan(number) || std::fabs(number) > 1e6) return runtime.unsupported("time range");
    *fields[i] = static_cast<int>(number);
  }
  return array.size() >= 6 || runtime.unsupported("short time array");
}

bool parse(Runtime& runtime, std::string_view text, std::string_view format, Value& out) {
  if (text.find('\0') != std::string_view::npos || format.find('\0') != std::string_view::npos) {
    return runtime.unsupported("NUL");
  }
  BrokenTime time;
  std::string_view rest;
  const TimeMatch match = parse_broken_time(text, format, time, rest);
  if (match == TimeMatch::kUnsupported) return runtime.unsupported("strptime");
  const bool tail = rest.empty() || rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r');
  if (match == TimeMatch::kMismatch || !tail) {
    return runtime.raise("date \"" + std::string(text) + "\" does not match format \"" +
                         std::string(format) + "\"");
  }
  out = array_of(time);
  if (!rest.empty()) out.push_back(Value::string(rest));
  return runtime.charge(text.size());
}

bool to_broken_time(Runtime& runtime, double seconds, Value& out) {
  if (!(seconds > kFirstSecond && seconds < kLastSecond)) return runtime.unsupported("time range");
  const BrokenTime time = broken_time_of(static_cast<std::int64_t>(seconds));
  out = array_of(time);
  const double fraction = seconds - std::floor(seconds);
  if (fraction != 0) out.mutable_items()[5] = Value::number(time.second + fraction);
  return true;
}

bool format(Runtime& runtime, const Value& input, std::string_view format, Value& out) {
  Value array = input;
  if (input.is_number() && !to_broken_time(runtime, input.as_number(), array)) return false;
  BrokenTime time;
  if (!read_fields(runtime, array, "strftime/1 requires parsed datetime inputs", time)) {
    return false;
  }
  // jq computes the days of the week and of the year anew.
  const BrokenTime civil = broken_time_of(seconds_of(time));
  time.weekday = civil.weekday;
  time.year_day = civil.year_day;
  std::string text;
  // The C library is given a buffer of 100 bytes more than the format has.
  if (!format_broken_time(time, format, text) || text.empty() ||
      text.size() >= format.size() + 100) {
    return runtime.unsupported("strftime");
  }
  out = Value::string(text);
  return runtime.charge(text.size());
}

}  // namespace

bool now(Runtime& runtime, const Value&, const Value*, Value& out) {
  const std::int64_t ms = runtime.now_ms();
  const std::int64_t seconds = ms / 1000;
  out = Value::number(static_cast<double>(seconds) +
                      static_cast<double>((ms - seconds * 1000) * 1000) / 1e6);
  return true;
}

bool parse_time(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (!input.is_string() || !arguments[0].is_string()) {
    return runtime.raise("strptime/1 requires string inputs and arguments");
  }
  return parse(runtime, input.text(), arguments[0].text(), out);
}

bool from_iso8601(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_string()) return runtime.raise("strptime/1 requires string inputs and arguments");
  Value array;
  return parse(runtime, input.text(), kIso8601, array) && make_time(runtime, array, nullptr, out);
}

bool make_time(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_array()) return runtime.raise("mktime requires array inputs");
  BrokenTime time;
  if (!read_fields(runtime, input, "mktime requires parsed datetime inputs", time)) return false;
  if (time.year < -9999 || time.year > 9999) return runtime.unsupported("time range");
  const std::int64_t seconds = seconds_of(time);
  // C's mktime returns -1 for failure, and jq cannot tell the last second of 1969 from it.
  if (seconds == -1) return runtime.raise("invalid gmtime representation");
  out = Value::number(static_cast<double>(seconds));
  return true;
}

bool break_time(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_number()) return runtime.raise("gmtime() requires numeric inputs");
  return to_broken_time(runtime, input.as_number(), out);
}

bool format_time(Runtime& runtime, const Value& input, const Value* arguments, Value& out) {
  if (!input.is_number() && !input.is_array()) {
    return runtime.raise("strftime/1 requires parsed datetime inputs");
  }
  if (!arguments[0].is_string()) return runtime.raise("strftime/1 requires a string format");
  return format(runtime, input, arguments[0].text(), out);
}

bool to_iso8601(Runtime& runtime, const Value& input, const Value*, Value& out) {
  if (!input.is_number() && !input.is_array()) {
    return runtime.raise("strftime/1 requires parsed datetime inputs");
  }
  return format(runtime, input, kIso8601, out);
}

}  // namespace dora::jq::fn
