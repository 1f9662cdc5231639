#include "report/json_view.hpp"

namespace dora {
namespace {

Json json_names(const std::vector<View::Names>& all) {
  Json names = Json::array();
  for (const View::Names& one : all) {
    names.push_back({{"blueprint", one.blueprint}, {"identifiers", one.identifiers}});
  }
  return names;
}

}  // namespace

Json json_view(const View& view) {
  Json json = Json::object();
  if (!view.only.empty()) json["only"] = json_names(view.only);
  for (const View::Values& one : view.instead) {
    json["instead"].push_back(
        {{"blueprint", one.blueprint}, {"property", one.property}, {"values", one.values}});
  }
  if (view.from) json["from"] = *view.from;
  if (view.to) json["to"] = *view.to;
  if (!view.without.empty()) json["without"] = json_names(view.without);
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
