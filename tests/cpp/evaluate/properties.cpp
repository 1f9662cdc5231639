// What a property's value is: stored, a default, mirrored, or computed in the right order.

#include <algorithm>
#include <catch2/catch.hpp>

#include "evaluated.hpp"

using namespace dora;
using namespace dora::test;

namespace {

const EvaluationSettings kSettings{kNoon};
const Json kNumber{{"type", "number"}};

Json none() { return Json::object(); }

Json sum_of(const std::string& target, const std::string& property) {
  return {{"target", target},
          {"calculationSpec",
           {{"func", "sum"}, {"calculationBy", "property"}, {"property", property}}}};
}

/// A deployment, its pull requests, and their service.
Json chain(const Json& mirrors, bool many) {
  Json deployment =
      blueprint("deployment", none(), {{"pull", {{"target", "pull"}, {"many", many}}}});
  deployment["mirrorProperties"] = mirrors;
  return {
      deployment,
      blueprint("pull", {{"hours", kNumber}, {"at", {{"type", "string"}, {"format", "date-time"}}}},
                {{"service", {{"target", "service"}}}}),
      blueprint("service", {{"tier", {{"type", "string"}, {"default", "low"}}}})};
}

}  // namespace

TEST_CASE("An entity that does not say a property has its default", "[evaluate][properties]") {
  const Json model =
      Json::array({blueprint("thing", {{"text", {{"type", "string"}, {"default", "team"}}},
                                       {"n", {{"type", "number"}, {"default", 3}}},
                                       {"done", {{"type", "boolean"}, {"default", true}}}})});
  Evaluated things(model,
                   {entity("thing", "a", none()),
                    entity("thing", "b", {{"text", "group"}, {"n", nullptr}, {"done", false}})},
                   kSettings);
  CHECK(things.value("thing", "a", "text") == "team");
  CHECK(things.value("thing", "a", "n") == 3.0);
  CHECK(things.value("thing", "a", "done") == true);
  CHECK(things.value("thing", "b", "text") == "group");
  CHECK(things.value("thing", "b", "n") == 3.0);
  CHECK(things.value("thing", "b", "done") == false);
  const Json rule{{"property", "text"}, {"operator", "="}, {"value", "team"}};
  CHECK(things.select("thing", Json::array({rule})) == std::vector<std::string>{"a"});
}

TEST_CASE("A default may be a time; one of another type is none", "[evaluate][properties]") {
  const Json model = Json::array({blueprint(
      "thing",
      {{"at", {{"type", "string"}, {"format", "date-time"}, {"default", "2024-06-01T00:00:00Z"}}},
       {"later", {{"type", "string"}, {"format", "date-time"}, {"default", "soon"}}},
       {"n", {{"type", "number"}, {"default", "many"}}}})});
  Evaluated things(model, Json::array({entity("thing", "a", none())}), kSettings);
  CHECK(things.value("thing", "a", "at") == "2024-06-01T00:00:00Z");
  CHECK(things.value("thing", "a", "later").is_null());
  CHECK(things.value("thing", "a", "n").is_null());
}

TEST_CASE("Mirrors follow chains, also to what is no property", "[evaluate][properties]") {
  Evaluated mirrors(
      chain({{"hours", {{"path", "pull.hours"}}},
             {"at", {{"path", "pull.at"}}},
             {"tier", {{"path", "pull.service.tier"}}},
             {"title", {{"path", "pull.service.$title"}}},
             {"name", {{"path", "pull.$identifier"}}}},
            false),
      {entity("deployment", "d", none(), {{"pull", "p"}}), entity("deployment", "e", none()),
       entity("pull", "p", {{"hours", 2.5}, {"at", "2024-06-01T00:00:00Z"}}, {{"service", "s"}}),
       entity("service", "s", {{"tier", "high"}})},
      kSettings);
  CHECK(mirrors.value("deployment", "d", "hours") == 2.5);
  CHECK(mirrors.value("deployment", "d", "at") == "2024-06-01T00:00:00Z");
  CHECK(mirrors.value("deployment", "d", "tier") == "high");
  CHECK(mirrors.value("deployment", "d", "title") == "s");
  CHECK(mirrors.value("deployment", "d", "name") == "p");
  CHECK(mirrors.value("deployment", "e", "hours").is_null());
}

TEST_CASE("What is only named has a name and no defaults", "[evaluate][properties]") {
  Evaluated mirrors(chain({{"tier", {{"path", "pull.service.tier"}}},
                           {"name", {{"path", "pull.service.$identifier"}}}},
                          false),
                    {entity("deployment", "d", none(), {{"pull", "p"}}),
                     entity("pull", "p", none(), {{"service", "ghost"}})},
                    kSettings);
  CHECK(mirrors.value("deployment", "d", "name") == "ghost");
  CHECK(mirrors.value("deployment", "d", "tier").is_null());
}

TEST_CASE("A mirror through a many-relation is an array", "[evaluate][properties]") {
  const Json model = chain({{"hours", {{"path", "pull.hours"}}},
                            {"at", {{"path", "pull.at"}}},
                            {"services", {{"path", "pull.service.$identifier"}}}},
                           true);
  Json entities{
      entity("deployment", "d", none(), {{"pull", {"p3", "p1", "p2"}}}),
      entity("deployment", "e", none(), {{"pull", Json::array()}}),
      entity("deployment", "f", none(), {{"pull", {"p2"}}}),
      entity("pull", "p1", {{"hours", 2.5}, {"at", "2024-06-01T00:00:00Z"}}, {{"service", "s"}}),
      entity("pull", "p2", none()),
      entity("pull", "p3", {{"hours", 1}}, {{"service", "s"}})};
  for (int order = 0; order < 2; ++order) {
    Evaluated mirrors(model, entities, kSettings);
    CHECK(mirrors.value("deployment", "d", "hours") == Json::array({2.5, 1.0}));
    CHECK(mirrors.value("deployment", "d", "at") == Json::array({"2024-06-01T00:00:00Z"}));
    CHECK(mirrors.value("deployment", "d", "services") == Json::array({"s"}));
    CHECK(mirrors.value("deployment", "e", "hours").is_null());
    CHECK(mirrors.value("deployment", "f", "hours").is_null());
    std::reverse(entities.begin(), entities.end());
  }
}

TEST_CASE("Of several owning teams a mirror shows the one that comes first",
          "[evaluate][properties]") {
  Json service = blueprint("service", none(), {{"team", {{"target", "_team"}}}});
  service["mirrorProperties"] = {{"size", {{"path", "team.size"}}}};
  Json owned = entity("service", "s", none());
  owned["team"] = {"red", "blue"};
  Json entities{owned, entity("_team", "blue", {{"size", 4}}),
                entity("_team", "red", {{"size", 5}})};
  for (int order = 0; order < 3; ++order) {
    Evaluated teams(Json::array({service, blueprint("_team", {{"size", kNumber}})}), entities,
                    kSettings);
    CHECK(teams.value("service", "s", "size") == 4.0);
    CHECK(teams.value("service", "s", "team") == "blue");
    std::rotate(entities.begin(), entities.begin() + 1, entities.end());
  }
}

TEST_CASE("A calculation sees the entity's relations, teams and times", "[evaluate][properties]") {
  Json service = blueprint("service", none(), {{"domain", {{"target", "domain"}}},
                                               {"users", {{"target", "domain"}, {"many", true}}}});
  const auto text = [](const char* program) {
    return Json{{"type", "string"}, {"calculation", program}};
  };
  service["calculationProperties"] = {
      {"domain_name", text(".relations.domain")},
      {"last_user", text(".relations.users | last")},
      {"owner", text(".team | join(\"+\")")},
      {"made", text(".createdAt")},
      {"all", text("[.identifier, .title, .relations.domain, .team[0]] | join(\" \")")}};
  Json owned = entity("service", "s", none(), {{"domain", "d"}, {"users", {"u2", "u1"}}});
  owned["team"] = {"red", "blue"};
  owned["createdAt"] = "2024-06-01T00:00:00Z";
  Evaluated world(Json::array({service, blueprint("domain", none()), blueprint("_team", none())}),
                  Json::array({owned}), kSettings);
  CHECK(world.value("service", "s", "domain_name") == "d");
  CHECK(world.value("service", "s", "last_user") == "u2");
  CHECK(world.value("service", "s", "owner") == "blue+red");
  CHECK(world.value("service", "s", "made") == "2024-06-01T00:00:00Z");
  CHECK(world.value("service", "s", "all") == "s s d blue");
}

TEST_CASE("A calculation that asks for everything sees every property", "[evaluate][properties]") {
  Json service = blueprint("service", {{"size", kNumber}});
  service["calculationProperties"] = {
      {"sizes", {{"type", "number"}, {"calculation", "[.[] | objects | .size // empty] | first"}}}};
  Evaluated world(Json::array({service}), Json::array({entity("service", "s", {{"size", 5}})}),
                  kSettings);
  CHECK(world.value("service", "s", "sizes") == 5.0);
}

TEST_CASE("What depends on computed properties is computed after them", "[evaluate][properties]") {
  Json model = chain({{"hours", {{"path", "pull.hours"}}}}, false);
  model[2]["aggregationProperties"]["hours"] = sum_of("deployment", "hours");
  model.push_back(blueprint("domain", none()));
  model[2]["relations"]["domain"] = {{"target", "domain"}};
  model[3]["aggregationProperties"]["hours"] = sum_of("service", "hours");
  Evaluated domains(model,
                    {entity("deployment", "d", none(), {{"pull", "p"}}),
                     entity("deployment", "e", none(), {{"pull", "p"}}),
                     entity("pull", "p", {{"hours", 2.5}}, {{"service", "s"}}),
                     entity("service", "s", none(), {{"domain", "x"}})},
                    kSettings);
  CHECK(domains.value("domain", "x", "hours") == 5.0);
  CHECK(domains.value("service", "s", "hours") == 5.0);
}

TEST_CASE("Properties that depend on one another are an error that names them",
          "[evaluate][properties]") {
  Json service = blueprint("service", none(), {{"domain", {{"target", "domain"}}}});
  Json domain = blueprint("domain", none());
  service["mirrorProperties"]["share"] = {{"path", "domain.total"}};
  domain["aggregationProperties"]["total"] = sum_of("service", "share");
  Evaluated circle(Json::array({service, domain}), Json::array(), kSettings);
  const Error error = circle.error("domain", "total");
  CHECK(error.code == ErrorCode::kModelCycle);
  CHECK(error.detail == "domain.total -> service.share -> domain.total");
  // The one who only leads into the circle is no member of it.
  Json outside = blueprint("outside", none(), {{"domain", {{"target", "domain"}}}});
  outside["mirrorProperties"]["seen"] = {{"path", "domain.total"}};
  Evaluated entered(Json::array({service, domain, outside}), Json::array(), kSettings);
  CHECK(entered.error("outside", "seen").detail == "domain.total -> service.share -> domain.total");
}

TEST_CASE("A property that is not there is named", "[evaluate][properties]") {
  Evaluated service(Json::array({blueprint("service", none())}), Json::array(), kSettings);
  CHECK(service.error("service", "cost").code == ErrorCode::kModelUnknownProperty);
  CHECK(service.error("service", "cost").detail == "service.cost");
}
