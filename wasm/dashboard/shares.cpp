#include "dashboard/shares.hpp"

#include <algorithm>
#include <map>

#include "dashboard/cell_text.hpp"

namespace dora {
namespace {

std::string color_of(const Property* property, const std::string& value) {
  if (!property) return {};
  for (const auto& [name, color] : property->colors) {
    if (name == value) return color;
  }
  return {};
}

/// What is beyond the number that is shown by itself becomes one share.
void gather_rest(std::vector<Share>& shares, std::size_t most) {
  if (most == 0 || shares.size() <= most) return;
  Share rest;
  rest.title = "Other";
  rest.other = true;
  for (std::size_t i = most; i < shares.size(); ++i) rest.count += shares[i].count;
  shares.resize(most);
  shares.push_back(std::move(rest));
}

}  // namespace

Result<SharesResult> compute_shares(const ShareChart& chart, Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  const auto blueprint = catalog.blueprint_index(chart.blueprint);
  if (!blueprint) return Error{ErrorCode::kModelUnknownBlueprint, 0, chart.blueprint};
  const Result<RowMask> rows = evaluation.select(*blueprint, chart.dataset);
  if (!rows) return rows.error();
  const Result<const Column*> column = evaluation.all_values(*blueprint, chart.property);
  if (!column) return column.error();
  std::map<std::optional<std::string>, std::size_t> counts;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if ((*rows)[row] == 0) continue;
    const std::vector<std::string> values = cell_texts(**column, row, catalog.texts());
    if (values.empty()) ++counts[std::nullopt];
    for (const std::string& value : values) ++counts[value];
  }
  const Property* property = catalog.blueprints()[*blueprint].property(chart.property);
  SharesResult result;
  for (const auto& [value, count] : counts) {
    const std::string title = value ? value_title(catalog, *blueprint, chart.property, *value) : "";
    result.shares.push_back({value, title, color_of(property, value.value_or("")), count, false});
  }
  std::stable_sort(result.shares.begin(), result.shares.end(),
                   [](const Share& left, const Share& right) { return left.count > right.count; });
  gather_rest(result.shares, chart.most);
  return result;
}

}  // namespace dora
