#pragma once

#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"

namespace dora {

/// Where entities of one blueprint can be looked at in their tools: the first property of format
/// "url" that holds an http or https address; where an entity has none, that of the first single
/// relation whose target has one, as a deployment has its pull request's. What aggregates, such as
/// a service, is not asked: its address says nothing of one deployment. To be used after
/// Catalog::link().
class SourceLinks {
 public:
  SourceLinks(const Catalog& catalog, std::size_t blueprint);

  /// The address of a row; empty where there is none. Valid as long as the catalog.
  std::string_view of(RowId row) const;

 private:
  /// The columns of a table that may hold addresses, and what leads to the table.
  struct Place {
    const Table* table;
    std::size_t relation;  // to it; of the blueprint itself without meaning
    std::vector<const Column*> urls;
  };

  static std::vector<const Column*> urls_of(const Catalog& catalog, std::size_t blueprint);
  std::string_view address(const Place& place, RowId row) const;

  const Catalog& catalog_;
  Place own_;
  std::vector<Place> related_;
};

}  // namespace dora
