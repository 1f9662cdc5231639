#pragma once

#include <string>
#include <string_view>

#include "jq/program.hpp"

namespace dora::jq::test {

inline constexpr std::int64_t kNow = 1'700'000'000'123;

/// Compiles and runs a program over JSON text and writes the outcome as text: the first output as
/// JSON, "none", or the kind of failure with its detail.
inline std::string run(std::string_view source, std::string_view input = "null",
                       Limits limits = {kNow}) {
  const auto describe = [](const Error& error) {
    switch (error.code) {
      case ErrorCode::kJqSyntax:
        return "syntax: " + error.detail;
      case ErrorCode::kJqUnsupported:
        return "unsupported: " + error.detail;
      case ErrorCode::kJqTimeout:
        return std::string("timeout");
      default:
        return "error: " + error.detail;
    }
  };
  const auto program = Program::compile(source);
  if (!program) return describe(program.error());
  const auto value = from_json(input);
  if (!value) return "bad input";
  const auto result = program->first(*value, limits);
  if (!result) return describe(result.error());
  return result->has_value() ? to_json(**result) : "none";
}

/// The paths that a program reads, each as text: `a.b`, `labels[].name`, and `.` for everything.
inline std::string reads(std::string_view source) {
  const auto program = Program::compile(source);
  if (!program) return "does not compile: " + program.error().detail;
  std::string text;
  for (const Path& path : program->reads()) {
    std::string one;
    for (const PathStep& step : path) {
      if (step.iterate) {
        one += "[]";
      } else {
        one += (one.empty() ? "" : ".") + step.key;
      }
    }
    text += (text.empty() ? "" : " ") + (one.empty() ? "." : one);
  }
  return text;
}

}  // namespace dora::jq::test
