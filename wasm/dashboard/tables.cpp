#include "dashboard/tables.hpp"

#include <algorithm>
#include <map>

#include "dashboard/cell_text.hpp"

namespace dora {
namespace {

using Sorting = std::vector<std::pair<const Column*, bool>>;  // descending

/// Below, equal or above zero; nulls come last whichever way the order goes.
int compare_cells(const Cell& left, const Cell& right, bool descending, const TextPool& texts) {
  if (left.is_null() || right.is_null()) {
    return static_cast<int>(left.is_null()) - static_cast<int>(right.is_null());
  }
  int order = 0;
  if (const TextId* text = std::get_if<TextId>(&left.value)) {
    order = texts.text(*text).compare(texts.text(std::get<TextId>(right.value)));
  } else {
    order = left.value < right.value ? -1 : (right.value < left.value ? 1 : 0);
  }
  return descending ? -order : order;
}

Result<Sorting> read_sorting(const TableWidget& table, std::size_t blueprint,
                             Evaluation& evaluation) {
  Sorting sorting;
  for (const auto& [property, descending] : table.sort_by) {
    const Result<const Column*> column = evaluation.column(blueprint, property);
    if (!column) return column.error();
    sorting.emplace_back(*column, descending);
  }
  return sorting;
}

std::vector<RowId> sorted_rows(const RowMask& mask, const Sorting& sorting, std::size_t blueprint,
                               const Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  std::vector<RowId> rows;
  for (RowId row = 0; row < mask.size(); ++row) {
    if (mask[row] != 0) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [&](RowId left, RowId right) {
    for (const auto& [column, descending] : sorting) {
      const int order =
          compare_cells(column->get(left), column->get(right), descending, catalog.texts());
      if (order != 0) return order < 0;
    }
    return catalog.identifier(blueprint, left) < catalog.identifier(blueprint, right);
  });
  return rows;
}

}  // namespace

Result<TableResult> compute_table(const TableWidget& table, Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  const auto blueprint = catalog.blueprint_index(table.blueprint);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, table.blueprint};
  for (const std::string& name : table.columns) {
    const Result<const Column*> column = evaluation.column(*blueprint, name);
    if (!column) return column.error();
  }
  const Result<RowMask> dataset = evaluation.select(*blueprint, table.dataset);
  if (!dataset) return dataset.error();
  const Result<RowMask> filter = evaluation.select(*blueprint, table.filter);
  if (!filter) return filter.error();
  RowMask mask = *dataset;
  for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= (*filter)[row];
  const Result<Sorting> sorting = read_sorting(table, *blueprint, evaluation);
  if (!sorting) return sorting.error();
  const std::vector<RowId> rows = sorted_rows(mask, *sorting, *blueprint, evaluation);

  TableResult result{*blueprint, {}};
  if (table.group_by.empty()) {
    result.groups.push_back({std::nullopt, {}, rows});
    return result;
  }
  const std::string& property = table.group_by.front();
  const Result<const Column*> keys = evaluation.column(*blueprint, property);
  if (!keys) return keys.error();
  std::map<std::string, TableGroup> groups;
  TableGroup without;
  for (const RowId row : rows) {
    const std::vector<std::string> values = cell_texts(**keys, row, catalog.texts());
    if (values.empty()) without.rows.push_back(row);
    for (const std::string& value : values) {
      TableGroup& group = groups[value];
      group.value = value;
      group.rows.push_back(row);
    }
  }
  for (auto& [value, group] : groups) {
    group.title = value_title(catalog, *blueprint, property, value);
    result.groups.push_back(std::move(group));
  }
  if (!without.rows.empty()) result.groups.push_back(std::move(without));
  return result;
}

}  // namespace dora
