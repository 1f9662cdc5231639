// Which entities belong to which.

#include <algorithm>
#include <catch2/catch.hpp>

#include "evaluated.hpp"

using namespace dora;
using namespace dora::test;

namespace {

const Json kToService{{"target", "service"}};
const Json kToTeam{{"target", "_team"}};

Json count_of(const std::string& target, const Json& path_filter = {}) {
  Json property{{"target", target},
                {"calculationSpec", {{"func", "count"}, {"calculationBy", "entities"}}}};
  if (!path_filter.is_null()) property["pathFilter"] = Json::array({path_filter});
  return property;
}

Json with_aggregation(Json blueprint, const std::string& name, const Json& property) {
  blueprint["aggregationProperties"][name] = property;
  return blueprint;
}

Json none() { return Json::object(); }

/// Deployments of services by two roads, straight and through their pull request.
Json two_roads(const Json& path_filter = {}) {
  return {
      with_aggregation(blueprint("service", none()), "n", count_of("deployment", path_filter)),
      blueprint("pull", none(), {{"service", kToService}}),
      blueprint("deployment", none(), {{"service", kToService}, {"pull", {{"target", "pull"}}}})};
}

const EvaluationSettings kSettings{kNoon};

}  // namespace

TEST_CASE("Without a path all roads count, and each entity once", "[evaluate][relations]") {
  Evaluated both(
      two_roads(),
      {entity("deployment", "d1", none(), {{"service", "s"}, {"pull", "p"}}),
       entity("deployment", "d2", none(), {{"pull", "p"}}), entity("deployment", "d3", none()),
       entity("pull", "p", none(), {{"service", "s"}})},
      kSettings);
  CHECK(both.value("service", "s", "n") == 2.0);
}

TEST_CASE("A road does not turn on the way", "[evaluate][relations]") {
  // From the deployment to the service and from there back to the pull request would be a turn.
  Json model = two_roads();
  model.push_back(with_aggregation(blueprint("review", none(), {{"pull", {{"target", "pull"}}}}),
                                   "n", count_of("deployment")));
  Evaluated reviews(model,
                    {entity("deployment", "d", none(), {{"service", "s"}}),
                     entity("pull", "p", none(), {{"service", "s"}}),
                     entity("review", "r", none(), {{"pull", "p"}})},
                    kSettings);
  CHECK(reviews.value("review", "r", "n") == 0.0);
}

TEST_CASE("A road may go backwards all the way", "[evaluate][relations]") {
  // A pull request's services are those it leads to; a service's domains lead to it.
  const Json model{with_aggregation(blueprint("pull", none(), {{"service", kToService}}), "n",
                                    count_of("domain")),
                   blueprint("service", none(), {{"domain", {{"target", "domain"}}}}),
                   with_aggregation(blueprint("domain", none()), "n", count_of("pull"))};
  Evaluated pulls(
      model,
      {entity("pull", "p", none(), {{"service", "s"}}),
       entity("service", "s", none(), {{"domain", "d"}}), entity("domain", "d", none())},
      kSettings);
  CHECK(pulls.value("pull", "p", "n") == 1.0);
  CHECK(pulls.value("domain", "d", "n") == 1.0);
}

TEST_CASE("Relations in a circle end, and no entity is related to itself",
          "[evaluate][relations]") {
  const Json model = Json::array({with_aggregation(
      blueprint("service", none(), {{"needs", {{"target", "service"}, {"many", true}}}}), "n",
      count_of("service"))});
  Evaluated circle(model,
                   {entity("service", "a", none(), {{"needs", {"b", "a"}}}),
                    entity("service", "b", none(), {{"needs", {"c"}}}),
                    entity("service", "c", none(), {{"needs", {"a"}}}),
                    entity("service", "alone", none(), {{"needs", {"alone"}}})},
                   kSettings);
  CHECK(circle.value("service", "a", "n") == 2.0);
  CHECK(circle.value("service", "b", "n") == 2.0);
  CHECK(circle.value("service", "alone", "n") == 0.0);
}

TEST_CASE("A path is followed to the letter, from either end", "[evaluate][relations]") {
  const Json entities{entity("deployment", "d1", none(), {{"service", "s"}}),
                      entity("deployment", "d2", none(), {{"pull", "p"}}),
                      entity("pull", "p", none(), {{"service", "s"}})};
  Evaluated straight(two_roads({{"path", {"service"}}, {"fromBlueprint", "deployment"}}), entities,
                     kSettings);
  CHECK(straight.value("service", "s", "n") == 1.0);

  const Json model{with_aggregation(blueprint("service", none(),
                                              {{"uses", {{"target", "tool"}, {"many", true}}}}),
                                    "n", count_of("tool", {{"path", {"uses"}}})),
                   blueprint("tool", none())};
  Evaluated tools(model,
                  {entity("service", "s", none(), {{"uses", {"t1", "t2", "t1", "ghost"}}}),
                   entity("service", "r", none(), {{"uses", {"t1"}}}), entity("tool", "t1", none()),
                   entity("tool", "t2", none()), entity("tool", "t3", none())},
                  kSettings);
  CHECK(tools.value("service", "s", "n") == 2.0);  // nothing is known of the ghost
  CHECK(tools.value("service", "r", "n") == 1.0);
}

TEST_CASE("A path names the relation that is not there", "[evaluate][relations]") {
  Evaluated unknown(two_roads({{"path", {"pull", "owner"}}, {"fromBlueprint", "deployment"}}),
                    Json::array(), kSettings);
  const Error error = unknown.error("service", "n");
  CHECK(error.code == ErrorCode::kModelUnknownRelation);
  CHECK(error.detail == "pull.owner");

  Evaluated astray(two_roads({{"path", {"pull"}}, {"fromBlueprint", "deployment"}}), Json::array(),
                   kSettings);
  CHECK(astray.error("service", "n").code == ErrorCode::kModelUnknownRelation);
  CHECK(astray.error("service", "n").detail == "pull -> pull");
}

TEST_CASE("What others name exists where something is aggregated", "[evaluate][relations]") {
  Evaluated named(
      two_roads(),
      Json::array({entity("deployment", "d", none(), {{"service", "s"}, {"pull", "p"}})}),
      kSettings);
  CHECK(named.existing("service") == std::vector<std::string>{"s"});
  CHECK(named.existing("pull").empty());
}

namespace {

/// Teams that count their services, which say their team in the way that `service` allows.
Evaluated teams_of(Json service, const Json& entities, const Json& more = Json::array()) {
  Json model{
      with_aggregation(blueprint("_team", none()), "n",
                       count_of("service", {{"path", {"team"}}, {"fromBlueprint", "service"}})),
      std::move(service)};
  for (const Json& blueprint : more) model.push_back(blueprint);
  return Evaluated(model, entities, kSettings);
}

Json owned(Json entity, const Json& team) {
  entity["team"] = team;
  return entity;
}

Json inherits(Json blueprint, const std::string& path) {
  blueprint["ownership"] = {{"type", "Inherited"}, {"path", path}};
  return blueprint;
}

}  // namespace

TEST_CASE("An entity's teams are its owners where it has no relation to them",
          "[evaluate][relations]") {
  const Json entities{owned(entity("service", "s1", none()), {"red", "blue"}),
                      owned(entity("service", "s2", none()), "blue"),
                      entity("service", "s3", none())};
  Evaluated absent = teams_of(blueprint("service", none()), entities);
  CHECK(absent.value("_team", "red", "n") == 1.0);
  CHECK(absent.value("_team", "blue", "n") == 2.0);
  CHECK(absent.value("service", "s1", "$team") == Json{"blue", "red"});
  Evaluated empty = teams_of(blueprint("service", none(), {{"team", kToTeam}}), entities);
  CHECK(empty.value("_team", "red", "n") == 1.0);
  CHECK(empty.value("_team", "blue", "n") == 2.0);
}

TEST_CASE("A relation to a team goes before the owners", "[evaluate][relations]") {
  Evaluated teams =
      teams_of(blueprint("service", none(), {{"team", kToTeam}}),
               Json::array({owned(entity("service", "s", none(), {{"team", "red"}}), "blue")}));
  CHECK(teams.value("_team", "red", "n") == 1.0);
  CHECK(teams.value("_team", "blue", "n") == 0.0);
}

TEST_CASE("Owners are inherited along the path that the blueprint names", "[evaluate][relations]") {
  const Json entities{entity("service", "s", none(), {{"domain", "d"}}),
                      entity("service", "t", none(), {{"domain", "ghost"}}),
                      owned(entity("domain", "d", none()), "red")};
  const Json to_domain{{"target", "domain"}};
  for (const char* path : {"domain.$team", "domain"}) {
    Evaluated absent =
        teams_of(inherits(blueprint("service", none(), {{"domain", to_domain}}), path), entities,
                 Json::array({blueprint("domain", none())}));
    CHECK(absent.value("_team", "red", "n") == 1.0);
  }
}

TEST_CASE("Inherited owners stand in for an empty relation, too", "[evaluate][relations]") {
  const Json to_domain{{"target", "domain"}};
  Evaluated empty =
      teams_of(inherits(blueprint("service", none(), {{"domain", to_domain}, {"team", kToTeam}}),
                        "domain.$team"),
               {entity("service", "s", none(), {{"domain", "d"}}),
                entity("service", "t", none(), {{"domain", "d"}, {"team", "blue"}}),
                owned(entity("domain", "d", none()), "red")},
               Json::array({blueprint("domain", none())}));
  CHECK(empty.value("_team", "red", "n") == 1.0);
  CHECK(empty.value("_team", "blue", "n") == 1.0);
  CHECK(empty.value("service", "s", "team") == "red");
}

TEST_CASE("Blueprints that inherit their owners from one another have none",
          "[evaluate][relations]") {
  const Json service =
      inherits(blueprint("service", none(), {{"domain", {{"target", "domain"}}}}), "domain.$team");
  const Json domain =
      inherits(blueprint("domain", none(), {{"service", kToService}}), "service.$team");
  Evaluated circle = teams_of(service,
                              {owned(entity("service", "s", none(), {{"domain", "d"}}), "red"),
                               entity("domain", "d", none(), {{"service", "s"}})},
                              Json::array({domain}));
  CHECK(circle.value("service", "s", "$team").is_null());
  CHECK(circle.value("_team", "red", "n") == 0.0);
}
