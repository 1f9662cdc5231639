#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace dora {

/// A text kept once and named by a small number. Equal texts have equal ids within one pool.
using TextId = std::uint32_t;

/// "No text": what a text column holds for null. The empty text has an id of its own.
inline constexpr TextId kNoText = 0;

/// Interns texts. An id stays valid, and the bytes behind it stay where they are, as long as the pool
/// lives. Costs the text itself and about 16 bytes more; looking up is O(length).
class TextPool {
 public:
  TextPool();

  /// The id of `text`, which is added when it is new.
  TextId intern(std::string_view text);

  /// The id of `text`, or kNoText when the pool does not hold it.
  TextId find(std::string_view text) const;

  /// The text behind an id; empty for kNoText.
  std::string_view text(TextId id) const { return texts_[id]; }

 private:
  /// A slot remembers a part of its text's hash: most texts are told apart without looking at them.
  struct Slot {
    TextId id = kNoText;
    std::uint32_t hash = 0;
  };

  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();
  std::string_view keep(std::string_view text);

  std::vector<std::string_view> texts_;
  std::vector<Slot> slots_;  // open addressing; kNoText marks a free slot; size is a power of two
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_left_ = 0;
  char* block_at_ = nullptr;
};

/// A hash for the engine's tables: fast, good enough against real data, the same on every machine.
std::uint64_t hash_bytes(std::string_view bytes);

}  // namespace dora
