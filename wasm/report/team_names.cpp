#include "report/team_names.hpp"

#include <algorithm>

namespace dora {

TeamNames::TeamNames(const Catalog& catalog, std::size_t blueprint) : catalog_(catalog) {
  Result<Links> links = Graph(catalog).along(blueprint, std::vector<std::string>{"team"}, teams_);
  if (links) links_ = std::move(links).value();
}

std::vector<std::string_view> TeamNames::of(RowId row) const {
  std::vector<std::string_view> names;
  if (row >= links_.size()) return names;
  links_.each(row, [&](RowId team) { names.push_back(catalog_.identifier(teams_, team)); });
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace dora
