#pragma once

#include <vector>

#include "jq/value.hpp"

namespace dora::jq {

class Runtime;

/// Sorts positions by a comparison that is borrowed for the call; equal ones keep their order. One
/// merge sort for all: the library's would be compiled anew for each use.
class PositionLess {
 public:
  template <typename F>
  PositionLess(const F& less)  // NOLINT: every callable is an order
      : self_(&less), call_([](const void* self, std::size_t a, std::size_t b) {
          return (*static_cast<const F*>(self))(a, b);
        }) {}
  bool operator()(std::size_t a, std::size_t b) const { return call_(self_, a, b); }

 private:
  const void* self_;
  bool (*call_)(const void*, std::size_t, std::size_t);
};
std::vector<std::size_t> sorted_order(std::size_t size, PositionLess less);

/// The positions of the keys in jq's order, equal ones in their old order. Fails where jq's own
/// order is left to the C library: two NaNs in the same place.
bool sorted_positions(Runtime& runtime, const std::vector<Value>& keys,
                      std::vector<std::size_t>& out);
/// jq's equality of two sort keys.
bool same_key(Runtime& runtime, const Value& left, const Value& right, bool& same);

}  // namespace dora::jq
