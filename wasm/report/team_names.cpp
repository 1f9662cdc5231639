#include "report/team_names.hpp"

#include <algorithm>

#include "evaluate/links.hpp"

namespace dora {

std::vector<std::vector<std::string>> team_names(const Catalog& catalog, std::size_t blueprint) {
  std::vector<std::vector<std::string>> names(catalog.table(blueprint).size());
  std::size_t teams = 0;
  const Result<Links> links =
      Graph(catalog).along(blueprint, std::vector<std::string>{"team"}, teams);
  if (!links) return names;
  for (RowId row = 0; row < names.size(); ++row) {
    links->each(row, [&](RowId team) { names[row].emplace_back(catalog.identifier(teams, team)); });
    std::sort(names[row].begin(), names[row].end());
  }
  return names;
}

}  // namespace dora
