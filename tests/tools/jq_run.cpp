// Runs jq programs for the differential tests: reads one JSON array [program, input] per line of
// standard input and answers each with one line, a JSON array:
//   ["value", text]      the first output, as jq -c prints it
//   ["none"]             no output
//   ["error", message]   the program raised an error
//   ["syntax", detail]   the program does not parse
//   ["unsupported", detail] or ["timeout"]
// The input is JSON text inside a JSON string, so that it reaches the engine as it was written.
// With --pruned the input is first reduced to what Program::reads() names.

#include <cstdio>
#include <cstring>
#include <string>

#include "../cpp/jq/pruned.hpp"
#include "jq/program.hpp"

namespace {

using dora::ErrorCode;
using dora::jq::Program;
using dora::jq::Value;

Value answer(const char* kind, std::string_view detail) {
  Value line = Value::array();
  line.push_back(Value::string(kind));
  line.push_back(Value::string(detail));
  return line;
}

Value answer(const dora::Error& error) {
  switch (error.code) {
    case ErrorCode::kJqSyntax:
      return answer("syntax", error.detail);
    case ErrorCode::kJqUnsupported:
      return answer("unsupported", error.detail);
    case ErrorCode::kJqTimeout:
      return answer("timeout", "");
    default:
      return answer("error", error.detail);
  }
}

Value run(const Value& test, bool pruned) {
  const auto program = Program::compile(test.items()[0].text());
  if (!program) return answer(program.error());
  const auto input = dora::jq::from_json(test.items()[1].text());
  if (!input) return answer("error", "input");
  dora::jq::Limits limits;
  limits.now_ms = 1'700'000'000'000;
  const Value whole = pruned ? dora::jq::prune(*input, program->reads()) : *input;
  const auto result = program->first(whole, limits);
  if (!result) return answer(result.error());
  if (!result->has_value()) return answer("none", "");
  return answer("value", dora::jq::to_json(**result));
}

}  // namespace

int main(int argc, char** argv) {
  const bool pruned = argc > 1 && std::strcmp(argv[1], "--pruned") == 0;
  std::string line;
  for (int c = std::getchar(); c != EOF; c = std::getchar()) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    const auto test = dora::jq::from_json(line);
    const Value result = test ? run(*test, pruned) : answer("error", "test");
    std::puts(dora::jq::to_json(result).c_str());
    line.clear();
  }
  return 0;
}
