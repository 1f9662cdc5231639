#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dora {

class Node;

/// Names that mean a value of a property; where no property is given, an entity of the blueprint by
/// its identifier; where no value is given, the property or relation itself, for mappings that know
/// it by another name. Compared as loose_name() has them, save those of properties and relations,
/// and names of a value with a star, which are patterns (see PatternMatch).
struct Alias {
  std::string blueprint;
  std::string property;
  std::string value;
  std::vector<std::string> names;
};

struct AliasList {
  std::string identifier;
  std::vector<Alias> aliases;
};

/// Ways in which entities of a blueprint are found in the records of tools, the most direct first,
/// and which of them count: one by its name; "all"; or "best", for each entity that they belong to
/// the first of which it has any. Entities that Port itself gives have no strategy and always
/// count.
struct Strategies {
  struct Strategy {
    std::string identifier;
    std::string title;
  };

  std::string identifier;
  std::string blueprint;
  std::string use;
  std::vector<Strategy> strategies;

  std::optional<std::size_t> index(std::string_view strategy) const;
};

AliasList read_alias_list(const Node& node);

/// Errors: kModelShape where `use` is none of them.
Strategies read_strategies(const Node& node);

}  // namespace dora
