#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "jq/value.hpp"

namespace dora::jq {

// What a counted Value points to. Private to value.cpp and nodes.cpp.

struct StringNode : Shared {
  std::string bytes;
};

struct ArrayNode : Shared {
  std::vector<Value> items;
  std::uint32_t origin = 0;  // not 0: the same number for an array and what was sliced from it
};

/// Above this many members an object is looked up through a hash table of member positions.
inline constexpr std::size_t kLinearMembers = 16;

struct ObjectNode : Shared {
  std::vector<Member> members;
  std::vector<std::uint32_t> slots;  // open addressing; 0 is free, otherwise position + 1

  std::size_t find(std::string_view key) const;  // members.size() when absent
  void append(Value key, Value value);
  void erase(std::size_t position);

 private:
  void rehash(std::size_t capacity);
};

struct NumberNode : Shared {
  double number = 0;
  std::string literal;
};

}  // namespace dora::jq
