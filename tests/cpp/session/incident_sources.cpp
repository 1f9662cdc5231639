// What is said of incidents that want a look, and what is not taken for incidents.

#include <catch2/catch.hpp>

#include "run.hpp"
#include "session/bundled_models.hpp"

namespace dora::test {
namespace {

json read(const std::string& name, const std::string& text) {
  Session session;
  const json ended = load(session, name, text);
  INFO(ended.dump());
  REQUIRE(ended["ok"] == true);
  return ended["input"];
}

std::string unknown(const std::string& text) {
  Session session;
  const json ended = load(session, "file", text);
  REQUIRE(ended["ok"] == false);
  return ended["error"]["id"];
}

}  // namespace

TEST_CASE("an end that is only the last change is said", "[session]") {
  const std::string id = "resolved-at-from-last-status-change";
  const json incidents = read("incidents.json", R"({"data": [
    {"id": "a", "tinyId": "1", "message": "m", "status": "closed", "impactedServices": [],
     "createdAt": "2026-11-10T08:00:00Z", "updatedAt": "2026-11-10T09:00:00Z"},
    {"id": "b", "tinyId": "2", "message": "m", "status": "open", "impactedServices": [],
     "createdAt": "2026-11-10T08:00:00Z", "updatedAt": "2026-11-10T09:00:00Z"}]})");
  CHECK(incidents["warnings"] == json::array({{{"id", id}, {"count", 1}}}));
  const json alerts = read("alerts.json", R"({"data": [
    {"id": "a", "tinyId": "1", "message": "m", "status": "closed", "acknowledged": true,
     "isSeen": true, "createdAt": "2026-11-10T08:00:00Z", "updatedAt": "2026-11-10T09:00:00Z"},
    {"id": "b", "tinyId": "2", "message": "m", "status": "closed", "acknowledged": true,
     "isSeen": true, "createdAt": "2026-11-10T08:00:00Z", "updatedAt": "2026-11-10T09:00:00Z",
     "report": {"closeTime": 1000}}]})");
  CHECK(alerts["warnings"] == json::array({{{"id", id}, {"count", 1}}}));
}

TEST_CASE("rows of a list of incidents that cannot be used are skipped", "[session]") {
  const json input = read("incidents.csv",
                          "service;started_at;resolved_at;title\n"
                          "cart;2026-11-10;;\"Down; no orders\"\n"
                          "cart;;2026-11-10 08:00;\n"
                          "cart;soon;2026-11-10 08:00;\n");
  CHECK(input["source"] == "incident-list");
  CHECK(input["entities"] == json{{"pagerdutyIncident", 1}});
  CHECK(input["skipped"].size() == 2);
  CHECK(input["skipped"][0]["reason"] == "missing-created-at");
  CHECK(input["skipped"][0]["first"]["line"] == 3);
  CHECK(input["skipped"][1]["reason"] == "bad-date");
  CHECK(input["skipped"][1]["first"]["line"] == 4);
}

TEST_CASE("an empty page of any tool is no riddle", "[session]") {
  for (const char* name : {"data", "result", "incidents", "issues", "items", "alerts"}) {
    CHECK(read("page.json", "{\"" + std::string(name) + "\": []}")["records"] == 0);
  }
}

TEST_CASE("records that only resemble incidents are not recognised", "[session]") {
  CHECK(unknown(R"([{"number": "CHG1", "opened_at": "2026-11-10 08:00:00",
                     "closed_at": "2026-11-10 09:00:00", "business_service": "cart"}])") ==
        "input-unknown-shape");
  CHECK(
      unknown(R"({"data": [{"id": "a", "name": "cart", "created_at": "2026-11-10T08:00:00Z"}]})") ==
      "input-unknown-shape");
  CHECK(unknown(R"([{"key": "A-1", "fields": {"created": "2026-11-10T08:00:00.000+0000"}}])") ==
        "input-unknown-shape");
  CHECK(unknown(R"([{"apiVersion": "apps/v1", "kind": "Deployment",
                     "metadata": {"name": "cart"}, "spec": {"replicas": 1}}])") ==
        "input-unknown-shape");
}

TEST_CASE("every bundled model takes incidents and services of any tool", "[session][model]") {
  for (const BundledModel& model : bundled_models()) {
    INFO(model.identifier);
    Session session;
    REQUIRE(session.use_model(model.identifier) == R"({"ok":true})");
    json ended = load(session, "incidents.csv",
                      "service,started_at,resolved_at\ncart,2026-11-10,2026-11-11\n");
    CHECK(ended["input"]["entities"] == json{{"pagerdutyIncident", 1}});
    ended = load(session, "services.json",
                 R"({"data": [{"id": "s1", "name": "cart", "teamId": "t", "isExternal": false}]})");
    CHECK(ended["input"]["entities"] == json{{"service", 1}});
    const json whole = report(session, "2026-11-22T00:00:00Z");
    CHECK(entity(whole, "service", "cart")["properties"]["mean_time_to_recovery"] == 1440);
  }
}

}  // namespace dora::test
