#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "jq/value.hpp"

namespace dora::jq {

/// Why evaluation is unwinding. Only kError can be caught by `try`.
enum class Signal : std::uint8_t { kNone, kError, kBreak, kTimeout, kUnsupported };

/// The state of one evaluation that built-in functions see: the clock, the budget, and the error
/// on its way out. Functions that fail return false after raising something here.
class Runtime {
 public:
  Runtime(std::int64_t now_ms, std::uint64_t steps) : now_ms_(now_ms), steps_(steps) {}

  std::int64_t now_ms() const { return now_ms_; }

  /// Charges work to the budget; false, with kTimeout raised, when it is spent.
  bool charge(std::uint64_t work = 1) {
    if (steps_ >= work) {
      steps_ -= work;
      return true;
    }
    steps_ = 0;
    signal_ = Signal::kTimeout;
    return false;
  }

  // Errors are rare and raised in many places: out of line.
  bool raise(Value error);
  bool raise(std::string_view message);
  /// Leaves the program to another implementation: what it asks for cannot be done exactly here.
  bool unsupported(std::string_view detail);
  bool break_to(std::uint64_t label) {
    signal_ = Signal::kBreak;
    label_ = label;
    return false;
  }

  Signal signal() const { return signal_; }
  const Value& error() const { return error_; }
  std::uint64_t label() const { return label_; }
  void clear() { signal_ = Signal::kNone; }

 private:
  std::int64_t now_ms_;
  std::uint64_t steps_;
  Signal signal_ = Signal::kNone;
  std::uint64_t label_ = 0;
  Value error_;
};

}  // namespace dora::jq
