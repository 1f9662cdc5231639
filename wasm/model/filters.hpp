#pragma once

#include <string>
#include <vector>

namespace dora {

class Node;

/// A property whose asked-for values a view can replace, such as the environment of deployments.
struct Filter {
  std::string blueprint;
  std::string property;
};

std::vector<Filter> read_filters(const Node& node);

}  // namespace dora
