#include "evaluate/source_link.hpp"

namespace dora {

SourceLinks::SourceLinks(const Catalog& catalog, std::size_t blueprint)
    : catalog_(catalog), own_{&catalog.table(blueprint), 0, urls_of(catalog, blueprint)} {
  const std::vector<Relation>& relations = catalog.blueprints()[blueprint].relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const auto target = catalog.blueprint_index(relations[i].target);
    if (relations[i].many || !target) continue;
    if (catalog.blueprints()[*target].holds_aggregations()) continue;
    related_.push_back({&catalog.table(*target), i, urls_of(catalog, *target)});
  }
}

std::vector<const Column*> SourceLinks::urls_of(const Catalog& catalog, std::size_t blueprint) {
  const std::vector<Property>& properties = catalog.blueprints()[blueprint].properties;
  std::vector<const Column*> urls;
  for (std::size_t i = 0; i < properties.size(); ++i) {
    const bool stored = properties[i].kind == PropertyKind::kSchema;
    if (stored && properties[i].format == "url") {
      urls.push_back(&catalog.table(blueprint).property(i));
    }
  }
  return urls;
}

std::string_view SourceLinks::address(const Place& place, RowId row) const {
  for (const Column* column : place.urls) {
    const std::string_view text = catalog_.texts().text(column->text(row));
    if (text.starts_with("https://") || text.starts_with("http://")) return text;
  }
  return {};
}

std::string_view SourceLinks::of(RowId row) const {
  std::string_view found = address(own_, row);
  for (const Place& place : related_) {
    if (!found.empty()) break;
    const std::span<const std::uint32_t> rows = own_.table->relation(place.relation);
    if (row < rows.size() && rows[row] != kNoRow) found = address(place, rows[row]);
  }
  return found;
}

}  // namespace dora
