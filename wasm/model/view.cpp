#include "model/view.hpp"

#include <cmath>

#include "model/node.hpp"

namespace dora {
namespace {

std::vector<std::string> texts(const Node& node) {
  std::vector<std::string> all;
  node.elements([&](const Node& item) { all.push_back(item.text()); });
  return all;
}

std::vector<View::Names> names(const Node& node) {
  std::vector<View::Names> all;
  node.elements([&](const Node& item) {
    all.push_back({item["blueprint"].text(), texts(item["identifiers"])});
  });
  return all;
}

std::optional<Millis> moment(const Node& node) {
  if (node.is_null()) return std::nullopt;
  return static_cast<Millis>(std::llround(node.number(0)));
}

}  // namespace

View read_view(const Node& node) {
  View view;
  view.only = names(node["only"]);
  node["instead"].elements([&](const Node& item) {
    view.instead.push_back(
        {item["blueprint"].text(), item["property"].text(), texts(item["values"])});
  });
  view.from = moment(node["from"]);
  view.to = moment(node["to"]);
  view.without = names(node["without"]);
  return view;
}

}  // namespace dora
