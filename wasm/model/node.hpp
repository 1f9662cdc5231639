#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace dora {

using Json = nlohmann::ordered_json;

/// One place in a model document: a JSON value, its JSON pointer, and the one error that reading the
/// document may end with. Reading goes on after an error with empty values, so that a reader is
/// written straight down; the first error is the one that is kept.
class Node {
 public:
  Node(const Json& value, Error& error) : Node(value, std::string(), error) {}
  Node(const Json& value, std::string pointer, Error& error)
      : value_(&value), pointer_(std::move(pointer)), error_(&error) {}

  const Json& json() const { return *value_; }
  const std::string& pointer() const { return pointer_; }
  bool is_null() const { return value_->is_null(); }

  /// The member of that name, a null node where it is absent.
  Node operator[](const std::string& key) const;
  bool has(const char* key) const;

  /// The text here; `fallback` when it is absent or null, an error when it is something else.
  std::string text(std::string_view fallback = {}) const;
  bool flag(bool fallback) const;
  double number(double fallback) const;

  /// Calls `visit(key, node)` for each member of an object. Absent is empty; else an error.
  template <typename Visit>
  void members(Visit visit) const {
    if (!expect(value_->is_object() || value_->is_null(), "object")) return;
    if (value_->is_null()) return;
    for (auto it = value_->begin(); it != value_->end(); ++it) {
      visit(it.key(), child(it.key(), it.value()));
    }
  }

  /// Calls `visit(node)` for each element of an array. Absent is empty; else an error.
  template <typename Visit>
  void elements(Visit visit) const {
    if (!expect(value_->is_array() || value_->is_null(), "array")) return;
    if (value_->is_null()) return;
    for (std::size_t i = 0; i < value_->size(); ++i) visit(child(std::to_string(i), (*value_)[i]));
  }

  /// Records an error at this place, unless the document has one already.
  void fail(ErrorCode code, std::string detail) const;
  bool failed() const { return static_cast<bool>(*error_); }

 private:
  Node child(std::string_view key, const Json& value) const;
  bool expect(bool good, const char* type) const;

  const Json* value_;
  std::string pointer_;
  Error* error_;
};

}  // namespace dora
