#pragma once

#include <string_view>
#include <vector>

#include "ingest/intake.hpp"
#include "json/cursor.hpp"
#include "json/key_set.hpp"

namespace dora {

/// Reads entities as Port's API returns them. Of an entity only what its blueprint names is decoded,
/// straight into the catalog's columns.
class PortEntities {
 public:
  static constexpr std::string_view kIdentifier = "port-entities";

  /// `marks` are borrowed.
  PortEntities(Catalog& catalog, const std::vector<Mark>& marks);

  /// Whether the object at the cursor, which is read to its end, is an entity: it has an identifier
  /// and properties, relations or a blueprint, or it is in an array named after a blueprint.
  /// `says`: whether one can tell of which blueprint it is.
  bool recognise(json::Cursor& cursor, std::string_view array_key, bool& says);

  /// "entities", and the identifier of any blueprint.
  bool knows_array(std::string_view key) const;

  /// Reads one entity. Its blueprint is the one it names, else the one the array is named after.
  /// Skipped: "missing-identifier", "missing-blueprint", "unknown-blueprint", "bad-date".
  void record(json::Cursor& cursor, std::string_view array_key, Intake& intake);

 private:
  /// What of an entity of one blueprint is decoded.
  struct Wanted {
    json::KeySet properties;
    std::vector<std::size_t> property_indices;  // in Blueprint::properties
    json::KeySet relations;                     // numbered as Blueprint::relations
    bool scorecards = false;
  };
  struct Parts;

  void read_members(json::Cursor& cursor, Parts& parts);
  void begin_entity(std::string_view blueprint, Parts& parts);
  void read_body(json::Cursor& cursor, Parts& parts);
  void read_properties(json::Cursor& cursor, Parts& parts);
  void read_relations(json::Cursor& cursor, const Parts& parts);
  void read_scorecards(json::Cursor& cursor, const Blueprint& blueprint);
  void read_scorecard(json::Cursor& cursor, const Blueprint& blueprint, const std::string& id);
  void read_rule(json::Cursor& cursor, const Blueprint& blueprint, const std::string& id);
  void note_mark(const Blueprint& blueprint, std::string_view member);
  void read_property(json::Cursor& cursor, const Property& property, Cell& cell, Parts& parts);
  void read_names(json::Cursor& cursor, std::vector<TextId>& names);
  void read_time(json::Cursor& cursor, std::string_view name, Millis& time, Parts& parts);

  Catalog& catalog_;
  const std::vector<Mark>& marks_;
  std::vector<Wanted> wanted_;  // by blueprint
  EntityDraft draft_;
  std::string suits_;  // the other bundled model that the entity seems made for
  std::vector<std::string> wrong_types_;  // of the record being read
};

}  // namespace dora
