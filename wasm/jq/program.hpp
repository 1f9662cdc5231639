#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "jq/value.hpp"

namespace dora::jq {

struct Code;

/// What one evaluation may use.
struct Limits {
  /// jq's `now`, in milliseconds since 1970 UTC.
  std::int64_t now_ms = 0;
  /// The number of evaluation steps (nodes visited, elements touched); a program that needs more
  /// ends with kJqTimeout. A step takes some 10 to 50 ns.
  std::uint64_t steps = 10'000'000;
  /// How deep evaluation may nest. A program that needs more ends with kJqUnsupported, because jq
  /// itself runs tail calls in constant space. A level takes up to 600 bytes of stack.
  std::uint32_t depth = 600;
};

/// One step of a path into the input: a member, or every element of an array (and every member of
/// an object).
struct PathStep {
  std::string key;
  bool iterate = false;

  friend bool operator==(const PathStep&, const PathStep&) = default;
};

/// The way to a part of the input. The empty path is the whole input.
using Path = std::vector<PathStep>;

/// A jq program as Port runs it, compiled. Programs are immutable, cheap to copy, and evaluate any
/// number of inputs; each evaluation is independent.
///
/// The engine has a subset of jq 1.8, listed in docs/metrics.md. What is outside of it is refused,
/// never approximated, so that the caller can hand the whole program to jq itself. Whatever is
/// accepted gives jq's result, and an error where jq gives one. Fallback puts the two together.
class Program {
 public:
  /// Compiles jq's source after Port's treatment: single quotes that delimit a string become double
  /// quotes, and the environment is empty. Errors, with the byte offset:
  ///   kJqSyntax  jq would not compile it either; `detail` is the token or name concerned
  /// Linear in the length of the source.
  static Result<Program> compile(std::string_view source);

  /// True for a program that uses something beyond the subset: first() leaves every input to jq. What
  /// follows in its source was not looked at, so jq may find that it does not compile.
  bool needs_jq() const;

  /// The first output for this input, which is all that Port uses; nullopt when there is none.
  /// Errors:
  ///   kJqError        the program raised an error; `detail` is jq's message
  ///   kJqTimeout      the budget of steps is spent
  ///   kJqUnsupported  this input takes the program beyond the subset, or each does; `detail` names
  ///                   the function or construct. jq itself must run it
  Result<std::optional<Value>> first(const Value& input, const Limits& limits) const;

  /// Every part of the input that the program may look at, without repetition. An input that was
  /// reduced to these parts gives the same result. To reduce a value by a set of paths:
  ///   - keep all of it when some path ends here;
  ///   - keep scalars as they are, whatever the paths say;
  ///   - of an object keep the members that some path names (each reduced, possibly to an empty
  ///     object), and all members when some path goes through every element;
  ///   - of an array keep every element (each reduced) when some path goes through every element;
  ///     otherwise it may become empty.
  /// An absent member may stand for null, except within a part that is kept whole. Of a program that
  /// needs jq nothing is known: it reads everything.
  const std::vector<Path>& reads() const;

  /// The source as it was given to compile().
  std::string_view source() const;

 private:
  struct Compiled;
  explicit Program(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

/// Port's treatment of single quotes: `/(^|\s)'(?!\s|")|(?<!\s|")'(\s|$)/g` becomes `$1"$2`, as in
/// its bindings to libjq and in Ocean. Exposed for callers that hand programs to jq itself.
std::string with_double_quotes(std::string_view source);

}  // namespace dora::jq
