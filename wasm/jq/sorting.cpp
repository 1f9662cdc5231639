#include "jq/sorting.hpp"

#include <algorithm>
#include <cmath>

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

constexpr std::size_t kRun = 8;

// Sorts short runs by insertion.
void sort_runs(std::vector<std::size_t>& order, PositionLess less) {
  for (std::size_t begin = 0; begin < order.size(); begin += kRun) {
    const std::size_t end = std::min(begin + kRun, order.size());
    for (std::size_t i = begin + 1; i < end; ++i) {
      const std::size_t position = order[i];
      std::size_t at = i;
      for (; at > begin && less(position, order[at - 1]); --at) order[at] = order[at - 1];
      order[at] = position;
    }
  }
}

}  // namespace

std::vector<std::size_t> sorted_order(std::size_t size, PositionLess less) {
  std::vector<std::size_t> order(size);
  for (std::size_t i = 0; i < size; ++i) order[i] = i;
  sort_runs(order, less);
  std::vector<std::size_t> merged(size > kRun ? size : 0);
  for (std::size_t run = kRun; run < size; run *= 2) {
    for (std::size_t begin = 0; begin < size; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, size);
      const std::size_t end = std::min(begin + 2 * run, size);
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t at = begin; at < end; ++at) {
        const bool take_right = left == middle || (right < end && less(order[right], order[left]));
        merged[at] = order[take_right ? right++ : left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

bool sorted_positions(Runtime& runtime, const std::vector<Value>& keys,
                      std::vector<std::size_t>& out) {
  int nans = 0;
  for (const Value& key : keys) nans += has_nan(key, 500) ? 1 : 0;
  // With one NaN the order is still one; with two it depends on the sorting algorithm.
  if (nans > 1) return runtime.unsupported("sorting NaN");
  out = sorted_order(keys.size(),
                     [&](std::size_t a, std::size_t b) { return compare(keys[a], keys[b]) < 0; });
  std::size_t work = 0;
  for (std::size_t size = keys.size(); size > 0; size /= 2) work += keys.size();
  return runtime.charge(work);
}

bool same_key(Runtime& runtime, const Value& left, const Value& right, bool& same) {
  bool unsure = false;
  same = equal(left, right, &unsure);
  return !unsure || runtime.unsupported("depth");
}

}  // namespace dora::jq
