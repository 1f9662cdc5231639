#include "evaluate/jq_cells.hpp"

#include <cmath>

#include "base/time.hpp"

namespace dora {

jq::Value to_value(const Cell& cell, const TextPool& texts, ValueType type) {
  if (const double* number = std::get_if<double>(&cell.value)) return jq::Value::number(*number);
  if (const bool* flag = std::get_if<bool>(&cell.value)) return jq::Value::boolean(*flag);
  if (const Millis* time = std::get_if<Millis>(&cell.value)) {
    return jq::Value::string(format_time(*time));
  }
  if (const TextId* text = std::get_if<TextId>(&cell.value)) {
    if (type != ValueType::kJson) return jq::Value::string(texts.text(*text));
    const Result<jq::Value> json = jq::from_json(texts.text(*text));
    return json ? *json : jq::Value::null();
  }
  return jq::Value::null();
}

std::optional<Cell> to_cell(const jq::Value& value, ValueType type, TextPool& texts) {
  if (value.is_null()) return Cell{};
  switch (type) {
    case ValueType::kNumber:
      if (!value.is_number()) return std::nullopt;
      return std::isnan(value.as_number()) ? Cell{} : Cell{value.as_number()};
    case ValueType::kBoolean:
      if (!value.is_boolean()) return std::nullopt;
      return Cell{value.truthy()};
    case ValueType::kTime: {
      if (!value.is_string()) return std::nullopt;
      const std::optional<Millis> time = parse_time(value.text());
      if (!time) return std::nullopt;
      return Cell{*time};
    }
    case ValueType::kText:
      if (!value.is_string()) return std::nullopt;
      return Cell{texts.intern(value.text())};
    case ValueType::kJson:
      if (!value.is_array() && !value.is_object()) return std::nullopt;
      return Cell{texts.intern(jq::to_json(value))};
  }
  return std::nullopt;
}

}  // namespace dora
