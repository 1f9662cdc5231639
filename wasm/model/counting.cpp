#include "model/counting.hpp"

#include <algorithm>

#include "model/node.hpp"

namespace dora {

std::optional<std::size_t> Strategies::index(std::string_view strategy) const {
  const auto found = std::find_if(strategies.begin(), strategies.end(),
                                  [&](const Strategy& one) { return one.identifier == strategy; });
  if (found == strategies.end()) return std::nullopt;
  return static_cast<std::size_t>(found - strategies.begin());
}

AliasList read_alias_list(const Node& node) {
  AliasList list{node["identifier"].text(), {}};
  node["aliases"].elements([&](const Node& item) {
    Alias alias{item["blueprint"].text(), item["property"].text(), item["value"].text(), {}};
    item["names"].elements([&](const Node& name) { alias.names.push_back(name.text()); });
    if (alias.blueprint.empty()) item["blueprint"].fail(ErrorCode::kModelShape, "string");
    if (alias.value.empty() && alias.property.empty()) item["value"].fail(ErrorCode::kModelShape, "string");
    list.aliases.push_back(std::move(alias));
  });
  return list;
}

Strategies read_strategies(const Node& node) {
  Strategies read{
      node["identifier"].text(), node["blueprint"].text(), node["use"].text("best"), {}};
  node["strategies"].elements([&](const Node& item) {
    const std::string identifier = item["identifier"].text();
    read.strategies.push_back({identifier, item["title"].text(identifier)});
  });
  if (read.use != "best" && read.use != "all" && !read.index(read.use)) {
    node["use"].fail(ErrorCode::kModelShape, "best, all or one of the strategies");
  }
  return read;
}

}  // namespace dora
