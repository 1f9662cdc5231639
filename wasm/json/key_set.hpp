#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace dora::json {

/// a == b, made for keys: some words compared in place, and next to nothing if `b` is a literal. In
/// WebAssembly a call of memcmp costs half as much as finding a key. Linear beyond 16 bytes.
inline bool same_key(std::string_view a, std::string_view b) {
  const auto differ = [&](auto word, std::size_t at) {
    auto other = word;
    std::memcpy(&word, a.data() + at, sizeof word);
    std::memcpy(&other, b.data() + at, sizeof other);
    return word != other;
  };
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  if (size < 4) {
    for (std::size_t i = 0; i < size; ++i) {
      if (a[i] != b[i]) return false;
    }
    return true;
  }
  // The last word overlaps the one before it.
  if (size < 8) return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, size - 4);
  for (std::size_t at = 0; at < size - 8; at += 8) {
    if (differ(std::uint64_t{}, at)) return false;
  }
  return !differ(std::uint64_t{}, size - 8);
}

/// The keys that a reader wants, numbered in the order in which they were added. Made to be asked
/// once for every member of every record. For a handful of keys known when compiling, a chain of
/// same_key() is faster still.
class KeySet {
 public:
  static constexpr std::size_t kNotFound = static_cast<std::size_t>(-1);

  /// Adds a key and returns its index; the index it has if it is there already.
  std::size_t add(std::string_view key);

  /// The key's index, or kNotFound. Compares with one key on average; with all those at worst that
  /// have the same length, first and last byte.
  std::size_t find(std::string_view key) const {
    if (slots_.empty()) return kNotFound;
    for (std::size_t at = hash(key);; ++at) {
      const Slot& slot = slots_[at & mask_];
      if (slot.index == kNotFound) return kNotFound;
      if (slot.size == key.size() && same_key(key, {text_.data() + slot.begin, slot.size})) {
        return slot.index;
      }
    }
  }

  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }

 private:
  struct Slot {
    std::size_t begin = 0;  // in text_
    std::size_t size = 0;
    std::size_t index = kNotFound;
  };

  /// Weak, but ready after two loads: finding a key waits for it.
  static std::size_t hash(std::string_view key) {
    if (key.empty()) return 0;
    const auto first = static_cast<unsigned char>(key.front());
    const auto last = static_cast<unsigned char>(key.back());
    return key.size() * 3 ^ first ^ last * std::size_t{4};
  }

  void place(const Slot& slot);

  std::string text_;         // all keys, one after the other
  std::vector<Slot> slots_;  // open addressing; a power of two, at most a quarter full
  std::size_t mask_ = 0;     // the number of slots, less one
  std::size_t count_ = 0;
};

}  // namespace dora::json
