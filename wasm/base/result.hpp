#pragma once

#include <optional>
#include <utility>

#include "base/error.hpp"

namespace dora {

/// Either a value or the Error that prevented it. The engine is built without exceptions, so every
/// operation that can fail returns one, and it cannot be ignored.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}        // NOLINT: a value is a result
  Result(Error error) : error_(std::move(error)) {}    // NOLINT: so is an error
  Result(ErrorCode code) : error_{code} {}      // NOLINT

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return *value_; }
  T& value() & { return *value_; }
  T&& value() && { return std::move(*value_); }
  const T& operator*() const& { return *value_; }
  T& operator*() & { return *value_; }
  T&& operator*() && { return std::move(*value_); }
  const T* operator->() const { return &*value_; }
  T* operator->() { return &*value_; }

  const Error& error() const { return error_; }

 private:
  std::optional<T> value_;
  Error error_;
};

/// The result of an operation that yields nothing but may fail.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT
  Result(ErrorCode code) : error_{code} {}    // NOLINT

  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return error_; }

 private:
  Error error_;
};

}  // namespace dora
