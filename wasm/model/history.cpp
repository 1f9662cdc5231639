#include "model/history.hpp"

#include "model/node.hpp"

namespace dora {

History read_history(const Node& node) {
  History history;
  node["times"].elements([&](const Node& item) {
    item["properties"].elements([&](const Node& property) {
      history.times.push_back({item["blueprint"].text(), property.text()});
    });
  });
  node["windows"].elements([&](const Node& item) {
    history.windows.push_back({item["source"].text(), static_cast<int>(item["days"].number(0))});
  });
  return history;
}

}  // namespace dora
