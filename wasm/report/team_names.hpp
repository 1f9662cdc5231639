#pragma once

#include <string_view>
#include <vector>

#include "evaluate/links.hpp"

namespace dora {

/// The teams of the entities of a blueprint: those that their `team` relation names, or their
/// owners.
class TeamNames {
 public:
  TeamNames(const Catalog& catalog, std::size_t blueprint);

  /// Identifiers, sorted.
  std::vector<std::string_view> of(RowId row) const;

 private:
  const Catalog& catalog_;
  std::size_t teams_ = 0;
  Links links_;
};

}  // namespace dora
