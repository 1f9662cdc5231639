#include "base/text_pool.hpp"

#include <algorithm>
#include <cstring>

namespace dora {
namespace {
constexpr std::size_t kBlockSize = 64 * 1024;
}

std::uint64_t hash_bytes(std::string_view bytes) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // 2^64 / golden ratio
  std::uint64_t hash = bytes.size() * kMultiplier;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 29;
  }
  std::uint64_t rest = 0;
  if (left > 0) std::memcpy(&rest, at, left);
  hash = (hash ^ rest) * kMultiplier;
  return hash ^ (hash >> 32);
}

TextPool::TextPool() : texts_(1), slots_(1024) {}

std::size_t TextPool::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == kNoText || (slot.hash == hash && texts_[slot.id] == text)) return at;
  }
}

TextId TextPool::find(std::string_view text) const {
  return slots_[slot_of(text, static_cast<std::uint32_t>(hash_bytes(text)))].id;
}

TextId TextPool::intern(std::string_view text) {
  const std::uint32_t hash = static_cast<std::uint32_t>(hash_bytes(text));
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.id != kNoText) return slot.id;
  const TextId id = static_cast<TextId>(texts_.size());
  texts_.push_back(keep(text));
  slot = {id, hash};
  if (texts_.size() * 4 > slots_.size() * 3) grow();
  return id;
}

void TextPool::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == kNoText) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].id != kNoText) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::string_view TextPool::keep(std::string_view text) {
  if (text.size() > block_left_) {
    const std::size_t size = std::max(kBlockSize, text.size());
    blocks_.push_back(std::make_unique<char[]>(size));
    block_at_ = blocks_.back().get();
    block_left_ = size;
  }
  if (!text.empty()) std::memcpy(block_at_, text.data(), text.size());
  const std::string_view kept(block_at_, text.size());
  block_at_ += text.size();
  block_left_ -= text.size();
  return kept;
}

}  // namespace dora
