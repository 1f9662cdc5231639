#include "model/counting.hpp"

#include <algorithm>

#include "model/node.hpp"

namespace dora {
namespace {

std::vector<std::string> read_texts(const Node& node) {
  std::vector<std::string> texts;
  node.elements([&](const Node& item) { texts.push_back(item.text()); });
  return texts;
}

}  // namespace

std::optional<std::size_t> Strategies::index(std::string_view strategy) const {
  const auto found = std::find_if(strategies.begin(), strategies.end(),
                                  [&](const Strategy& one) { return one.identifier == strategy; });
  if (found == strategies.end()) return std::nullopt;
  return static_cast<std::size_t>(found - strategies.begin());
}

bool Facet::leaves_out(std::string_view value) const {
  return std::find(leave_out.begin(), leave_out.end(), value) != leave_out.end();
}

AliasList read_alias_list(const Node& node) {
  AliasList list{node["identifier"].text(), {}};
  node["aliases"].elements([&](const Node& item) {
    Alias alias{item["blueprint"].text(), item["property"].text(), item["value"].text(),
                read_texts(item["names"])};
    if (alias.blueprint.empty()) item["blueprint"].fail(ErrorCode::kModelShape, "string");
    if (alias.value.empty()) item["value"].fail(ErrorCode::kModelShape, "string");
    list.aliases.push_back(std::move(alias));
  });
  return list;
}

Strategies read_strategies(const Node& node) {
  Strategies read;
  read.identifier = node["identifier"].text();
  read.blueprint = node["blueprint"].text();
  read.use = node["use"].text("best");
  node["strategies"].elements([&](const Node& item) {
    const std::string identifier = item["identifier"].text();
    read.strategies.push_back({identifier, item["title"].text(identifier)});
  });
  if (read.use != "best" && read.use != "all" && !read.index(read.use)) {
    node["use"].fail(ErrorCode::kModelShape, "best, all or one of the strategies");
  }
  if (const Node once = node["once"]; !once.is_null()) {
    read.once = Strategies::Once{once["title"].text(), read_texts(once["by"]),
                                 once["withinHours"].number(0), once["use"].flag(false)};
  }
  return read;
}

Facet read_facet(const Node& node) {
  Facet facet;
  facet.identifier = node["identifier"].text();
  facet.title = node["title"].text(facet.identifier);
  facet.blueprint = node["blueprint"].text();
  facet.properties = read_texts(node["properties"]);
  node["groups"].elements([&](const Node& item) {
    Facet::Group group{item["value"].text(), {}};
    for (const std::string& name : read_texts(item["names"])) group.names.emplace_back(name);
    facet.groups.push_back(std::move(group));
  });
  node["with"].elements([&](const Node& item) {
    facet.with.push_back({item["blueprint"].text(), item["relation"].text()});
  });
  facet.leave_out = read_texts(node["leaveOut"]);
  return facet;
}

Measures read_measures(const Node& node) {
  Measures read;
  read.identifier = node["identifier"].text();
  read.title = node["title"].text(read.identifier);
  read.blueprint = node["blueprint"].text();
  read.property = node["property"].text();
  read.use = node["use"].text(read.property);
  bool known = false;
  node["measures"].elements([&](const Node& item) {
    const std::string property = item["property"].text();
    known = known || property == read.use;
    read.measures.push_back({property, item["title"].text(property)});
  });
  if (!known) node["use"].fail(ErrorCode::kModelShape, "one of the measures' properties");
  return read;
}

}  // namespace dora
