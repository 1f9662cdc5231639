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

std::string name(const Node& node) {
  if (node.is_null()) node.fail(ErrorCode::kModelShape, "string");
  return node.text();
}

std::vector<View::Names> names(const Node& node) {
  std::vector<View::Names> all;
  node.elements([&](const Node& item) {
    all.push_back({name(item["blueprint"]), texts(item["identifiers"])});
  });
  return all;
}

/// A chart has a point for each interval of the time, so that it must have an end.
std::optional<Millis> limit(const Node& node) {
  constexpr double kYear2200 = 7'258'118'400'000;
  return read_moment(node, kYear2200, "1970 to 2200");
}

}  // namespace

std::optional<Millis> read_moment(const Node& node, double most, const char* years) {
  if (node.is_null()) return std::nullopt;
  const double millis = node.number(0);
  if (millis < 0 || millis > most) node.fail(ErrorCode::kModelShape, years);
  return node.failed() ? std::nullopt : std::optional(static_cast<Millis>(std::llround(millis)));
}

View read_view(const Node& node) {
  View view;
  view.only = names(node["only"]);
  node["instead"].elements([&](const Node& item) {
    view.instead.push_back(
        {name(item["blueprint"]), name(item["property"]), texts(item["values"])});
  });
  view.from = limit(node["from"]);
  view.to = limit(node["to"]);
  view.without = names(node["without"]);
  return view;
}

}  // namespace dora
