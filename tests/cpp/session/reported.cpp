// What Port itself has in computed properties, beside what is computed here.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

constexpr const char* kNow = "2026-11-22T00:00:00Z";

json service(const std::string& id, json properties) {
  return {{"identifier", id}, {"blueprint", "service"}, {"properties", std::move(properties)}};
}

json deployment(const std::string& id, const std::string& service, const std::string& day) {
  return {{"identifier", id},
          {"blueprint", "deployment"},
          {"properties",
           {{"deploymentStatus", "Success"},
            {"environment", "Production"},
            {"createdAt", day + "T10:00:00Z"}}},
          {"relations", {{"service", service}}}};
}

json report_of(const json& entities) {
  Session session;
  const json outcome = load(session, "entities.json", entities.dump());
  INFO(outcome.dump());
  REQUIRE(outcome["ok"] == true);
  return report(session, kNow);
}

json reported(const json& report, const std::string& property) {
  for (const json& one : report["reported"]) {
    if (one["blueprint"] == "service" && one["property"] == property) return one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("what Port has in a computed property is held against what is computed", "[reported]") {
  const json found =
      report_of({service("a", {{"total_deployments", 2}, {"deploy_freq_tier", "High"}}),
                 service("b", {{"total_deployments", 7}, {"deploy_freq_tier", "Low"}}),
                 service("c", {{"total_deployments", nullptr}}), service("d", json::object()),
                 deployment("1", "a", "2026-11-12"), deployment("2", "a", "2026-11-13"),
                 deployment("3", "b", "2026-11-13")});
  const json totals = reported(found, "total_deployments");
  CHECK(totals["equal"] == 1);
  CHECK(totals["different"] == 1);
  CHECK(totals["first"] == json::array({{{"identifier", "b"}, {"reported", 7}, {"computed", 1}}}));
  CHECK(totals["title"] == "Total Deployments");
  const json tiers = reported(found, "deploy_freq_tier");
  CHECK(tiers["equal"] == 1);
  CHECK(tiers["first"] ==
        json::array({{{"identifier", "b"}, {"reported", "Low"}, {"computed", "High"}}}));
  CHECK(reported(found, "total_incidents") == nullptr);
  // The dashboard shows what was computed.
  CHECK(entity(found, "service", "b")["properties"]["total_deployments"] == 1);
}

TEST_CASE("the first differences come in the order of identifiers", "[reported]") {
  json entities = json::array();
  for (const char* id : {"h", "c", "e", "a", "g", "b", "f", "d"}) {
    entities.push_back(service(id, {{"total_deployments", 1}}));
  }
  const json totals = reported(report_of(entities), "total_deployments");
  CHECK(totals["different"] == 8);
  REQUIRE(totals["first"].size() == 5);
  CHECK(totals["first"][0]["identifier"] == "a");
  CHECK(totals["first"][4]["identifier"] == "e");
}

TEST_CASE("numbers that differ only by the order of adding are the same", "[reported]") {
  json incident = {{"identifier", "i"},
                   {"blueprint", "pagerdutyIncident"},
                   {"properties", {{"recoveryTime", 0.3}}},
                   {"relations", {{"service", "a"}}}};
  const json found =
      report_of({service("a", {{"mean_time_to_recovery", 0.1 + 0.2}}), std::move(incident)});
  CHECK(reported(found, "mean_time_to_recovery")["equal"] == 1);
}

TEST_CASE("a value of another type is not compared, and costs no record", "[reported]") {
  const json found = report_of({service("a", {{"total_deployments", "many"}})});
  CHECK(found["reported"] == json::array());
  CHECK(found["inputs"][0]["records"] == 1);
  CHECK(found["inputs"][0]["warnings"] == json::array());
  CHECK(found["inputs"][0]["skipped"] == json::array());
}

TEST_CASE("of two copies of an entity the later one's values count", "[reported]") {
  json before = service("a", {{"total_deployments", 9}});
  before["updatedAt"] = "2026-11-20T00:00:00Z";
  json after = service("a", {{"total_deployments", 1}});
  after["updatedAt"] = "2026-11-21T00:00:00Z";
  const json last = deployment("1", "a", "2026-11-12");
  for (const json& entities :
       {json::array({before, after, last}), json::array({last, after, before})}) {
    const json totals = reported(report_of(entities), "total_deployments");
    CHECK(totals["equal"] == 1);
    CHECK(totals["different"] == 0);
  }
}

TEST_CASE("without values of Port there is nothing to compare", "[reported]") {
  CHECK(report_of({deployment("1", "a", "2026-11-12")})["reported"] == json::array());
}

}  // namespace dora::test
