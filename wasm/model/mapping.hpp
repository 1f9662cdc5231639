#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jq/program.hpp"

namespace dora {

class Node;

/// A jq program by the name of what it yields.
struct NamedProgram {
  std::string name;
  jq::Program program;
};

/// How a relation finds its target: by the identifier that `identifier` yields or, where `property`
/// is given, first by an entity of the target whose property has the value that `value` yields
/// (Port's search relations).
struct MappedRelation {
  std::string name;
  std::optional<jq::Program> identifier;
  std::string property;
  std::optional<jq::Program> value;
};

/// One kind of entity that a record becomes, as Port's mappings say it (`selector` and `port.entity.
/// mappings`).
struct Resource {
  std::string kind;
  std::string blueprint;
  /// Yields the items of a record of which each is an entity, as `.item` to the other programs
  /// (Port's itemsToParse); without it the record itself is.
  std::optional<jq::Program> items;
  std::optional<jq::Program> selector;
  std::optional<jq::Program> identifier;
  std::optional<jq::Program> title;
  std::optional<jq::Program> created_at;
  std::optional<jq::Program> updated_at;
  std::optional<jq::Program> team;
  std::vector<NamedProgram> properties;
  std::vector<MappedRelation> relations;
  std::string strategy;  // by which its entities count; empty: always (see Strategies)
  bool patch = false;  // adds relations to an entity that another file may describe
  bool ruled = false;  // only of records for which a rule of services holds
};

/// Something that is said when the program holds for a record.
struct Remark {
  std::string id;
  jq::Program when;
};

/// Said when a blueprint came of no record: how the records that could have given one are spread.
struct Unmatched {
  std::string id;
  std::string blueprint;
  jq::Program when;
  jq::Program by;
};

/// A member of the records of a list that people keep as a table, and what else its column may be
/// called, the likeliest first. Compared as loose_name() has them.
struct TableColumn {
  std::string member;
  std::vector<std::string> names;
};

/// What one tool's export looks like and what becomes of its records: all that the engine knows of
/// that tool.
struct Mapping {
  std::string identifier;  // such as "github-pull-requests"
  /// Members that every record has, as paths; they tell the tool from all others.
  std::vector<std::vector<std::string>> signature;
  /// The member of a larger object, such as a webhook's, that may be the record; what else the
  /// programs read of that object stands in for the record's own.
  std::string within;
  std::vector<std::string> envelopes;  // names under which the tool wraps its records
  std::vector<NamedProgram> required;  // what must not be null; the name is the reason to skip
  std::vector<Resource> resources;
  std::vector<NamedProgram> texts;  // texts of a record by what rules of services call them
  std::vector<Remark> remarks;
  std::vector<Unmatched> unmatched;
  std::vector<std::size_t> page_sizes;  // an export of exactly so many records looks cut off
  std::vector<TableColumn> columns;     // of a list that people keep; none for a tool's export
};

/// Reads a mapping document. A jq program that does not compile is an error with its place in the
/// program as offset.
Mapping read_mapping(const Node& node);

}  // namespace dora
