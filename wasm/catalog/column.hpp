#pragma once

#include <span>
#include <variant>
#include <vector>

#include "base/text_pool.hpp"
#include "base/time.hpp"
#include "model/blueprint.hpp"

namespace dora {

/// One value of one property, or null. Texts, and objects and arrays as JSON text, are ids of the
/// catalog's TextPool.
struct Cell {
  std::variant<std::monostate, double, bool, Millis, TextId> value;

  bool is_null() const { return value.index() == 0; }
};

/// The values of one property, a row after the other, without an object per value. A column in
/// which nothing but null was ever written holds no memory.
class Column {
 public:
  explicit Column(ValueType type) : type_(type) {}

  ValueType type() const { return type_; }

  /// True when every row is null.
  bool empty() const { return size_ == 0; }

  /// Writes a cell of the column's own type, or null; `rows` is how many rows the table has.
  void set(std::size_t row, const Cell& cell, std::size_t rows);
  Cell get(std::size_t row) const;
  void truncate(std::size_t rows);

  /// The values, as many as rows were written; rows beyond are null. Null is NaN, kNoTime, kNoText
  /// and kNoFlag. Each is empty for a column of another type.
  std::span<const double> numbers() const { return numbers_; }
  std::span<const Millis> times() const { return times_; }
  std::span<const TextId> texts() const { return texts_; }
  std::span<const std::uint8_t> flags() const { return flags_; }

  double number(std::size_t row) const;
  Millis time(std::size_t row) const { return row < times_.size() ? times_[row] : kNoTime; }
  TextId text(std::size_t row) const { return row < texts_.size() ? texts_[row] : kNoText; }

  static constexpr std::uint8_t kNoFlag = 2;

 private:
  void resize(std::size_t rows);

  ValueType type_;
  std::size_t size_ = 0;
  std::vector<double> numbers_;
  std::vector<Millis> times_;
  std::vector<TextId> texts_;
  std::vector<std::uint8_t> flags_;
};

}  // namespace dora
