// The rules of a query that ask for more than the value of one property.

#include <catch2/catch.hpp>

#include "evaluated.hpp"

using namespace dora;
using namespace dora::test;

namespace {

using Names = std::vector<std::string>;

const Json kText{{"type", "string"}};

/// deployments d1..d3 -> services ants, bees -> domain garden; squad -> tribe -> domain -> group.
Evaluated garden() {
  Json deployment = blueprint(
      "deployment", {{"note", kText}, {"link", {{"type", "string"}, {"format", "url"}}},
                     {"size", {{"type", "number"}}}, {"until", {{"type", "string"}, {"format", "timer"}}}},
      {{"service", {{"target", "service"}, {"required", true}}},
       {"reviewers", {{"target", "service"}, {"many", true}}}});
  const Json service = blueprint("service", {{"note", kText}}, {{"domain", {{"target", "domain"}}}});
  const Json domain = blueprint("domain", Json::object());
  const Json unit = blueprint("unit", Json::object(), {{"parent", {{"target", "unit"}}}});
  Json ants = entity("service", "ants", Json::object(), {{"domain", "garden"}});
  ants["title"] = "The ants";
  ants["team"] = {"red", "blue"};
  return Evaluated(
      Json::array({deployment, service, domain, unit, blueprint("_team", Json::object())}),
      Json::array({entity("deployment", "d1",
                          {{"note", "x"}, {"link", "y"}, {"size", 1}, {"until", in_days(-1)}},
                          {{"service", "ants"}}),
                   entity("deployment", "d2", {{"note", "y"}, {"size", 2}, {"until", in_days(1)}},
                          {{"service", "bees"}, {"reviewers", {"ants", "bees"}}}),
                   entity("deployment", "d3", Json::object(), {{"reviewers", {"ants"}}}), ants,
                   entity("service", "bees", {{"note", "y"}}),
                   entity("domain", "garden", Json::object()),
                   entity("unit", "squad", Json::object(), {{"parent", "tribe"}}),
                   entity("unit", "tribe", Json::object(), {{"parent", "division"}}),
                   entity("unit", "division", Json::object(), {{"parent", "group"}}),
                   entity("unit", "group", Json::object())}),
      {kNoon});
}

Names kept(const std::string& blueprint, const Json& rule) {
  return garden().select(blueprint, Json::array({rule}));
}

Json matches(const Json& path, const Json& value, const std::string& from = {}) {
  Json property{{"path", path}};
  if (!from.empty()) property["fromBlueprint"] = from;
  return {{"property", property}, {"operator", "matchAny"}, {"value", value}};
}

}  // namespace

TEST_CASE("relatedTo finds what leads to an entity and what it leads to", "[evaluate][rules]") {
  Json rule{{"operator", "relatedTo"}, {"blueprint", "service"}, {"value", "ants"}};
  CHECK(kept("deployment", rule) == Names{"d1", "d2", "d3"});
  CHECK(kept("domain", rule) == Names{"garden"});
  rule["value"] = {"bees", "nobody"};
  CHECK(kept("deployment", rule) == Names{"d2"});
  CHECK(kept("domain", rule).empty());
}

TEST_CASE("relatedTo upstream is what the entity depends on, downstream what depends on it",
          "[evaluate][rules]") {
  Json rule{{"operator", "relatedTo"}, {"blueprint", "service"}, {"value", "ants"},
            {"direction", "upstream"}};
  CHECK(kept("deployment", rule).empty());
  CHECK(kept("domain", rule) == Names{"garden"});
  rule["direction"] = "downstream";
  CHECK(kept("deployment", rule) == Names{"d1", "d2", "d3"});
  CHECK(kept("domain", rule).empty());
  // Indirectly: through the services.
  rule["blueprint"] = "domain";
  rule["value"] = "garden";
  CHECK(kept("deployment", rule) == Names{"d1", "d2", "d3"});
}

TEST_CASE("relatedTo goes along required relations, or the others, where it says so",
          "[evaluate][rules]") {
  Json rule{{"operator", "relatedTo"}, {"blueprint", "service"}, {"value", "ants"},
            {"required", true}};
  CHECK(kept("deployment", rule) == Names{"d1"});
  rule["required"] = false;
  CHECK(kept("deployment", rule) == Names{"d2", "d3"});
}

TEST_CASE("matchAny follows a path to the named entities, or from them", "[evaluate][rules]") {
  CHECK(kept("deployment", matches({"service"}, "bees")) == Names{"d2"});
  CHECK(kept("deployment", matches({"service", "domain"}, {"garden"})) == Names{"d1"});
  CHECK(kept("deployment", matches({"reviewers"}, "ants")) == Names{"d2", "d3"});
  CHECK(kept("domain", matches({"service", "domain"}, "d1", "deployment")) == Names{"garden"});
}

TEST_CASE("matchAny repeats a relation as often as maxHops allows", "[evaluate][rules]") {
  const Json thrice{{"relation", "parent"}, {"maxHops", 3}};
  CHECK(kept("unit", matches({"parent", "parent"}, "squad", "unit")) == Names{"division"});
  CHECK(kept("unit", matches(Json::array({thrice}), "squad", "unit")) ==
        Names{"division", "group", "tribe"});
  CHECK(kept("unit", matches({"parent", "parent", thrice}, "squad", "unit")) ==
        Names{"division", "group"});
  CHECK(kept("unit", matches(Json::array({thrice}), "group")) ==
        Names{"division", "squad", "tribe"});
}

TEST_CASE("A path that leads elsewhere is an error that names it", "[evaluate][rules]") {
  Evaluated world = garden();
  const auto failure = [&](const std::string& blueprint, const Json& rule) {
    Error none;
    const Query query = read_query(Node(Json::array({rule}), none));
    const auto selected = world.evaluation().select(world.blueprint(blueprint), query);
    return selected ? std::string() : std::string(error_id(selected.error().code)) + " " +
                                          selected.error().detail;
  };
  CHECK(failure("deployment", matches({"services"}, "ants")) ==
        "model-unknown-relation deployment.services");
  CHECK(failure("deployment", matches({"service"}, "d1", "deployment")) ==
        "model-unknown-relation service -> service");
  CHECK(failure("deployment", {{"operator", "relatedTo"}, {"blueprint", "wasps"}, {"value", "a"}}) ==
        "model-unknown-blueprint wasps");
}

TEST_CASE("A relation is compared by the identifier or the title it leads to",
          "[evaluate][rules]") {
  const Json by_name{{"relation", "service"}, {"operator", "="}, {"value", "ants"}};
  CHECK(kept("deployment", by_name) == Names{"d1"});
  const Json by_title{{"relation", "service"}, {"targetProperty", "$title"},
                      {"operator", "beginsWith"}, {"value", "The"}};
  CHECK(kept("deployment", by_title) == Names{"d1"});
  const Json many{{"relation", "reviewers"}, {"operator", "containsAny"}, {"value", {"bees"}}};
  CHECK(kept("deployment", many) == Names{"d2"});
}

TEST_CASE("propertySchema compares every property of that type", "[evaluate][rules]") {
  Json rule{{"propertySchema", {{"type", "string"}}}, {"operator", "="}, {"value", "y"}};
  CHECK(kept("deployment", rule) == Names{"d1", "d2"});
  rule["propertySchema"]["format"] = "url";
  CHECK(kept("deployment", rule) == Names{"d1"});
  CHECK(kept("deployment", {{"propertySchema", {{"type", "number"}}}, {"operator", ">"},
                            {"value", 1}}) == Names{"d2"});
}

TEST_CASE("A timer is expired once its moment has passed", "[evaluate][rules]") {
  CHECK(kept("deployment", {{"property", "until"}, {"operator", "isExpired"}}) == Names{"d1"});
  CHECK(kept("deployment", {{"property", "until"}, {"operator", "isNotExpired"}}) ==
        Names{"d2", "d3"});
}

TEST_CASE("Each of several owning teams is found", "[evaluate][rules]") {
  for (const char* team : {"red", "blue"}) {
    CHECK(kept("service", {{"property", "$team"}, {"operator", "="}, {"value", team}}) ==
          Names{"ants"});
    CHECK(kept("service", {{"property", "$team"}, {"operator", "containsAny"},
                           {"value", {team, "green"}}}) == Names{"ants"});
  }
}

TEST_CASE("A rule about whoever is looking is an error, not a guess", "[evaluate][rules]") {
  const std::vector<Json> rules{
      {{"property", "$team"}, {"operator", "in"}, {"value", {"My Teams"}}},
      {{"property", "note"}, {"operator", "="}, {"value", {{"context", "user"}, {"property", "x"}}}},
      {{"property", {{"context", "user"}, {"property", "x"}}}, {"operator", "="}, {"value", "y"}},
      {{"property", "note"}, {"operator", "="}, {"value", "{{getUserEmail()}}"}},
      {{"property", {{"path", {"service"}}}}, {"operator", "matchAny"},
       {"value", {{"context", "user"}, {"property", "$identifier"}}}}};
  for (const Json& rule : rules) {
    Error none;
    const Query query = read_query(Node(Json::array({rule}), none));
    CHECK_FALSE(none);
    Evaluated world = garden();
    const auto selected = world.evaluation().select(world.blueprint("deployment"), query);
    REQUIRE_FALSE(selected.ok());
    CHECK(selected.error().code == ErrorCode::kModelUnsupported);
  }
}
