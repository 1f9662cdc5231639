#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/time.hpp"

namespace dora {

/// From when to when entities of one kind are, and how they begin. Of whatever is added, in whatever
/// order, it is the same.
struct Span {
  /// So many of the earliest moments are kept.
  static constexpr std::size_t kEarliest = 20;

  std::uint64_t count = 0;
  Millis to = kNoTime;
  std::array<Millis, kEarliest> earliest;  // ascending; as many of them as `count` says

  Millis from() const { return earliest[0]; }
  std::size_t kept() const {
    return count < kEarliest ? static_cast<std::size_t>(count) : kEarliest;
  }

  void add(Millis moment);
  void add(const Span& other);
};

}  // namespace dora
