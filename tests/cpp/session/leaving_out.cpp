// What a person can leave out, count once or measure otherwise, without reading anything again.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

constexpr const char* kNow = "2026-11-22T00:00:00Z";

json pull_request(int number, const std::string& author) {
  const std::string day = "2026-11-" + std::to_string(10 + number);
  return {{"number", number},
          {"title", "Change"},
          {"state", "MERGED"},
          {"author", {{"login", author}}},
          {"baseRefName", "main"},
          {"headRefName", "change"},
          {"url", "https://github.com/acme/shop/pull/" + std::to_string(number)},
          {"createdAt", day + "T08:00:00Z"},
          {"updatedAt", day + "T12:00:00Z"},
          {"mergedAt", day + "T12:00:00Z"}};
}

json incident(const std::string& title, const std::string& severity, const json& labels) {
  return {{"service", "shop"},
          {"title", title},
          {"id", title},
          {"severity", severity},
          {"labels", labels},
          {"started_at", "2026-11-12T10:00:00Z"},
          {"resolved_at", "2026-11-12T11:00:00Z"}};
}

/// The document as it is bundled, with one member changed.
json document(const Session& session, const std::string& identifier, const std::string& member,
              const json& value) {
  const json model = json::parse(session.model());
  for (const json& one : model["documents"]) {
    if (one["identifier"] != identifier) continue;
    json changed = json::parse(one["text"].get<std::string>());
    changed[member] = value;
    return changed;
  }
  FAIL("there is no document " << identifier);
  return {};
}

void must_add(Session& session, const json& changed, bool kept = true) {
  const json added = json::parse(session.add_model(changed.dump()));
  INFO(added.dump());
  REQUIRE(added["ok"] == true);
  CHECK(added["kept"] == kept);
}

json shop(Session& session) {
  return entity(report(session, kNow), "service", "shop")["properties"];
}

json facet(Session& session, const std::string& identifier) {
  const json said = report(session, kNow);
  for (const json& one : said["facets"]) {
    if (one["identifier"] == identifier) return one;
  }
  return nullptr;
}

TEST_CASE("Bots are counted, and left out with their deployments when a person says so",
          "[leaving_out]") {
  Session session;
  load(session, "prs",
       json{pull_request(1, "ann"), pull_request(2, "renovate[bot]"),
            pull_request(3, "app/dependabot"), pull_request(4, "dependabot[bot]")}
           .dump());
  CHECK(shop(session)["total_deployments"] == 4);
  CHECK(facet(session, "bots")["values"] ==
        json{{{"value", "bots"}, {"count", 3}, {"leftOut", false}}});
  must_add(session, document(session, "bots", "leaveOut", {"bots"}));
  CHECK(shop(session)["total_deployments"] == 1);
  CHECK(facet(session, "bots")["leftOut"] == json{{"githubPullRequest", 3}, {"deployment", 3}});
  must_add(session, document(session, "bots", "leaveOut", json::array()));
  CHECK(shop(session)["total_deployments"] == 4);
}

TEST_CASE("Incidents are left out by severity, by label, or as maintenance", "[leaving_out]") {
  Session session;
  load(session, "incidents",
       json{incident("Outage", "SEV1", {"database", "eu"}), incident("Slow", "SEV3", {"eu"}),
            incident("Slower", "SEV3", json::array()),
            incident("Scheduled maintenance", "", {"planned"})}
           .dump());
  CHECK(shop(session)["total_incidents"] == 4);
  const json severity = facet(session, "incident-severity");
  CHECK(severity["values"][0] == json{{"value", "SEV3"}, {"count", 2}, {"leftOut", false}});
  CHECK(severity["values"][2] == json{{"value", "SEV1"}, {"count", 1}, {"leftOut", false}});
  CHECK(facet(session, "incident-urgency").is_null());
  const auto total = [&](const char* identifier, const json& leave_out) {
    must_add(session, document(session, identifier, "leaveOut", leave_out));
    const json found = shop(session)["total_incidents"];
    must_add(session, document(session, identifier, "leaveOut", json::array()));
    return found.get<int>();
  };
  CHECK(total("incident-severity", {"SEV3"}) == 2);
  CHECK(total("incident-severity", {""}) == 3);
  CHECK(total("incident-labels", {"eu"}) == 2);
  CHECK(total("incident-labels", {"database", "planned"}) == 2);
  CHECK(total("maintenance", {"maintenance"}) == 3);
  CHECK(total("maintenance", json::array()) == 4);
}

TEST_CASE("The regions of one release count once when asked, and its next day again",
          "[leaving_out]") {
  Session session;
  load(session, "deployments",
       "service,environment,deployed_at,version\n"
       "shop,prod-eu,2026-11-10T10:00:00Z,7\n"
       "shop,Prod US,2026-11-10T12:00:00Z,7\n"
       "shop,production-asia,2026-11-11T09:00:00Z,7\n"
       "shop,prod-eu,2026-11-11T10:30:00Z,7\n"  // rolled out anew
       "shop,prod-eu,2026-11-10T11:00:00Z,8\n"
       "shop,staging,2026-11-10T09:00:00Z,7\n"
       "shop,prod-eu,2026-11-10T10:00:01Z,\n"
       "cart,prod-eu,2026-11-10T10:00:00Z,7\n");
  CHECK(shop(session)["total_deployments"] == 6);
  json once = report(session, kNow)["strategies"][0]["once"];
  CHECK(once["repeated"] == 2);
  CHECK(once["use"] == false);
  once = document(session, "deployments", "use", "best")["once"];
  once["use"] = true;
  must_add(session, document(session, "deployments", "once", once));
  CHECK(shop(session)["total_deployments"] == 4);
  const json strategies = report(session, kNow)["strategies"][0];
  CHECK(strategies["ways"][0]["found"] == 8);
  CHECK(strategies["ways"][0]["counted"] == 6);
}

TEST_CASE("Lead time begins at the first commit when asked, where there is one", "[leaving_out]") {
  Session session;
  json with = pull_request(1, "ann");  // created four hours before it was merged
  with["commits"] = {{{"committedDate", "2026-11-10T12:00:00Z"}},
                     {{"committedDate", "2026-11-11T07:00:00Z"}}};
  load(session, "prs", json{with, pull_request(2, "ann")}.dump());
  CHECK(shop(session)["lead_time_for_changes"] == 4);
  must_add(session, document(session, "lead-time", "use", "first_commit_to_merge_hours"));
  CHECK(shop(session)["lead_time_for_changes"] == 14);  // of 24 and 4
  const json measures = report(session, kNow)["measures"][0];
  CHECK(measures["fallback"] == 1);
  CHECK(measures["measures"][1]["known"] == 1);
  const json refused =
      json::parse(session.add_model(document(session, "lead-time", "use", "guess").dump()));
  CHECK(refused["error"]["pointer"] == "/use");
}

TEST_CASE("No choice of measures is offered where no record has another", "[leaving_out]") {
  Session session;
  load(session, "prs", json{pull_request(1, "ann")}.dump());
  CHECK(report(session, kNow)["measures"].empty());
}

TEST_CASE("Other names of an environment are read anew, other names of a service are not",
          "[leaving_out]") {
  Session session;
  load(session, "deployments", "service,deployed_at\nWeb Shop,2026-11-10T10:00:00Z\n");
  const json service{{"blueprint", "service"}, {"value", "shop"}, {"names", {"web-shop"}}};
  must_add(session, {{"identifier", "services"}, {"aliases", {service}}});
  CHECK(shop(session)["total_deployments"] == 1);
  must_add(session, document(session, "environments", "aliases", json::array()), false);
  CHECK(report(session, kNow)["inputs"].empty());
}

TEST_CASE("A report in the middle of a file leaves nothing behind for the next", "[leaving_out]") {
  Session session;
  const std::string row = "shop,2026-11-10T10:00:00Z\n";
  session.begin_file("deployments", moment(kNow));
  give(session, "service,deployed_at\n" + row);
  report(session, kNow);
  give(session, "shop,2026-11-11T10:00:00Z\n");
  CHECK(json::parse(session.end_file())["ok"] == true);
  CHECK(shop(session)["total_deployments"] == 2);
}

}  // namespace
}  // namespace dora::test
