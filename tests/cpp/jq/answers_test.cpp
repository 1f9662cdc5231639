// Answers jq programs for the comparison with real jq in tests/wasm/jq, which runs this
// test case by name. The file named by DORA_JQ_CASES holds one JSON array a line, [program, inputs];
// inputs are JSON texts inside strings, so that numbers reach the engine as they were written. The
// file named by DORA_JQ_ANSWERS receives one array a line with an answer for each input:
//   "=" and the first output as jq -c prints it     "-" no output       "!" and an error message
//   "syntax", "unsupported: ...", "timeout"
//   "reads: ..." when an input reduced to Program::reads() gave another answer than the whole

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "jq_test.hpp"
#include "pruned.hpp"

namespace {

using dora::ErrorCode;
using dora::jq::Program;
using dora::jq::Value;

std::string text_of(const dora::Error& error) {
  switch (error.code) {
    case ErrorCode::kJqSyntax: return "syntax";
    case ErrorCode::kJqUnsupported: return "unsupported: " + error.detail;
    case ErrorCode::kJqTimeout: return "timeout";
    default: return "!" + error.detail;
  }
}

std::string answer(const Program& program, const Value& input) {
  dora::jq::Limits limits;
  limits.now_ms = dora::jq::test::kNow;
  limits.steps = 200'000;  // jq cannot be stopped: what takes long is not asked
  const auto result = program.first(input, limits);
  if (!result) return text_of(result.error());
  return result->has_value() ? "=" + dora::jq::to_json(**result) : "-";
}

Value answers(const Value& line) {
  Value all = Value::array();
  const auto program = Program::compile(line.items()[0].text());
  for (const Value& text : line.items()[1].items()) {
    if (!program) {
      all.push_back(Value::string(text_of(program.error())));
      continue;
    }
    const auto input = dora::jq::from_json(text.text());
    REQUIRE(input.ok());
    const std::string whole = answer(*program, *input);
    const std::string part = answer(*program, dora::jq::prune(*input, program->reads()));
    all.push_back(Value::string(part == whole ? whole : "reads: " + part + " not " + whole));
  }
  return all;
}

}  // namespace

TEST_CASE("answers for the comparison with jq", "[.answers]") {
  const char* cases = std::getenv("DORA_JQ_CASES");
  const char* out = std::getenv("DORA_JQ_ANSWERS");
  REQUIRE(cases != nullptr);
  REQUIRE(out != nullptr);
  std::ifstream in(cases);
  std::ofstream answers_file(out);
  for (std::string line; std::getline(in, line);) {
    const auto parsed = dora::jq::from_json(line);
    REQUIRE(parsed.ok());
    answers_file << dora::jq::to_json(answers(*parsed)) << '\n';
  }
}
