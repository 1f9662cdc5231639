#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jq/value.hpp"
#include "json/cursor.hpp"
#include "json/key_set.hpp"

namespace dora {

/// Which members of a record are wanted. Everything else is skipped without being decoded, which is
/// where the engine's speed comes from: a raw export is nearly all members that nobody asked for.
class FieldPlan {
 public:
  /// Wants the value at a path of member names, whole.
  void add(const std::vector<std::string>& path) { add(path.data(), path.size()); }

  /// Reads the value at the cursor into a tree that holds what is wanted. False when the cursor has
  /// failed. Where a path leads through something that is no object, that is read as it is, so that
  /// a program finds what it would have found in the whole record.
  bool read(json::Cursor& cursor, jq::Value& value) const;

 private:
  void add(const std::string* path, std::size_t length);

  bool whole_ = false;
  json::KeySet keys_;
  std::vector<jq::Value> names_;     // by index in keys_: shared by all the objects read
  std::vector<FieldPlan> children_;  // by index in keys_
};

/// Reads any value whole.
bool read_value(json::Cursor& cursor, jq::Value& value);

}  // namespace dora
