#include "evaluate/filter.hpp"

#include <algorithm>
#include <cmath>

#include "model/node.hpp"

namespace dora {
namespace {

/// The operator that a negated one negates: "!=" is not "=".
bool negation_of(Operator op, Operator& positive) {
  switch (op) {
    case Operator::kNotEqual:
      positive = Operator::kEqual;
      return true;
    case Operator::kNotBetween:
      positive = Operator::kBetween;
      return true;
    case Operator::kIsNotEmpty:
      positive = Operator::kIsEmpty;
      return true;
    case Operator::kDoesNotContain:
      positive = Operator::kContains;
      return true;
    case Operator::kDoesNotBeginWith:
      positive = Operator::kBeginsWith;
      return true;
    case Operator::kDoesNotEndWith:
      positive = Operator::kEndsWith;
      return true;
    case Operator::kNotIn:
      positive = Operator::kIn;
      return true;
    case Operator::kIsNotExpired:
      positive = Operator::kIsExpired;
      return true;
    default:
      positive = op;
      return false;
  }
}

template <typename Test>
void keep_where(RowList& rows, bool negated, Test test) {
  std::erase_if(rows, [&](RowId row) { return test(row) == negated; });
}

bool has_null(const std::vector<Literal>& values) {
  return std::any_of(values.begin(), values.end(),
                     [](const Literal& value) { return value.index() == 0; });
}

/// Whether a difference of -1, 0 or 1 is what the operator asks for.
bool fits(Operator op, int order) {
  switch (op) {
    case Operator::kEqual:
    case Operator::kIn:
      return order == 0;
    case Operator::kGreater:
      return order > 0;
    case Operator::kGreaterEqual:
      return order >= 0;
    case Operator::kLess:
      return order < 0;
    case Operator::kLessEqual:
      return order <= 0;
    default:
      return false;
  }
}

template <typename Value>
int order_of(const Value& left, const Value& right) {
  return left < right ? -1 : (right < left ? 1 : 0);
}

/// Numbers, moments and booleans: one comparison with any of the literals is enough.
template <typename Value, typename IsNull>
void keep_ordered(Operator op, std::span<const Value> column, const std::vector<Value>& wanted,
                  bool null_fits, bool negated, IsNull is_null, RowList& rows) {
  keep_where(rows, negated, [&](std::size_t row) {
    if (row >= column.size() || is_null(column[row])) return null_fits;
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const Value& value) { return fits(op, order_of(column[row], value)); });
  });
}

template <typename Value>
std::vector<Value> literals(const std::vector<Literal>& values) {
  std::vector<Value> found;
  for (const Literal& value : values) {
    if (const Value* literal = std::get_if<Value>(&value)) found.push_back(*literal);
  }
  return found;
}

std::vector<Millis> moments(const std::vector<Literal>& values) {
  std::vector<Millis> found;
  for (const std::string& text : literals<std::string>(values)) {
    if (const auto time = parse_time(text)) found.push_back(*time);
  }
  return found;
}

bool text_fits(Operator op, std::string_view text, const std::string& wanted) {
  switch (op) {
    case Operator::kContains:
    case Operator::kContainsAny:
      return text.find(wanted) != std::string_view::npos;
    case Operator::kBeginsWith:
      return text.substr(0, wanted.size()) == wanted;
    case Operator::kEndsWith:
      return text.size() >= wanted.size() && text.substr(text.size() - wanted.size()) == wanted;
    default:
      return fits(op, order_of(text, std::string_view(wanted)));
  }
}

bool equals(const Json& element, const Literal& wanted) {
  if (const auto* text = std::get_if<std::string>(&wanted)) {
    return element.is_string() && element.get_ref<const std::string&>() == *text;
  }
  if (const double* number = std::get_if<double>(&wanted)) {
    return element.is_number() && element.get<double>() == *number;
  }
  const bool* flag = std::get_if<bool>(&wanted);
  return flag && element.is_boolean() && element.get<bool>() == *flag;
}

/// An array contains, equals or is in what one of its elements is; no other operator says anything
/// of it. An object is compared as the text that it is written in.
bool json_fits(Operator op, std::string_view json, const std::vector<Literal>& values) {
  const auto document = Json::parse(json, nullptr, false);
  if (document.is_array()) {
    if (op != Operator::kEqual && op != Operator::kIn && op != Operator::kContains &&
        op != Operator::kContainsAny) {
      return false;
    }
    return std::any_of(document.begin(), document.end(), [&](const Json& element) {
      return std::any_of(values.begin(), values.end(),
                         [&](const Literal& value) { return equals(element, value); });
    });
  }
  const std::vector<std::string> wanted = literals<std::string>(values);
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& text) { return text_fits(op, json, text); });
}

void keep_texts(Operator op, const Column& column, const std::vector<Literal>& values,
                const TextPool& texts, bool null_fits, bool negated, RowList& rows) {
  const std::vector<std::string> wanted = literals<std::string>(values);
  const bool is_json = column.type() == ValueType::kJson;
  // Each distinct text is looked at once; rows then compare numbers.
  std::vector<std::int8_t> verdicts;
  keep_where(rows, negated, [&](std::size_t row) {
    const TextId id = column.text(row);
    if (id == kNoText) return null_fits;
    if (id >= verdicts.size()) verdicts.resize(id + 1024, -1);
    if (verdicts[id] < 0) {
      const std::string_view text = texts.text(id);
      const bool found =
          is_json ? json_fits(op, text, values)
                  : std::any_of(wanted.begin(), wanted.end(), [&](const std::string& value) {
                      return text_fits(op, text, value);
                    });
      verdicts[id] = found ? 1 : 0;
    }
    return verdicts[id] == 1;
  });
}

bool row_is_null(const Column& column, std::size_t row) { return column.get(row).is_null(); }

Millis moment(const Column& column, const TextPool& texts, std::size_t row) {
  if (column.type() == ValueType::kTime) return column.time(row);
  if (column.type() != ValueType::kText || column.text(row) == kNoText) return kNoTime;
  return parse_time(texts.text(column.text(row))).value_or(kNoTime);
}

void keep_between(const Column& column, const TextPool& texts, TimeRange range, bool negated,
                  RowList& rows) {
  keep_where(rows, negated,
             [&](std::size_t row) { return range.contains(moment(column, texts, row)); });
}

}  // namespace

RowList list_of(const RowMask& mask) {
  RowList rows;
  rows.reserve(static_cast<std::size_t>(std::count(mask.begin(), mask.end(), 1)));
  each_row(mask, [&](RowId row) { rows.push_back(row); });
  return rows;
}

void apply_rule(const Rule& rule, const Column& column, const TextPool& texts, Millis now,
                RowList& rows) {
  Operator op;
  const bool negated = negation_of(rule.op, op);
  if (op == Operator::kIsEmpty) {
    return keep_where(rows, negated, [&](std::size_t row) { return row_is_null(column, row); });
  }
  if (op == Operator::kBetween) {
    return keep_between(column, texts, rule.window.value_or(TimeWindow{}).at(now), negated, rows);
  }
  if (op == Operator::kIsExpired) {
    return keep_where(rows, negated, [&](std::size_t row) {
      const Millis end = moment(column, texts, row);
      return end != kNoTime && end < now;
    });
  }
  const bool null_fits = (op == Operator::kEqual || op == Operator::kIn) && has_null(rule.values);
  switch (column.type()) {
    case ValueType::kNumber:
      return keep_ordered<double>(
          op, column.numbers(), literals<double>(rule.values), null_fits, negated,
          [](double value) { return std::isnan(value); }, rows);
    case ValueType::kTime:
      return keep_ordered<Millis>(
          op, column.times(), moments(rule.values), null_fits, negated,
          [](Millis value) { return value == kNoTime; }, rows);
    case ValueType::kBoolean: {
      std::vector<std::uint8_t> wanted;
      for (const bool value : literals<bool>(rule.values)) wanted.push_back(value ? 1 : 0);
      return keep_ordered<std::uint8_t>(
          op, column.flags(), wanted, null_fits, negated,
          [](std::uint8_t value) { return value == Column::kNoFlag; }, rows);
    }
    case ValueType::kText:
    case ValueType::kJson:
      return keep_texts(op, column, rule.values, texts, null_fits, negated, rows);
  }
}

}  // namespace dora
