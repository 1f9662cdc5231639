#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dora {

class Node;

/// Names that mean a value of a property, or, where no property is given, an entity of the
/// blueprint by its identifier. Compared as loose_name() has them. An entity among its own names
/// stands apart: no other name that merely looks like it means it, nor it another.
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
