#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dora {

class Node;

/// Says that some records of a repository belong to a service of its own. `match` is a pattern for
/// what the mapping of the tool calls `by`, such as "label" or "path": a star stands for any text,
/// in a path for any without a slash, and two stars for any at all. `service` is the name, where $1
/// stands for the text of the first star, $2 for that of the second.
struct ServiceRule {
  std::string repository;  // a pattern as well; empty: any
  std::string by;
  std::string match;
  std::string service = "$1";

  /// The service that the rule gives a text; nothing where the rule does not hold, or the name that
  /// it gives is empty.
  std::optional<std::string> name(std::string_view text) const;
};

/// How the services of a repository that holds several are told apart.
struct ServiceRules {
  std::string identifier;
  std::string blueprint;  // of the services
  std::vector<ServiceRule> rules;

  /// The texts of a record that rules of that `by` look at.
  using Texts = std::function<const std::vector<std::string>&(const std::string& by)>;

  /// The service by the first rule that holds for one of its texts. Of several services that it
  /// gives, it is the one of most texts; of equals, the one whose name comes first in order of bytes.
  std::optional<std::string> service(std::string_view repository, const Texts& texts) const;
};

/// Errors: kModelShape where a rule lacks `by` or `match`.
ServiceRules read_service_rules(const Node& node);

}  // namespace dora
