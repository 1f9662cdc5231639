#include "explain/explain.hpp"

#include "explain/metric.hpp"
#include "explain/property.hpp"
#include "explain/widget.hpp"

namespace dora {
namespace {

Result<Json> explain_named(const Question& question, Explainer& explainer) {
  const auto blueprint = explainer.catalog().blueprint_index(question.blueprint);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, question.blueprint};
  const auto row = explainer.evaluation.find(*blueprint, question.identifier);
  if (!row || explainer.evaluation.in_view(*blueprint)[*row] == 0)
    return Error{ErrorCode::kModelUnknownEntity, 0, question.identifier};
  return explain_property({*blueprint, *row}, question.property, true, explainer);
}

}  // namespace

Result<Json> explain(const Question& question, const Model& model, Evaluation& evaluation) {
  Explainer explainer{model, evaluation};
  switch (question.kind) {
    case Question::Kind::kProperty:
      return explain_named(question, explainer);
    case Question::Kind::kWidget:
      return explain_widget(question, explainer);
    case Question::Kind::kMetric:
      return explain_metric(question, explainer);
  }
  return ErrorCode::kModelShape;
}

}  // namespace dora
