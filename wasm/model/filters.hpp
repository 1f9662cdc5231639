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

/// Of an array of {blueprint, property}; what is wrong with it, the node reports.
std::vector<Filter> read_filters(const Node& node);

}  // namespace dora
