#include "catalog/column.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dora {

void Column::resize(std::size_t rows) {
  size_ = rows;
  switch (type_) {
    case ValueType::kNumber:
      return numbers_.resize(rows, std::numeric_limits<double>::quiet_NaN());
    case ValueType::kTime:
      return times_.resize(rows, kNoTime);
    case ValueType::kBoolean:
      return flags_.resize(rows, kNoFlag);
    case ValueType::kText:
    case ValueType::kJson:
      return texts_.resize(rows, kNoText);
  }
}

void Column::set(std::size_t row, const Cell& cell, std::size_t rows) {
  if (row >= size_) {
    if (cell.is_null()) return;
    resize(rows);
  }
  switch (type_) {
    case ValueType::kNumber: {
      const double* number = std::get_if<double>(&cell.value);
      numbers_[row] = number ? *number : std::numeric_limits<double>::quiet_NaN();
      return;
    }
    case ValueType::kTime: {
      const Millis* time = std::get_if<Millis>(&cell.value);
      times_[row] = time ? *time : kNoTime;
      return;
    }
    case ValueType::kBoolean: {
      const bool* flag = std::get_if<bool>(&cell.value);
      flags_[row] = flag ? static_cast<std::uint8_t>(*flag) : kNoFlag;
      return;
    }
    case ValueType::kText:
    case ValueType::kJson: {
      const TextId* text = std::get_if<TextId>(&cell.value);
      texts_[row] = text ? *text : kNoText;
      return;
    }
  }
}

Cell Column::get(std::size_t row) const {
  if (row >= size_) return {};
  switch (type_) {
    case ValueType::kNumber:
      return std::isnan(numbers_[row]) ? Cell{} : Cell{numbers_[row]};
    case ValueType::kTime:
      return times_[row] == kNoTime ? Cell{} : Cell{times_[row]};
    case ValueType::kBoolean:
      return flags_[row] == kNoFlag ? Cell{} : Cell{flags_[row] == 1};
    case ValueType::kText:
    case ValueType::kJson:
      return texts_[row] == kNoText ? Cell{} : Cell{texts_[row]};
  }
  return {};
}

void Column::truncate(std::size_t rows) {
  if (rows < size_) resize(rows);
}

double Column::number(std::size_t row) const {
  return row < numbers_.size() ? numbers_[row] : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace dora
