#include "ingest/port_entities.hpp"

#include "model/scorecards.hpp"

namespace dora {

using json::Cursor;
using json::Kind;

/// An entity being read. Its blueprint may be named after what depends on it, which is then skipped
/// and come back to; before a value there is always at least a brace, so a place of 0 means none.
struct PortEntities::Parts {
  const Blueprint* blueprint = nullptr;
  const Wanted* wanted = nullptr;
  std::string blueprint_text;
  TextId identifier = kNoText, title = kNoText;
  bool has_identifier = false;
  std::size_t properties = 0, relations = 0, scorecards = 0;
  std::size_t team = 0, created_at = 0, updated_at = 0;
  std::string bad_date;        // the name of what is no date
  std::string bad_date_value;  // what stands there
};

namespace {

bool read_text(Cursor& cursor, std::string& text) {
  std::string_view view;
  if (cursor.kind() != Kind::kString) {
    cursor.skip();
    return false;
  }
  if (!cursor.string(view)) return false;
  text.assign(view);
  return true;
}

/// Where the value begins that is skipped now. An offset of zero means that there is none: before a
/// value there is always at least a brace.
std::size_t skip_from(Cursor& cursor) {
  cursor.kind();
  const std::size_t begin = cursor.offset();
  cursor.skip();
  return begin;
}

}  // namespace

bool PortEntities::recognise(Cursor& cursor, std::string_view array_key, bool& says) {
  if (!cursor.begin_object()) return false;
  says = catalog_.blueprint_index(array_key).has_value();
  bool identifier = false, entity = says;
  std::string_view key;
  while (cursor.next_key(key)) {
    if (key == "identifier") identifier = cursor.kind() == Kind::kString;
    if (key == "properties" || key == "relations") {
      entity = entity || cursor.kind() == Kind::kObject;
    }
    if (key == "blueprint") says = says || cursor.kind() == Kind::kString;
    cursor.skip();
  }
  return cursor.ok() && identifier && (entity || says);
}

bool PortEntities::knows_array(std::string_view key) const {
  return key == "entities" || catalog_.blueprint_index(key).has_value();
}

PortEntities::PortEntities(Catalog& catalog, const std::vector<Mark>& marks)
    : catalog_(catalog), marks_(marks) {
  for (const Blueprint& blueprint : catalog.blueprints()) {
    Wanted wanted;
    for (std::size_t i = 0; i < blueprint.properties.size(); ++i) {
      const Property& property = blueprint.properties[i];
      wanted.scorecards = wanted.scorecards || is_scorecard(property.identifier);
      // What Port computed is kept beside what is computed here. A mirror says nothing new.
      if (property.kind == PropertyKind::kMirror) continue;
      wanted.properties.add(property.identifier);
      wanted.property_indices.push_back(i);
    }
    for (const Relation& relation : blueprint.relations) wanted.relations.add(relation.identifier);
    wanted_.push_back(std::move(wanted));
  }
}

void PortEntities::begin_entity(std::string_view blueprint, Parts& parts) {
  const auto index = catalog_.blueprint_index(blueprint);
  if (!index) return;
  parts.blueprint = &catalog_.blueprints()[*index];
  parts.wanted = &wanted_[*index];
  catalog_.begin_draft(*index, draft_);
}

/// One pass over the entity; what comes before its blueprint is left for a second look.
void PortEntities::read_members(Cursor& cursor, Parts& parts) {
  if (!cursor.begin_object()) return;
  std::string_view key, text;
  while (cursor.next_key(key)) {
    if (json::same_key(key, "identifier")) {
      parts.has_identifier = cursor.kind() == Kind::kString;
      if (!parts.has_identifier) {
        cursor.skip();
      } else if (cursor.string(text)) {
        parts.has_identifier = !text.empty();
        parts.identifier = catalog_.texts().intern(text);
      }
    } else if (json::same_key(key, "title")) {
      if (cursor.kind() != Kind::kString) {
        cursor.skip();
      } else if (cursor.string(text) && !text.empty()) {
        parts.title = catalog_.texts().intern(text);
      }
    } else if (json::same_key(key, "blueprint")) {
      if (read_text(cursor, parts.blueprint_text)) begin_entity(parts.blueprint_text, parts);
    } else if (json::same_key(key, "properties")) {
      if (parts.blueprint) {
        read_properties(cursor, parts);
      } else {
        parts.properties = skip_from(cursor);
      }
    } else if (json::same_key(key, "relations")) {
      if (parts.blueprint) {
        read_relations(cursor, parts);
      } else {
        parts.relations = skip_from(cursor);
      }
    } else if (json::same_key(key, "scorecards")) {
      parts.scorecards = skip_from(cursor);
    } else if (json::same_key(key, "team")) {
      parts.team = skip_from(cursor);
    } else if (json::same_key(key, "createdAt")) {
      parts.created_at = skip_from(cursor);
    } else if (json::same_key(key, "updatedAt")) {
      parts.updated_at = skip_from(cursor);
    } else {
      cursor.skip();
    }
  }
}

/// What was left, once the blueprint is known.
void PortEntities::read_body(Cursor& cursor, Parts& parts) {
  draft_.identifier = parts.identifier;
  draft_.title = parts.title;
  const auto at = [&](std::size_t offset) {
    if (offset != 0) cursor.seek(offset);
    return offset != 0;
  };
  if (at(parts.team)) read_names(cursor, draft_.teams);
  if (at(parts.created_at)) read_time(cursor, "$createdAt", draft_.created_at, parts);
  if (at(parts.updated_at)) read_time(cursor, "$updatedAt", draft_.updated_at, parts);
  if (at(parts.properties)) read_properties(cursor, parts);
  if (at(parts.relations)) read_relations(cursor, parts);
  if (parts.wanted->scorecards && at(parts.scorecards)) read_scorecards(cursor, *parts.blueprint);
}

void PortEntities::record(Cursor& cursor, std::string_view array_key, Intake& intake) {
  Parts parts;
  wrong_types_.clear();
  suits_.clear();
  read_members(cursor, parts);
  if (!cursor.ok()) return;
  const json::Checkpoint end = cursor.checkpoint();
  const std::string_view name =
      parts.blueprint_text.empty() ? array_key : std::string_view(parts.blueprint_text);
  if (!parts.blueprint) begin_entity(name, parts);
  if (parts.blueprint) read_body(cursor, parts);
  if (!cursor.ok()) return;
  cursor.rewind(end);
  intake.begin_record();
  if (!parts.has_identifier) return intake.skip("missing-identifier");
  if (name.empty()) return intake.skip("missing-blueprint");
  if (!parts.blueprint) {
    intake.warn("unknown-blueprint", name);
    return intake.skip("unknown-blueprint", name, name);
  }
  if (!parts.bad_date.empty()) {
    return intake.skip("bad-date", parts.bad_date, parts.bad_date_value);
  }
  for (const std::string& property : wrong_types_) intake.warn("wrong-type", property);
  if (!suits_.empty()) intake.set_suits(suits_);
  intake.store(draft_);
}

void PortEntities::read_properties(Cursor& cursor, Parts& parts) {
  if (cursor.kind() != Kind::kObject) return static_cast<void>(cursor.skip());
  if (!cursor.begin_object()) return;
  std::string_view key;
  while (cursor.next_key(key)) {
    const std::size_t found = parts.wanted->properties.find(key);
    if (found == json::KeySet::kNotFound) {
      if (!marks_.empty() && !parts.blueprint->property(key)) note_mark(*parts.blueprint, key);
      cursor.skip();
      continue;
    }
    const std::size_t index = parts.wanted->property_indices[found];
    read_property(cursor, parts.blueprint->properties[index], draft_.cells[index], parts);
  }
}

void PortEntities::read_property(Cursor& cursor, const Property& property, Cell& cell,
                                 Parts& parts) {
  cell = {};
  const Kind kind = cursor.kind();
  if (kind == Kind::kNull) return static_cast<void>(cursor.skip());
  if (property.type == ValueType::kNumber && kind == Kind::kNumber) {
    double number = 0;
    if (cursor.number(number)) cell.value = number;
    return;
  }
  if (property.type == ValueType::kBoolean && kind == Kind::kBoolean) {
    bool flag = false;
    if (cursor.boolean(flag)) cell.value = flag;
    return;
  }
  if (property.type == ValueType::kJson) {
    std::string_view raw;
    if (cursor.skip(raw)) cell.value = catalog_.texts().intern(raw);
    return;
  }
  std::string_view text;
  if (kind == Kind::kString) {
    if (!cursor.string(text)) return;
    const auto value = text_cell(text, property.type, catalog_.texts());
    if (value) {
      cell = *value;
      return;
    }
  } else {
    cursor.skip(text);
  }
  if (property.kind != PropertyKind::kSchema) return;  // nothing to compare, and nothing lost
  if (property.type == ValueType::kTime) {
    parts.bad_date = property.identifier;
    parts.bad_date_value = text;
  } else {
    wrong_types_.push_back(parts.blueprint->identifier + "." + property.identifier);
  }
}

void PortEntities::read_relations(Cursor& cursor, const Parts& parts) {
  if (cursor.kind() != Kind::kObject) return static_cast<void>(cursor.skip());
  if (!cursor.begin_object()) return;
  std::string_view key;
  while (cursor.next_key(key)) {
    const std::size_t index = parts.wanted->relations.find(key);
    if (index == json::KeySet::kNotFound) {
      note_mark(*parts.blueprint, key);
      cursor.skip();
      continue;
    }
    draft_.relations[index].clear();
    read_names(cursor, draft_.relations[index]);
  }
}

/// `{"id": {"level": "Gold", "rules": [{"identifier": "rule", "status": "SUCCESS"}]}}`, of which the
/// catalog keeps what its blueprint has a property for.
void PortEntities::read_scorecards(Cursor& cursor, const Blueprint& blueprint) {
  if (cursor.kind() != Kind::kObject) return static_cast<void>(cursor.skip());
  if (!cursor.begin_object()) return;
  std::string_view key;
  while (cursor.next_key(key)) read_scorecard(cursor, blueprint, std::string(key));
}

void PortEntities::read_scorecard(Cursor& cursor, const Blueprint& blueprint,
                                  const std::string& id) {
  if (cursor.kind() != Kind::kObject) return static_cast<void>(cursor.skip());
  if (!cursor.begin_object()) return;
  std::string_view key;
  while (cursor.next_key(key)) {
    if (key == "level") {
      std::string level;
      const auto index = blueprint.property_index("$scorecard#" + id);
      const bool known = read_text(cursor, level) && index;
      if (known) draft_.cells[*index].value = catalog_.texts().intern(level);
    } else if (key == "rules" && cursor.kind() == Kind::kArray) {
      if (!cursor.begin_array()) return;
      while (cursor.next_element()) read_rule(cursor, blueprint, id);
    } else {
      cursor.skip();
    }
  }
}

void PortEntities::read_rule(Cursor& cursor, const Blueprint& blueprint, const std::string& id) {
  if (cursor.kind() != Kind::kObject) return static_cast<void>(cursor.skip());
  if (!cursor.begin_object()) return;
  std::string rule, status;
  std::string_view key;
  while (cursor.next_key(key)) {
    if (key == "identifier") {
      read_text(cursor, rule);
    } else if (key == "status") {
      read_text(cursor, status);
    } else {
      cursor.skip();
    }
  }
  const auto index = blueprint.property_index("$scorecard-rule#" + id + "#" + rule);
  if (index) draft_.cells[*index].value = catalog_.texts().intern(status);
}

void PortEntities::note_mark(const Blueprint& blueprint, std::string_view member) {
  for (const Mark& mark : marks_) {
    if (json::same_key(mark.member, member) && mark.blueprint == blueprint.identifier) suits_ = mark.model;
  }
}

/// A name, a list of names, or null; with attach_title_to_relation a name is {identifier, title}.
void PortEntities::read_names(Cursor& cursor, std::vector<TextId>& names) {
  switch (cursor.kind()) {
    case Kind::kString: {
      std::string_view name;
      if (cursor.string(name) && !name.empty()) names.push_back(catalog_.texts().intern(name));
      return;
    }
    case Kind::kArray:
      if (!cursor.begin_array()) return;
      while (cursor.next_element()) read_names(cursor, names);
      return;
    case Kind::kObject: {
      if (!cursor.begin_object()) return;
      std::string_view key;
      while (cursor.next_key(key)) {
        if (key == "identifier" && cursor.kind() == Kind::kString) {
          read_names(cursor, names);
        } else {
          cursor.skip();
        }
      }
      return;
    }
    default:
      cursor.skip();
  }
}

/// Null, and what is no text, is no time; a text that is no date is a bad one.
void PortEntities::read_time(Cursor& cursor, std::string_view name, Millis& time, Parts& parts) {
  if (cursor.kind() != Kind::kString) return static_cast<void>(cursor.skip());
  std::string_view text;
  if (!cursor.string(text)) return;
  const std::optional<Millis> parsed = parse_time(text);
  time = parsed.value_or(kNoTime);
  if (parsed) return;
  parts.bad_date = name;
  parts.bad_date_value = text;
}

}  // namespace dora
