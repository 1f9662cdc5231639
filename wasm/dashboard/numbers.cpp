#include "dashboard/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace dora {
namespace {

bool holds(const Condition& condition, double value) {
  switch (condition.op) {
    case Operator::kEqual:
      return value == condition.value;
    case Operator::kNotEqual:
      return value != condition.value;
    case Operator::kGreater:
      return value > condition.value;
    case Operator::kGreaterEqual:
      return value >= condition.value;
    case Operator::kLess:
      return value < condition.value;
    case Operator::kLessEqual:
      return value <= condition.value;
    default:
      return false;
  }
}

const Condition* nearest_condition(const std::vector<Condition>& conditions, double value) {
  const Condition* nearest = nullptr;
  for (const Condition& condition : conditions) {
    if (!holds(condition, value)) continue;
    if (!nearest || std::fabs(condition.value - value) < std::fabs(nearest->value - value)) {
      nearest = &condition;
    }
  }
  return nearest;
}

Result<NumberResult> compute_property(const NumberChart& chart, std::size_t blueprint,
                                      Evaluation& evaluation) {
  const Result<const Column*> column = evaluation.column(blueprint, chart.aggregate.property);
  if (!column) return column.error();
  if ((*column)->type() != ValueType::kNumber) {
    return Error{ErrorCode::kWrongType, 0, chart.blueprint + "." + chart.aggregate.property};
  }
  const auto row = evaluation.find(blueprint, chart.entity);
  if (!row) return Error{ErrorCode::kModelUnknownEntity, 0, chart.entity};
  if (evaluation.in_view(blueprint)[*row] == 0) return NumberResult{std::nan(""), 0};
  return NumberResult{(*column)->number(*row), 1};
}

Result<NumberResult> compute_aggregate(const NumberChart& chart, std::size_t blueprint,
                                       Evaluation& evaluation) {
  const Result<const Selection*> rows = evaluation.selection(blueprint, chart.dataset);
  if (!rows) return rows.error();
  const Links& everything = evaluation.together(blueprint);
  const Result<std::vector<double>> value =
      evaluation.aggregate(blueprint, chart.aggregate, **rows, chart.dataset, everything, 1);
  if (!value) return value.error();
  return NumberResult{value->front(), (*rows)->list.size()};
}

}  // namespace

Result<NumberResult> compute_number(const NumberChart& chart, Evaluation& evaluation) {
  const auto blueprint = evaluation.catalog().blueprint_index(chart.blueprint);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, chart.blueprint};
  Result<NumberResult> result = chart.entity.empty()
                                    ? compute_aggregate(chart, *blueprint, evaluation)
                                    : compute_property(chart, *blueprint, evaluation);
  if (result && !std::isnan(result->value)) {
    result->condition = nearest_condition(chart.conditions, result->value);
  }
  return result;
}

}  // namespace dora
