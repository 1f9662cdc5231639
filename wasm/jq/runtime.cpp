#include "jq/runtime.hpp"

namespace dora::jq {

[[gnu::noinline]] bool Runtime::raise(Value error) {
  signal_ = Signal::kError;
  error_ = std::move(error);
  return false;
}

[[gnu::noinline]] bool Runtime::raise(std::string_view message) {
  return raise(Value::string(message));
}

[[gnu::noinline]] bool Runtime::unsupported(std::string_view detail) {
  signal_ = Signal::kUnsupported;
  error_ = Value::string(detail);
  return false;
}

}  // namespace dora::jq
