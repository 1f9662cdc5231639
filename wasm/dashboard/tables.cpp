#include "dashboard/tables.hpp"

#include <algorithm>
#include <map>

#include "dashboard/cell_text.hpp"
#include "model/scorecards.hpp"

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

/// The columns that the widget names; where it names none, the title and every property.
std::vector<std::string> columns_of(const TableWidget& table, const Blueprint& blueprint) {
  std::vector<std::string> columns = table.columns;
  if (columns.empty()) {
    columns.push_back("$title");
    for (const Property& property : blueprint.properties) {
      if (!is_scorecard(property.identifier)) columns.push_back(property.identifier);
    }
  }
  const auto excluded = [&](const std::string& name) {
    return std::find(table.excluded.begin(), table.excluded.end(), name) != table.excluded.end();
  };
  columns.erase(std::remove_if(columns.begin(), columns.end(), excluded), columns.end());
  return columns;
}

/// The values of one group, one for each property that it is grouped by; none where it has none.
using GroupKey = std::vector<std::optional<std::string>>;
using Groups = std::map<GroupKey, std::vector<RowId>>;

/// An entity is in a group for each of its values: one with two teams is in both.
Result<Groups> grouped(const TableWidget& table, std::size_t blueprint,
                       const std::vector<RowId>& rows, Evaluation& evaluation) {
  std::vector<const Column*> columns;
  for (const std::string& property : table.group_by) {
    const Result<const Column*> column = evaluation.all_values(blueprint, property);
    if (!column) return column.error();
    columns.push_back(*column);
  }
  Groups groups;
  for (const RowId row : rows) {
    std::vector<GroupKey> keys(1);
    for (const Column* column : columns) {
      std::vector<GroupKey> longer;
      for (const GroupKey& key : keys) {
        const auto texts = cell_texts(*column, row, evaluation.catalog().texts());
        const auto extend = [&](std::optional<std::string> value) {
          longer.push_back(key);
          longer.back().push_back(std::move(value));
        };
        if (texts.empty()) extend(std::nullopt);
        for (const std::string& text : texts) extend(text);
      }
      keys = std::move(longer);
    }
    for (const GroupKey& key : keys) groups[key].push_back(row);
  }
  return groups;
}

/// Named after its values; where one is missing among several, a dash stands for it.
TableGroup make_group(const TableWidget& table, std::size_t blueprint, const GroupKey& key,
                      const std::vector<RowId>& rows, const Catalog& catalog) {
  TableGroup group{std::nullopt, {}, rows};
  const bool empty = std::none_of(key.begin(), key.end(), [](const auto& part) { return part; });
  if (empty) return group;
  std::string value;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const std::string part = key[i].value_or("-");
    value += (i == 0 ? "" : " / ") + part;
    group.title += i == 0 ? "" : " / ";
    group.title += key[i] ? value_title(catalog, blueprint, table.group_by[i], part) : part;
  }
  group.value = value;
  return group;
}

}  // namespace

Result<TableResult> compute_table(const TableWidget& table, Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  const auto blueprint = catalog.blueprint_index(table.blueprint);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, table.blueprint};
  TableResult result{*blueprint, columns_of(table, catalog.blueprints()[*blueprint]), {}};
  for (const std::string& name : result.columns) {
    const Result<const Column*> column = evaluation.column(*blueprint, name);
    if (!column) return column.error();
  }
  const Result<const Selection*> selected = evaluation.selection(*blueprint, table.shown());
  if (!selected) return selected.error();
  const Result<Sorting> sorting = read_sorting(table, *blueprint, evaluation);
  if (!sorting) return sorting.error();
  const std::vector<RowId> rows = sorted_rows((*selected)->mask, *sorting, *blueprint, evaluation);

  if (table.group_by.empty()) {
    result.groups.push_back({std::nullopt, {}, rows});
    return result;
  }
  const Result<Groups> groups = grouped(table, *blueprint, rows, evaluation);
  if (!groups) return groups.error();
  for (const auto& [key, members] : *groups) {
    result.groups.push_back(make_group(table, *blueprint, key, members, catalog));
  }
  // Those without a value come last.
  std::stable_partition(result.groups.begin(), result.groups.end(),
                        [](const TableGroup& group) { return group.value.has_value(); });
  return result;
}

}  // namespace dora
