#include "model/filters.hpp"

#include "model/node.hpp"

namespace dora {

std::vector<Filter> read_filters(const Node& node) {
  std::vector<Filter> filters;
  node.elements([&](const Node& item) {
    filters.push_back({item["blueprint"].text(), item["property"].text()});
  });
  return filters;
}

}  // namespace dora
