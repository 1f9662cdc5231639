#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/field_plan.hpp"
#include "ingest/intake.hpp"
#include "jq/fallback.hpp"
#include "json/cursor.hpp"
#include "model/mapping.hpp"
#include "model/service_rules.hpp"

namespace dora {

/// Turns the records of one tool's export into entities, as its mapping says. A record on which a
/// program needs jq itself waits, with all its entities, until jq has answered.
class MappedRecords {
 public:
  MappedRecords(const Mapping& mapping, const std::vector<ServiceRules>& rules, Catalog& catalog,
                jq::Fallback& jq, std::int64_t now);

  const Mapping& mapping() const { return mapping_; }

  /// Reads a record to its end and stores its entities.
  void record(json::Cursor& cursor, Intake& intake);
  /// Stores the entities of a record that is read already, and unwrapped(). Skipped: what the mapping requires,
  /// "missing-identifier", "bad-date".
  void record(const jq::Value& record, Intake& intake);
  /// Takes up the records that wait, for what jq has answered.
  void resume(Intake& intake);

  /// Says what can only be said at the end of a file.
  void finish(Intake& intake);

 private:
  /// A resource with its names looked up in the catalog.
  struct Target {
    const Resource* resource;
    std::size_t blueprint;
    StrategyId strategy;
    std::vector<std::pair<const jq::Program*, std::size_t>> properties;
    std::vector<std::pair<const MappedRelation*, std::size_t>> relations;
    std::vector<EntityDraft> drafts;  // reused from record to record
    std::size_t count = 0;            // of them, how many the record at hand gives
    bool ruled = false;               // a rule says the service of the one being filled

    EntityDraft& draft() { return drafts[count]; }
  };
  struct Waiting {
    jq::Value record;
    Intake::Place place;
  };
  /// What is known of the record at hand before anything is stored.
  struct Findings {
    std::string skipped;  // the reason; empty when it is not
    std::string detail;   // of the reason
    std::string value;    // what was wrong
    std::vector<std::string> wrong_types;
    std::map<std::string, std::string_view> without_jq;  // program to warning
    std::vector<const Remark*> remarks;
    std::vector<std::pair<std::size_t, std::string>> unmatched;  // index, and name to count under
    bool open = false;  // jq must be asked
  };

  /// Rules of services that something in these records can be asked for.
  struct Rules {
    const ServiceRules* rules;
    std::size_t blueprint;
  };

  void plan_rules(const std::vector<ServiceRules>& rules);
  const std::vector<std::string>& texts_of(const std::string& by, const jq::Value& record);
  void apply_rules(Target& target, const jq::Value& record);
  Target make_target(const Resource& resource, std::size_t blueprint,
                     const Catalog& catalog) const;
  void plan(const jq::Program& program);
  void plan_resource(const Resource& resource);
  jq::Value run(const jq::Program& program, const jq::Value& record);
  jq::Value run(const std::optional<jq::Program>& program, const jq::Value& record);
  void take(const jq::Value& record, Intake& intake);
  void find(const jq::Value& record);
  bool fill_all(Target& target, const jq::Value& record);
  bool fill(Target& target, const jq::Value& record);
  bool fill_properties(Target& target, const jq::Value& record);
  void fill_relations(Target& target, const jq::Value& record);
  bool read_time(const std::optional<jq::Program>& program, const jq::Value& record, Millis& time);
  bool skip(std::string_view reason, std::string_view detail = {}, std::string_view value = {});
  void store(const Target& target, const EntityDraft& draft, Intake& intake);

  const Mapping& mapping_;
  Catalog& catalog_;
  jq::Fallback& jq_;
  FieldPlan plan_;
  jq::Limits limits_;
  std::vector<const jq::Program*> beyond_;  // those that need jq for every record
  std::vector<Target> targets_;
  std::vector<Rules> rules_;
  std::map<std::string, std::vector<std::string>> texts_;  // of the record at hand, by name
  Findings findings_;
  std::vector<Waiting> waiting_;
  std::vector<bool> matched_;  // by index in mapping_.unmatched: such an entity came
  std::vector<std::map<std::string, std::uint64_t>> unmatched_;
  std::uint64_t records_ = 0;
};

/// The record in an object that holds one, as the mapping's `within` says, with what else there is of
/// the object; any other record as it is.
jq::Value unwrapped(const Mapping& mapping, jq::Value record);

/// Tells the catalog by which property the relations of the mappings look for their target. All of
/// them at once, so that which files there are, and in which order, makes no difference.
void declare_searches(const std::vector<Mapping>& mappings, Catalog& catalog);

}  // namespace dora
