// The part of the reference that compares a value with a rule.

#include <cstdio>
#include <ctime>

#include "reference.hpp"

namespace reference {
namespace {

constexpr Millis kDay = 24 * 3600 * 1000;

const std::map<std::string, std::string> kNegations{
    {"!=", "="},
    {"notBetween", "between"},
    {"isNotEmpty", "isEmpty"},
    {"doesNotContains", "contains"},
    {"doesNotBeginsWith", "beginsWith"},
    {"doesNotEndsWith", "endsWith"},
    {"notIn", "in"},
};

const std::map<std::string, int> kRollingDays{
    {"lastDay", 1},        {"lastWeek", 7},     {"last2Weeks", 14},
    {"lastMonth", 30},     {"last3Months", 90}, {"last6Months", 180},
    {"last12Months", 365}, {"last2Years", 730}, {"last3Years", 1095},
};

template <typename Value>
bool compares(const std::string& op, const Value& value, const Value& wanted) {
  if (op == "=" || op == "in") return value == wanted;
  if (op == ">") return value > wanted;
  if (op == ">=") return value >= wanted;
  if (op == "<") return value < wanted;
  if (op == "<=") return value <= wanted;
  return false;
}

bool text_fits(const std::string& op, const std::string& text, const std::string& wanted) {
  if (op == "contains" || op == "containsAny") return text.find(wanted) != std::string::npos;
  if (op == "beginsWith") return text.rfind(wanted, 0) == 0;
  if (op == "endsWith") {
    return text.size() >= wanted.size() &&
           text.compare(text.size() - wanted.size(), wanted.size(), wanted) == 0;
  }
  return compares(op, text, wanted);
}

bool element_fits(const std::string& op, const Json& array, const Json& wanted) {
  if (op != "=" && op != "in" && op != "contains" && op != "containsAny") return false;
  for (const Json& element : array) {
    if (!element.is_null() && element == wanted) return true;
  }
  return false;
}

/// A value of another type than the one asked for fits nothing.
bool fits(const std::string& op, const Json& value, const Json& wanted, bool is_time) {
  if (value.is_array()) return element_fits(op, value, wanted);
  if (value.is_number()) {
    return wanted.is_number() && compares(op, value.get<double>(), wanted.get<double>());
  }
  if (value.is_boolean()) {
    return wanted.is_boolean() && compares(op, value.get<bool>(), wanted.get<bool>());
  }
  if (!wanted.is_string()) return false;
  if (is_time) {
    const std::optional<Millis> limit = moment(wanted);
    return limit && compares(op, *moment(value), *limit);
  }
  return text_fits(op, value.get<std::string>(), wanted.get<std::string>());
}

bool fulfils(const std::string& op, const Json& rule, const Json& value, bool is_time, Millis now) {
  const auto negation = kNegations.find(op);
  if (negation != kNegations.end()) {
    return !fulfils(negation->second, rule, value, is_time, now);
  }
  if (op == "isEmpty") return value.is_null();
  if (op == "between") {
    const Window range = window(rule.at("value"), now);
    const std::optional<Millis> time = moment(value);
    return time && *time >= range.from && *time <= range.to;
  }
  Json wanted = rule.contains("value") ? rule.at("value") : Json();
  if (!wanted.is_array()) wanted = Json::array({wanted});
  for (const Json& one : wanted) {
    if (value.is_null() ? (one.is_null() && (op == "=" || op == "in"))
                        : fits(op, value, one, is_time)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Millis> moment(const Json& value) {
  if (!value.is_string()) return std::nullopt;
  const std::string text = value.get<std::string>();
  std::tm date{};
  int millis = 0, read = 0;
  if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%n", &date.tm_year, &date.tm_mon,
                  &date.tm_mday, &date.tm_hour, &date.tm_min, &date.tm_sec, &read) != 6) {
    return std::nullopt;
  }
  const std::string rest = text.substr(static_cast<std::size_t>(read));
  if (rest != "Z" && std::sscanf(rest.c_str(), ".%3dZ", &millis) != 1) return std::nullopt;
  date.tm_year -= 1900;
  date.tm_mon -= 1;
  return static_cast<Millis>(timegm(&date)) * 1000 + millis;
}

Window window(const Json& value, Millis now) {
  if (!value.contains("preset")) return {*moment(value.at("from")), *moment(value.at("to"))};
  const std::string preset = value.at("preset");
  const auto rolling = kRollingDays.find(preset);
  if (rolling != kRollingDays.end()) return {now - rolling->second * kDay, now};
  Millis day = now - now % kDay;
  if (preset == "yesterday") day -= kDay;
  if (preset == "tomorrow") day += kDay;
  return {day, day + kDay - 1};
}

bool fulfils(const Json& rule, const Json& value, bool is_time, Millis now) {
  return fulfils(rule.at("operator").get<std::string>(), rule, value, is_time, now);
}

}  // namespace reference
