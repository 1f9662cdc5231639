#include "jq/nodes.hpp"

#include <functional>

namespace dora::jq {
namespace {

std::size_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }

}  // namespace

std::size_t ObjectNode::find(std::string_view key) const {
  if (slots.empty()) {
    std::size_t position = 0;
    while (position < members.size() && members[position].key.text() != key) ++position;
    return position;
  }
  const std::size_t mask = slots.size() - 1;
  for (std::size_t slot = hash_of(key) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
    if (members[slots[slot] - 1].key.text() == key) return slots[slot] - 1;
  }
  return members.size();
}

void ObjectNode::append(Value key, Value value) {
  members.push_back({std::move(key), std::move(value)});
  if (members.size() <= kLinearMembers) return;
  if (slots.size() < members.size() * 2) {
    rehash(members.size() * 4);
    return;
  }
  const std::size_t mask = slots.size() - 1;
  std::size_t slot = hash_of(members.back().key.text()) & mask;
  while (slots[slot] != 0) slot = (slot + 1) & mask;
  slots[slot] = static_cast<std::uint32_t>(members.size());
}

void ObjectNode::erase(std::size_t position) {
  members.erase(members.begin() + static_cast<std::ptrdiff_t>(position));
  if (!slots.empty()) rehash(slots.size());
}

void ObjectNode::rehash(std::size_t capacity) {
  std::size_t size = 64;
  while (size < capacity) size *= 2;
  slots.assign(size, 0);
  for (std::size_t position = 0; position < members.size(); ++position) {
    std::size_t slot = hash_of(members[position].key.text()) & (size - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
    slots[slot] = static_cast<std::uint32_t>(position + 1);
  }
}

}  // namespace dora::jq
