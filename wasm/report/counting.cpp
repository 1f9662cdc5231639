#include "report/counting.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace dora {
namespace {

/// A facet of many values, such as labels, is shown by its most frequent ones.
constexpr std::size_t kMostValues = 50;

std::string_view name_of(Catalog::Match::By by) {
  switch (by) {
    case Catalog::Match::By::kAlias:
      return "alias";
    case Catalog::Match::By::kTitle:
      return "title";
    case Catalog::Match::By::kForm:
      return "form";
  }
  return {};
}

Json json_values(const Facet& facet, const std::vector<Catalog::FacetValue>& found) {
  const bool none =
      std::all_of(found.begin(), found.end(), [](const auto& one) { return one.value.empty(); });
  Json values = Json::array();
  if (none) return values;
  for (const auto& [value, count] : found) {
    const bool left_out = facet.leaves_out(value);
    if (values.size() >= kMostValues && !left_out) continue;
    Json& item = append(values);
    put(item, "value", value);
    put(item, "count", count);
    put(item, "leftOut", left_out);
  }
  return values;
}

/// How many entities of each blueprint the facet of that number leaves out.
Json json_left_out(std::size_t facet, Evaluation& evaluation) {
  Json left_out = Json::object();
  if (evaluation.catalog().counting().facets[facet].leave_out.empty()) return left_out;
  const std::vector<Blueprint>& blueprints = evaluation.catalog().blueprints();
  for (std::size_t i = 0; i < blueprints.size(); ++i) {
    const std::size_t count = evaluation.counted(i).left_out[facet];
    if (count > 0) left_out[blueprints[i].identifier] = count;
  }
  return left_out;
}

}  // namespace

Json json_matches(const Catalog& catalog) {
  Json matches = Json::array();
  for (std::size_t i = 0; i < catalog.blueprints().size(); ++i) {
    if (!catalog.blueprints()[i].holds_aggregations()) continue;
    std::map<std::string_view, const Catalog::Match*> by_name;
    for (const Catalog::Match& match : catalog.matches(i)) {
      by_name[catalog.identifier(i, match.name)] = &match;
    }
    for (const auto& [name, match] : by_name) {
      Json& item = append(matches);
      put(item, "blueprint", catalog.blueprints()[i].identifier);
      put(item, "name", name);
      put(item, "identifier", catalog.identifier(i, match->entity));
      put(item, "by", name_of(match->by));
    }
  }
  return matches;
}

Json json_unmatched(Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  Json unmatched = Json::array();
  for (std::size_t i = 0; i < catalog.blueprints().size(); ++i) {
    if (!catalog.blueprints()[i].holds_aggregations()) continue;
    std::map<std::string_view, Catalog::Unmatched> by_name;
    for (const Catalog::Unmatched& one : catalog.unmatched(i, evaluation.existing(i))) {
      by_name[catalog.identifier(i, one.name)] = one;
    }
    for (const auto& [name, one] : by_name) {
      Json& item = append(unmatched);
      put(item, "blueprint", catalog.blueprints()[i].identifier);
      put(item, "name", name);
      put(item, "by", catalog.blueprints()[one.by].identifier);
      put(item, "count", one.count);
    }
  }
  return unmatched;
}

Json json_strategies(Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  Json all = Json::array();
  for (std::size_t i = 0; i < catalog.blueprints().size(); ++i) {
    const Strategies* strategies = catalog.strategies(i);
    if (!strategies) continue;
    const Catalog::Counted& counted = evaluation.counted(i);
    Json ways = Json::array();
    for (std::size_t k = 0; k < counted.found.size(); ++k) {
      if (counted.found[k].all == 0) continue;
      Json& way = append(ways);
      put(way, "identifier", strategies->strategies[k].identifier);
      put(way, "title", strategies->strategies[k].title);
      put(way, "found", counted.found[k].all);
      put(way, "counted", counted.found[k].counted);
    }
    if (ways.empty()) continue;
    Json& one = append(all);
    put(one, "identifier", strategies->identifier);
    put(one, "blueprint", strategies->blueprint);
    put(one, "use", strategies->use);
    put(one, "ways", std::move(ways));
    if (counted.repeated > 0) {
      Json& once = put(one, "once");
      put(once, "title", strategies->once->title);
      put(once, "use", strategies->once->use);
      put(once, "repeated", counted.repeated);
    }
  }
  return all;
}

Json json_facets(Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  const std::vector<Facet>& facets = catalog.counting().facets;
  Json all = Json::array();
  for (std::size_t i = 0; i < facets.size(); ++i) {
    const Catalog::FacetValues& found = evaluation.facet_values(i);
    Json values = json_values(facets[i], found.values);
    if (values.empty()) continue;
    Json& one = append(all);
    put(one, "identifier", facets[i].identifier);
    put(one, "title", facets[i].title);
    put(one, "blueprint", facets[i].blueprint);
    put(one, "entities", found.entities);
    put(one, "values", std::move(values));
    put(one, "leftOut", json_left_out(i, evaluation));
  }
  return all;
}

Json json_measures(Evaluation& evaluation) {
  const Catalog& catalog = evaluation.catalog();
  Json all = Json::array();
  for (const Measures& measures : catalog.counting().measures) {
    const auto blueprint = catalog.blueprint_index(measures.blueprint);
    if (!blueprint) continue;
    const Table& table = catalog.table(*blueprint);
    const auto column = [&](const std::string& property) -> const Column* {
      const auto index = catalog.blueprints()[*blueprint].property_index(property);
      return index ? &table.property(*index) : nullptr;
    };
    const Column* usual = column(measures.property);
    const Column* used = column(measures.use);
    const auto is_other = [&](const Measures::Measure& measure) {
      const Column* values = column(measure.property);
      return measure.property != measures.property && values && !values->empty();
    };
    if (!usual || !used ||
        std::none_of(measures.measures.begin(), measures.measures.end(), is_other)) {
      continue;
    }
    const RowMask& exists = evaluation.existing(*blueprint);
    Json ways = Json::array();
    std::size_t fallback = 0;
    for (const Measures::Measure& measure : measures.measures) {
      const Column* values = column(measure.property);
      std::size_t known = 0;
      for (RowId row = 0; values && row < exists.size(); ++row) {
        known += exists[row] && !values->get(row).is_null();
      }
      Json& way = append(ways);
      put(way, "property", measure.property);
      put(way, "title", measure.title);
      put(way, "known", known);
    }
    for (RowId row = 0; used != usual && row < exists.size(); ++row) {
      fallback += exists[row] && used->get(row).is_null() && !usual->get(row).is_null();
    }
    Json& one = append(all);
    put(one, "identifier", measures.identifier);
    put(one, "title", measures.title);
    put(one, "blueprint", measures.blueprint);
    put(one, "use", measures.use);
    put(one, "measures", std::move(ways));
    put(one, "fallback", fallback);
  }
  return all;
}

}  // namespace dora
