#include "report/reported.hpp"

#include <algorithm>
#include <cmath>

#include "report/json_parts.hpp"

namespace dora {
namespace {

constexpr std::size_t kFirst = 5;

/// Sums are added in another order elsewhere; objects have their members in another.
bool same(const Json& left, const Json& right) {
  if (!left.is_number() || !right.is_number()) return left == right;
  const double a = left.get<double>(), b = right.get<double>();
  return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

}  // namespace

Json write_reported(Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  Json all = Json::array();
  for (std::size_t i = 0; i < catalog.blueprints().size(); ++i) {
    const Blueprint& blueprint = catalog.blueprints()[i];
    for (std::size_t k = 0; k < blueprint.properties.size(); ++k) {
      const Property& property = blueprint.properties[k];
      const Column& reported = catalog.table(i).property(k);
      if (property.kind == PropertyKind::kSchema || reported.empty()) continue;
      const Result<const Column*> column = evaluation.column(i, property.identifier);
      if (!column) continue;  // which is said where the property is shown
      const RowMask& exists = evaluation.existing(i);
      const auto in_json = [&](const Column& values, RowId row) {
        return json_cell(values.get(row), values.type(), catalog.texts());
      };
      std::size_t equal = 0;
      std::vector<RowId> different;
      for (RowId row = 0; row < exists.size(); ++row) {
        if (exists[row] == 0 || reported.get(row).is_null()) continue;
        if (same(in_json(reported, row), in_json(**column, row))) {
          ++equal;
        } else {
          different.push_back(row);
        }
      }
      if (equal + different.size() == 0) continue;
      std::sort(different.begin(), different.end(), [&](RowId left, RowId right) {
        return catalog.identifier(i, left) < catalog.identifier(i, right);
      });
      Json first = Json::array();
      for (std::size_t n = 0; n < std::min(kFirst, different.size()); ++n) {
        Json& item = append(first);
        put(item, "identifier", catalog.identifier(i, different[n]));
        put(item, "reported", in_json(reported, different[n]));
        put(item, "computed", in_json(**column, different[n]));
      }
      Json& one = append(all);
      put(one, "blueprint", blueprint.identifier);
      put(one, "property", property.identifier);
      put(one, "title", property.title);
      put(one, "equal", equal);
      put(one, "different", different.size());
      put(one, "first", std::move(first));
    }
  }
  return all;
}

}  // namespace dora
