#include "report/json_view.hpp"

namespace dora {
namespace {

Json json_names(const std::vector<View::Names>& all) {
  Json names = Json::array();
  for (const View::Names& one : all) {
    Json& item = append(names);
    put(item, "blueprint", one.blueprint);
    put(item, "identifiers", one.identifiers);
  }
  return names;
}

}  // namespace

Json json_view(const View& view) {
  Json json = Json::object();
  if (!view.only.empty()) put(json, "only", json_names(view.only));
  Json instead = Json::array();
  for (const View::Values& one : view.instead) {
    Json& item = append(instead);
    put(item, "blueprint", one.blueprint);
    put(item, "property", one.property);
    put(item, "values", one.values);
  }
  if (!instead.empty()) put(json, "instead", std::move(instead));
  if (view.from) put(json, "from", *view.from);
  if (view.to) put(json, "to", *view.to);
  if (!view.without.empty()) put(json, "without", json_names(view.without));
  return json;
}

Json json_left_out(Evaluation& evaluation) {
  Json counts = Json::object();
  const std::vector<Blueprint>& blueprints = evaluation.catalog().blueprints();
  for (std::size_t i = 0; i < blueprints.size(); ++i) {
    const std::size_t count = evaluation.left_out(i);
    if (count > 0) counts[blueprints[i].identifier] = count;
  }
  return counts;
}

}  // namespace dora
