#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/name_pattern.hpp"

namespace dora {

class Node;

/// Names that mean a value of a property; where no property is given, an entity of the blueprint by
/// its identifier; where no value is given, the property or relation itself, for mappings that know
/// it by another name. Names of values may be patterns, as NamePattern has them; those of entities
/// are compared as loose_name() has them, and those of properties as they are. An entity among its
/// own names stands apart: no other name that merely looks like it means it, nor it another.
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
  /// What is told of several times although it happened once, such as a release that goes to
  /// several regions: of entities that belong to the same one and are alike in all properties of
  /// `by`, none of them null, those do not count that came to be within so many hours after one
  /// that counts.
  struct Once {
    std::string title;
    std::vector<std::string> by;
    double within_hours = 0;
    bool use = false;
  };

  std::string identifier;
  std::string blueprint;
  std::string use;
  std::vector<Strategy> strategies;
  std::optional<Once> once;

  std::optional<std::size_t> index(std::string_view strategy) const;
};

/// By what entities of a blueprint can be left out: the values of properties (an array has several;
/// $title is the title), or groups of values by pattern. Where an entity is left out, so are those
/// that a `with` relation joins to it.
struct Facet {
  struct Group {
    std::string value;
    std::vector<NamePattern> names;
  };
  struct With {
    std::string blueprint;
    std::string relation;
  };

  std::string identifier;
  std::string title;
  std::string blueprint;
  std::vector<std::string> properties;
  std::vector<Group> groups;  // empty: every value is a group of its own; "" has no value
  std::vector<With> with;
  std::vector<std::string> leave_out;  // values of groups

  bool leaves_out(std::string_view value) const;
};

/// Properties by which the same can be measured, such as lead time from the first commit. The one in
/// use stands in for `property` wherever an entity has it.
struct Measures {
  struct Measure {
    std::string property;
    std::string title;
  };

  std::string identifier;
  std::string title;
  std::string blueprint;
  std::string property;
  std::string use;
  std::vector<Measure> measures;
};

/// What counts, and by which name: what a person decides about entities that are there.
struct Counting {
  std::vector<AliasList> aliases;
  std::vector<Strategies> strategies;
  std::vector<Facet> facets;
  std::vector<Measures> measures;
};

AliasList read_alias_list(const Node& node);

/// Errors: kModelShape where `use` is none of them.
Strategies read_strategies(const Node& node);

Facet read_facet(const Node& node);

/// Errors: kModelShape where `use` is none of them.
Measures read_measures(const Node& node);

}  // namespace dora
