#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/aggregate.hpp"
#include "model/query.hpp"

namespace dora {

class Node;

enum class ValueType : std::uint8_t { kText, kNumber, kBoolean, kTime, kJson };

/// Where the value of a property comes from.
enum class PropertyKind : std::uint8_t {
  kSchema,       // stored with the entity
  kMirror,       // read from a related entity
  kAggregation,  // computed from many entities
  kCalculation,  // computed by a jq program from the entity itself
};

/// `calculationSpec` and what it is computed over.
struct Aggregation {
  std::string target;  // blueprint of the entities that are aggregated
  Query query;         // which of them
  Aggregate spec;
  std::vector<std::string> path;  // relation names from `path_from` on; empty: all paths
  std::string path_from;          // the target, or the blueprint that holds the aggregation
};

struct Property {
  std::string identifier;
  std::string title;
  PropertyKind kind = PropertyKind::kSchema;
  ValueType type = ValueType::kText;
  std::string json_type;                                    // as the schema says it
  std::string format;                                       // "url", "date-time", or empty
  Literal fallback;                                         // the schema's default
  std::vector<std::pair<std::string, std::string>> colors;  // value to colour, in document order
  std::vector<std::string> mirror_path;                     // relations, then the property
  std::string calculation;                                  // jq
  std::optional<Aggregation> aggregation;
};

struct Relation {
  std::string identifier;
  std::string title;
  std::string target;
  bool many = false;
  bool required = false;
};

/// Identifier of the blueprint whose entities are teams.
inline constexpr std::string_view kTeamBlueprint = "_team";

/// A kind of entity, as Port defines it.
struct Blueprint {
  std::string identifier;
  std::string title;
  std::vector<Property> properties;  // schema, mirror, aggregation and calculation, in this order
  std::vector<Relation> relations;
  std::vector<std::string> inherited_owner;  // relations that lead to the owning teams, if inherited

  /// Index in `properties`, or nothing.
  std::optional<std::size_t> property_index(std::string_view name) const;
  const Property* property(std::string_view name) const;
  std::optional<std::size_t> relation_index(std::string_view name) const;

  /// The blueprint that a step of a path leads to: the target of the relation of that name; without
  /// such a relation, "team" leads to the owners. Nothing for any other step.
  std::optional<std::string_view> step_target(std::string_view step) const;

  /// True when something is aggregated per entity of this blueprint. Such entities exist as soon as
  /// another entity names them, so that a service without an export of its own is not lost.
  bool holds_aggregations() const;
};

/// Reads a blueprint as Port's API returns it. Errors carry the JSON pointer of the offending member.
Blueprint read_blueprint(const Node& node);

}  // namespace dora
