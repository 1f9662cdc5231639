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
  std::string beyond;  // what is not in the subset; empty when everything is
};

namespace {

const Value kNull;

/// What a constant or a chain of fields (`.user.login`) gives, as most programs of a mapping are: it
/// needs no evaluator. Nothing for any other program, and where jq would raise an error.
const Value* plain_value(const Code& code, NodeId id, const Value& input) {
  const Node& node = code.nodes[id];
  if (node.op == Op::kIdentity) return &input;
  if (node.op == Op::kConstant) return &code.constants[node.a];
  if (node.op != Op::kField) return nullptr;
  const Value* target = plain_value(code, node.a, input);
  if (!target || target->is_null()) return target;
  if (!target->is_object()) return nullptr;
  const Value* found = target->find(code.constants[node.b].text());
  return found ? found : &kNull;
}

}  // namespace

Result<Program> Program::compile(std::string_view source) {
  Result<Code> code = Parser(with_double_quotes(source)).parse();
  if (!code && code.error().code != ErrorCode::kJqUnsupported) return code.error();
  auto compiled = std::make_shared<Compiled>();
  compiled->source = source;
  if (code) {
    compiled->reads = reads_of(*code);
    compiled->code = std::move(*code);
  } else {
    compiled->reads = {Path()};
    compiled->beyond = code.error().detail;
  }
  return Program(std::move(compiled));
}

bool Program::needs_jq() const { return !compiled_->beyond.empty(); }

const std::vector<Path>& Program::reads() const { return compiled_->reads; }
std::string_view Program::source() const { return compiled_->source; }

Result<std::optional<Value>> Program::first(const Value& input, const Limits& limits) const {
  if (needs_jq()) return Error{ErrorCode::kJqUnsupported, 0, compiled_->beyond};
  const Code& code = compiled_->code;
  if (const Value* value = plain_value(code, code.root, input)) return std::optional<Value>(*value);
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
