#pragma once

#include <string>
#include <vector>

namespace dora {

class Node;

/// What is known of how far exports reach back.
struct History {
  /// A property that tells when an entity happened, as the metrics have it. "$createdAt" is when it
  /// came to be in its tool. Of several of a blueprint the first counts that has a value.
  struct Time {
    std::string blueprint;
    std::string property;
  };
  std::vector<Time> times;

  /// Days after which a tool forgets, or for which it is asked where nobody says more.
  struct Window {
    std::string source;  // the identifier of the mapping; empty for every source
    int days;
  };
  std::vector<Window> windows;
};

History read_history(const Node& node);

}  // namespace dora
