#include "jq/fallback.hpp"

#include <catch2/catch.hpp>

#include "jq_test.hpp"

using dora::jq::Answer;
using dora::jq::Fallback;
using dora::jq::Outcome;
using dora::jq::Program;

namespace {

const Program& program(const char* source) {
  static std::map<std::string, Program> programs;
  return programs.emplace(source, Program::compile(source).value()).first->second;
}

Answer first(Fallback& jq, const char* source, const std::string& input) {
  return jq.first(program(source), dora::jq::from_json(input).value(), {dora::jq::test::kNow});
}

/// The outcome and the value, such as "3" or "open".
std::string run(Fallback& jq, const char* source, const std::string& input = "null") {
  const Answer answer = first(jq, source, input);
  switch (answer.outcome) {
    case Outcome::kDone: return dora::jq::to_json(answer.value);
    case Outcome::kOpen: return "open";
    case Outcome::kSyntax: return "syntax";
    case Outcome::kTimeout: return "timeout";
    case Outcome::kUnavailable: return "unavailable";
  }
  return "";
}

const char* const kBeyond = ".a |= 1";

}  // namespace

TEST_CASE("what the engine can do it does itself, and an error is null", "[jq][fallback]") {
  Fallback jq;
  CHECK(run(jq, ".a + 1", R"({"a":2})") == "3");
  CHECK(run(jq, ".a + 1", R"({"a":[]})") == "null");
  CHECK(run(jq, "empty") == "null");
  CHECK_FALSE(jq.open());
  CHECK(jq.question().empty());
}

TEST_CASE("jq is asked in one question for all inputs, each once", "[jq][fallback]") {
  Fallback jq;
  CHECK(run(jq, kBeyond, R"({"a":2.50})") == "open");
  CHECK(run(jq, kBeyond, R"({"b":"x"})") == "open");
  CHECK(run(jq, kBeyond, R"({"a":2.50})") == "open");
  CHECK(jq.question() ==
        R"j("def env: {}; def now: 1700000000.123; {} as $ENV | .[] | (try [first(.a |= 1\n)] catch null)")j"
        "\n"
        R"([{"a":2.50},{"b":"x"}])");
  jq.answer(Outcome::kDone, "[{\"a\":1}]\nnull\n");
  CHECK_FALSE(jq.open());
  CHECK(run(jq, kBeyond, R"({"a":2.50})") == R"({"a":1})");
  CHECK(run(jq, kBeyond, R"({"b":"x"})") == "null");
  jq.forget();
  CHECK(run(jq, kBeyond, R"({"b":"x"})") == "open");
}

TEST_CASE("no output is null, as in Port", "[jq][fallback]") {
  Fallback jq;
  CHECK(run(jq, kBeyond) == "open");
  static_cast<void>(jq.question());
  jq.answer(Outcome::kDone, "[]");
  CHECK(run(jq, kBeyond) == "null");
}

TEST_CASE("an input that stops jq stops no other", "[jq][fallback]") {
  Fallback jq;
  for (const char* input : {"1", "2", "3"}) CHECK(run(jq, kBeyond, input) == "open");
  static_cast<void>(jq.question());
  jq.answer(Outcome::kDone, "[10]\n");  // and then it ended
  for (const char* line : {"[10]", "", "[30]"}) {
    CHECK(jq.open());
    static_cast<void>(jq.question());
    jq.answer(Outcome::kDone, line);
  }
  CHECK_FALSE(jq.open());
  CHECK(run(jq, kBeyond, "1") == "10");
  CHECK(run(jq, kBeyond, "2") == "null");
  CHECK(run(jq, kBeyond, "3") == "30");
}

TEST_CASE("questions are bounded", "[jq][fallback]") {
  Fallback jq;
  for (std::size_t i = 0; i < Fallback::kInputs + 1; ++i) run(jq, kBeyond, std::to_string(i));
  std::string lines;
  for (std::size_t i = 0; i < Fallback::kInputs; ++i) lines += "[1]\n";
  static_cast<void>(jq.question());
  jq.answer(Outcome::kDone, lines);
  CHECK(jq.open());
  static_cast<void>(jq.question());
  jq.answer(Outcome::kDone, "[1]");
  CHECK_FALSE(jq.open());
}

TEST_CASE("a program that does not end is not tried again", "[jq][fallback]") {
  Fallback jq;
  CHECK(run(jq, kBeyond, "1") == "open");
  CHECK(run(jq, kBeyond, "2") == "open");
  static_cast<void>(jq.question());
  jq.answer(Outcome::kTimeout, "");
  CHECK_FALSE(jq.open());
  jq.forget();
  CHECK(run(jq, kBeyond, "3") == "timeout");
  CHECK(run(jq, "[range(1e12)] | length") == "timeout");
}

TEST_CASE("jq that could not be had is asked for again the next time", "[jq][fallback]") {
  Fallback jq;
  run(jq, kBeyond);
  static_cast<void>(jq.question());
  jq.answer(Outcome::kUnavailable, "");
  CHECK(run(jq, kBeyond) == "unavailable");
  jq.forget();
  CHECK(run(jq, kBeyond) == "open");
}

TEST_CASE("a single input may be beyond the engine, too", "[jq][fallback]") {
  Fallback jq;
  const char* const deep = "def f: if . > 700 then . else . + 1 | f end; f";
  CHECK(run(jq, deep, "690") == "701");
  CHECK(run(jq, deep, "0") == "open");
}
