#include "report/missing.hpp"

namespace dora {

std::size_t count_missing(const Check& check, Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  const auto index = catalog.blueprint_index(check.blueprint);
  if (check.without.empty() || !index) return 0;
  const Table& table = catalog.table(*index);
  const Blueprint& blueprint = catalog.blueprints()[*index];
  const auto property = blueprint.property_index(check.without);
  const auto relation = blueprint.relation_index(check.without);
  if (relation ? table.is_many(*relation) : !property) return 0;
  const bool to_team = relation && blueprint.relations[*relation].target == kTeamBlueprint;
  const auto has = [&](RowId row) {
    if (!relation) return !table.property(*property).get(row).is_null();
    const std::span<const std::uint32_t> related = table.relation(*relation);
    if (row < related.size() && related[row] != kNoRow) return true;
    return to_team &&
           (catalog.lists().size(table.teams(row)) > 0 || !blueprint.inherited_owner.empty());
  };
  const RowMask& exists = evaluation.existing(*index);
  std::size_t missing = 0, there = 0;
  for (RowId row = 0; row < exists.size(); ++row) {
    if (exists[row] != 0) ++(has(row) ? there : missing);
  }
  const bool says = check.all ? there == 0 : !check.some || there > 0;
  return says ? missing : 0;
}

}  // namespace dora
