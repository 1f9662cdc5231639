#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace dora {

class Node;

/// The part of the data that a report is about; web/src/engine/settings.ts says what each member does.
/// An empty view is the model's own.
struct View {
  struct Names {
    std::string blueprint;
    std::vector<std::string> identifiers;  // an empty one: what belongs to none
    bool operator==(const Names&) const = default;
  };
  struct Values {
    std::string blueprint;
    std::string property;
    std::vector<std::string> values;  // none: any
    bool operator==(const Values&) const = default;
  };

  std::vector<Names> only;      // what belongs to all of these; see Belonging
  std::vector<Values> instead;  // of rules that ask for the property
  std::optional<Millis> from;   // the first moment that counts, in milliseconds UTC
  std::optional<Millis> to;     // the last one; both belong to the view, 1970 to 2200
  std::vector<Names> without;   // entities that count nowhere

  bool operator==(const View&) const = default;
  bool empty() const { return *this == View(); }
};

/// A moment in milliseconds UTC, from 1970 to `most`, which `years` says; nothing for null. Errors:
/// kModelShape.
std::optional<Millis> read_moment(const Node& node, double most, const char* years);

/// Errors: kModelShape where a member is of another shape.
View read_view(const Node& node);

}  // namespace dora
