#include "jq/sorting.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "jq/runtime.hpp"

namespace dora::jq {
namespace {

// NaN in a key, at any depth; too deep counts as one.
bool has_nan(const Value& value, int depth) {
  if (value.is_number()) return std::isnan(value.as_number());
  if (depth == 0) return value.size() > 0;
  for (const Value& item : value.items()) {
    if (has_nan(item, depth - 1)) return true;
  }
  for (const Member& member : value.members()) {
    if (has_nan(member.value, depth - 1)) return true;
  }
  return false;
}

}  // namespace

bool sorted_positions(Runtime& runtime, const std::vector<Value>& keys,
                      std::vector<std::size_t>& out) {
  int nans = 0;
  for (const Value& key : keys) nans += has_nan(key, 500) ? 1 : 0;
  // With one NaN the order is still one; with two it depends on the sorting algorithm.
  if (nans > 1) return runtime.unsupported("sorting NaN");
  out.resize(keys.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::stable_sort(out.begin(), out.end(),
                   [&](std::size_t a, std::size_t b) { return compare(keys[a], keys[b]) < 0; });
  std::size_t work = 0;
  for (std::size_t size = keys.size(); size > 0; size /= 2) work += keys.size();
  return runtime.charge(work);
}

bool same_key(Runtime& runtime, const Value& left, const Value& right, bool& same) {
  bool too_deep = false;
  same = equal(left, right, &too_deep);
  return !too_deep || runtime.unsupported("depth");
}

}  // namespace dora::jq
