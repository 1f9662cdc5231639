#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "jq/value.hpp"

namespace dora::jq {

class Regex;

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xffffffff;

/// What a node does. `a`, `b` and `c` are child nodes unless the comment says otherwise; `list` is
/// a position in Code::lists whose first entry is a count.
enum class Op : std::uint8_t {
  kIdentity,     // .
  kConstant,     // a: position in constants; sub 1 when jq itself would not call it a constant
  kField,        // a: target, b: position of a string in constants
  kIndex,        // a: target, b: key
  kSlice,        // a: target, b: from or none, c: to or none
  kEach,         // a: target
  kPipe,         // a | b
  kComma,        // a , b
  kAlternative,  // a // b
  kAnd,          // a and b
  kOr,           // a or b
  kBinary,       // a (sub: BinaryOp) b
  kNegate,       // - a
  kIf,           // if a then b else c, or none for .
  kTry,          // try a catch b, or none
  kCollect,      // [a]
  kObject,       // a: list of pairs of nodes (key, value)
  kString,       // a: list of nodes, to be joined; sub: Format of those that are no constants
  kFormat,       // sub: Format
  kBind,         // a as (c: list of a pattern) | b
  kReduce,       // a: list of source, pattern, initial value, update
  kForeach,      // a: list of source, pattern, initial value, update, extraction or none
  kVariable,     // a: how many scopes up
  kLabel,        // label $x | a
  kBreak,        // a: how many scopes up
  kParameter,    // a call of a closure parameter; a: how many scopes up
  kCall,     // a: position in functions, b: list of argument nodes, c: scopes up to its definition
  kBuiltin,  // a: position in the table of builtins, b: list of argument nodes, c: regex or none
};

enum class BinaryOp : std::uint8_t {
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
};

enum class Format : std::uint8_t {
  kText,
  kJson,
  kCsv,
  kTsv,
  kHtml,
  kUri,
  kUrid,
  kSh,
  kBase64,
  kBase64d,
};

struct Node {
  Op op = Op::kIdentity;
  std::uint8_t sub = 0;
  bool single = false;    // never more than one output: evaluated without a continuation
  bool optional = false;  // kField, kIndex, kSlice, kEach: followed by ?
  std::uint32_t a = kNoNode;
  std::uint32_t b = kNoNode;
  std::uint32_t c = kNoNode;
};

/// A function the program defines. Its body runs in the scope of its definition, extended by one
/// entry for each parameter and then by one for each parameter written `$name`.
struct Function {
  NodeId body = kNoNode;
  bool recursive = false;
  std::vector<bool> by_value;  // for each parameter: written `$name`
};

/// A compiled program: nodes that refer to one another by position.
struct Code {
  std::vector<Node> nodes;
  std::vector<Value> constants;
  std::vector<std::uint32_t> lists;
  std::vector<Function> functions;
  std::vector<std::shared_ptr<const Regex>> regexes;
  NodeId root = kNoNode;
  std::string source;  // after Port's treatment of single quotes
};

}  // namespace dora::jq
