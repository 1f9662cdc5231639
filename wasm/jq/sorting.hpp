#pragma once

#include <vector>

#include "jq/value.hpp"

namespace dora::jq {

class Runtime;

/// The positions of the keys in jq's order, equal ones in their old order. Fails where jq's own
/// order is left to the C library: two NaNs in the same place.
bool sorted_positions(Runtime& runtime, const std::vector<Value>& keys,
                      std::vector<std::size_t>& out);
/// jq's equality of two sort keys.
bool same_key(Runtime& runtime, const Value& left, const Value& right, bool& same);

}  // namespace dora::jq
