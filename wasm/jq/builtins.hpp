#pragma once

#include <cstdint>
#include <string_view>

#include "jq/value.hpp"

namespace dora::jq {

class Runtime;

/// Built-ins whose arguments are programs rather than values; the evaluator runs each by hand.
enum class Special : std::uint8_t {
  kNone,  // an ordinary function of its input and the values of its arguments
  kEmpty,
  kError0,
  kNot,
  kEnv,
  kTypeSelect,
  kSelect,
  kMap,
  kMapValues,
  kWithEntries,
  kWalk,
  kRecurse,
  kPaths,
  kCombinations,
  kRange,
  kFirst,
  kLast,
  kLimit,
  kSkip,
  kNth,
  kUntil,
  kWhile,
  kAny,
  kAll,
  kIsEmpty,
  kIn,
  kInKeys,
  kInside,
  kAdd1,
  kIndex1,
  kIndex2,
  kSortBy,
  kGroupBy,
  kUniqueBy,
  kMinBy,
  kMaxBy,
  kMatch,
  kTest,
  kCapture,
  kScan,
  kSplit2,
  kSplits,
  kSub,
  kGsub,
};

/// What kTypeSelect lets through: a bit for each Kind, or a test of its own.
enum class KindSet : std::uint8_t {
  kNulls = 1,
  kBooleans = 6,
  kNumbers = 8,
  kStrings = 16,
  kArrays = 32,
  kObjects = 64,
  kValues = 126,
  kIterables = 96,
  kScalars = 31,
  kNormals = 128,
  kFinites = 129,
};

/// A function of values: writes `out` and returns true, or raises an error in the runtime and
/// returns false.
using ValueFunction = bool (*)(Runtime& runtime, const Value& input, const Value* arguments,
                               Value& out);

struct Builtin {
  std::string_view name;
  std::uint8_t arity;
  Special special;
  ValueFunction function;
  /// jq runs functions written in C with the last argument in the outermost loop and functions
  /// written in jq with the first one there; it shows when an argument has several outputs.
  bool last_outermost;
  KindSet kinds = KindSet::kValues;  // of kTypeSelect
};

inline constexpr std::uint32_t kNoBuiltin = 0xffffffff;

/// The position in the table, or kNoBuiltin.
std::uint32_t find_builtin(std::string_view name, std::size_t arity);
const Builtin& builtin_at(std::uint32_t position);
/// True for a function that jq 1.8 has, whether or not the engine has it.
bool is_jq_builtin(std::string_view name, std::size_t arity);

}  // namespace dora::jq
