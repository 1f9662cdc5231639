#pragma once

// What Evaluation computes, a second time and in another way: straight from the documents, one
// entity after the other. It follows docs/metrics.md and the headers of wasm/evaluate and
// wasm/model, and shares no code with them but the clock's unit and the JSON type. Slow on purpose.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "model/node.hpp"

namespace reference {

using dora::Json;
using dora::Millis;

/// An entity as Port's API returns it; one that others only name has no document.
struct Entity {
  std::string blueprint;
  std::string identifier;
  Json document;
};

using Entities = std::vector<const Entity*>;

/// "2024-09-01T12:00:00Z" or "...12:00:00.250Z"; nothing for any other value.
std::optional<Millis> moment(const Json& text);

/// Both ends belong to it.
struct Window {
  Millis from;
  Millis to;
};

/// A `value` of between: {from, to} or {preset}.
Window window(const Json& value, Millis now);

/// Whether a value fulfils a rule. `is_time`: the value is a moment, not a text like one.
bool fulfils(const Json& rule, const Json& value, bool is_time, Millis now);

/// One entity's part in an aggregation.
struct Sample {
  std::optional<Millis> time;
  Json value;
};

/// The number that a calculationSpec makes of the samples, or null. `query` is what chose them.
Json aggregate(const std::vector<Sample>& samples, const Json& spec, const Json& query,
               const std::string& divisor, Millis now);

class Reference {
 public:
  /// `divisor` is the name of the rule, such as "span".
  Reference(const Json& blueprints, const Json& entities, Millis now, std::string divisor);

  /// In order of their identifiers.
  const Entities& existing(const std::string& blueprint);
  const Entities& select(const std::string& blueprint, const Json& query);

  Json value(const Entity& entity, const std::string& name);
  Json aggregate(const Entities& entities, const Json& spec, const Json& query);

 private:
  const Entity& entity(const std::string& blueprint, const std::string& identifier);
  const Entity& resolve(const std::string& blueprint, const std::string& name);
  bool exists(const Entity& entity);

  Entities named(const Entity& entity, const std::string& relation);
  Entities targets(const Entity& entity, const std::string& relation);
  Entities team_list(const Entity& entity);
  Entities owners(const Entity& entity);
  std::optional<std::vector<std::string>> inherited(const std::string& blueprint) const;

  std::set<const Entity*> walk(const Entity& from, const std::vector<std::string>& path);
  const std::set<const Entity*>& reach(const Entity& from);
  Entities neighbours(const Entity& from);
  std::set<const Entity*> members(const Entity& holder, const Json& property);

  bool holds(const Json& query, const Entity& entity);
  bool is_time(const std::string& blueprint, const std::string& name) const;
  std::string end_of(std::string blueprint, const std::vector<std::string>& path) const;
  bool has_many(std::string blueprint, const std::vector<std::string>& path) const;

  Json simple(const Entity& entity, const std::string& name);
  Json stored(const Entity& entity, const std::string& name, const Json& definition);
  Json mirror(const Entity& entity, const Json& definition);
  Json aggregation(const Entity& holder, const Json& definition);

  const Json& blueprint(const std::string& identifier) const;
  bool has_blueprint(const std::string& identifier) const;

  std::map<std::string, Json> blueprints_;
  Millis now_;
  std::string divisor_;
  std::map<std::pair<std::string, std::string>, Entity> entities_;

  // Remembered, because asked for a thousand times.
  std::map<std::pair<const Entity*, std::string>, Json> values_;
  std::map<std::pair<const Entity*, std::vector<std::string>>, std::set<const Entity*>> arrivals_;
  std::map<const Entity*, std::set<const Entity*>> reaches_;
  std::map<const Entity*, Entities> neighbours_;
  std::map<std::pair<std::string, std::string>, Entities> selections_;
  std::map<std::string, Entities> existing_;
};

/// The parts of a path such as "service.team.$title".
std::vector<std::string> split(const std::string& path);

/// The names in a relation or a team list: none, one or several.
std::vector<std::string> names(const Json& value);

}  // namespace reference
