#include "jq/program.hpp"

#include "jq/code.hpp"
#include "jq/evaluator.hpp"
#include "jq/parser.hpp"
#include "jq/reads.hpp"

namespace dora::jq {

struct Program::Compiled {
  std::string source;
  Code code;
  std::vector<Path> reads;
};

Result<Program> Program::compile(std::string_view source) {
  Result<Code> code = Parser(with_double_quotes(source)).parse();
  if (!code) return code.error();
  std::vector<Path> reads = reads_of(*code);
  return Program(std::make_shared<const Compiled>(
      Compiled{std::string(source), std::move(*code), std::move(reads)}));
}

const std::vector<Path>& Program::reads() const { return compiled_->reads; }
std::string_view Program::source() const { return compiled_->source; }

Result<std::optional<Value>> Program::first(const Value& input, const Limits& limits) const {
  const Code& code = compiled_->code;
  Runtime runtime(limits.now_ms, limits.steps);
  Evaluator evaluator(code, runtime, limits.depth);
  const Value environment = Value::object();
  const Scope scope{nullptr, environment, kNoNode, nullptr};  // $ENV
  Value out;
  switch (evaluator.first(code.root, input, &scope, out)) {
    case Evaluator::Step::kValue:
      return std::optional<Value>(std::move(out));
    case Evaluator::Step::kNone:
      return std::optional<Value>();
    default:
      break;
  }
  switch (runtime.signal()) {
    case Signal::kTimeout:
      return Error{ErrorCode::kJqTimeout, 0, {}};
    case Signal::kUnsupported:
      return Error{ErrorCode::kJqUnsupported, 0, std::string(runtime.error().text())};
    case Signal::kBreak:
      return Error{ErrorCode::kJqError, 0, "break"};
    default:
      break;
  }
  const Value& error = runtime.error();
  return Error{ErrorCode::kJqError, 0,
               error.is_string() ? std::string(error.text()) : to_json(error)};
}

}  // namespace dora::jq
