#include "dashboard/texts.hpp"

#include "dashboard/cell_text.hpp"

namespace dora {

Result<TextResult> compute_text(const TextWidget& text, Evaluation& evaluation) {
  if (text.property.empty()) return TextResult{text.markdown};
  const Catalog& catalog = evaluation.catalog();
  const auto blueprint = catalog.blueprint_index(text.blueprint);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, text.blueprint};
  const Result<const Column*> column = evaluation.column(*blueprint, text.property);
  if (!column) return column.error();
  const auto row = evaluation.find(*blueprint, text.entity);
  if (!row) return Error{ErrorCode::kModelUnknownEntity, 0, text.entity};
  return TextResult{cell_text((*column)->get(*row), catalog.texts())};
}

}  // namespace dora
