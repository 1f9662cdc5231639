#pragma once

#include <vector>

#include "jq/program.hpp"

namespace dora::jq {

/// Reduces a value to the parts that some paths name, following the rules of Program::reads() to
/// the letter: the reference for what a decoder may leave out.
inline Value prune(const Value& value, const std::vector<Path>& paths, std::size_t depth = 0) {
  bool iterate = false;
  for (const Path& path : paths) {
    if (path.size() == depth) return value;
    iterate = iterate || path[depth].iterate;
  }
  const auto below = [&](std::string_view key) {
    std::vector<Path> rest;
    for (const Path& path : paths) {
      if (path[depth].iterate || path[depth].key == key) rest.push_back(path);
    }
    return rest;
  };
  if (value.is_array()) {
    Value kept = Value::array();
    if (!iterate) return kept;
    std::vector<Path> rest;
    for (const Path& path : paths) {
      if (path[depth].iterate) rest.push_back(path);
    }
    for (const Value& item : value.items()) kept.push_back(prune(item, rest, depth + 1));
    return kept;
  }
  if (!value.is_object()) return value;
  Value kept = Value::object();
  for (const Member& member : value.members()) {
    const std::vector<Path> rest = below(member.key.text());
    if (!rest.empty()) kept.set(member.key, prune(member.value, rest, depth + 1));
  }
  return kept;
}

}  // namespace dora::jq
