#include "json/key_set.hpp"

namespace dora::json {

std::size_t KeySet::add(std::string_view key) {
  const std::size_t known = find(key);
  if (known != kNotFound) return known;
  if ((count_ + 1) * 4 > slots_.size()) {
    std::vector<Slot> larger(slots_.empty() ? 16 : slots_.size() * 2);
    mask_ = larger.size() - 1;
    slots_.swap(larger);
    for (const Slot& slot : larger) {
      if (slot.index != kNotFound) place(slot);
    }
  }
  text_.append(key);
  place({text_.size() - key.size(), key.size(), count_});
  return count_++;
}

void KeySet::place(const Slot& slot) {
  std::size_t at = hash({text_.data() + slot.begin, slot.size});
  while (slots_[at & mask_].index != kNotFound) ++at;
  slots_[at & mask_] = slot;
}

}  // namespace dora::json
