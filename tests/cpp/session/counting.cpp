// What counts where tools disagree: names of the same service, names of environments, and several
// ways of finding the same deployments.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

constexpr const char* kNow = "2026-11-22T00:00:00Z";

json pull_request(int number, const std::string& repository) {
  const std::string day = "2026-11-" + std::to_string(10 + number % 10);
  return {
      {"id", 1000 + number},
      {"number", number},
      {"title", "Change " + std::to_string(number)},
      {"state", "closed"},
      {"created_at", day + "T08:00:00Z"},
      {"merged_at", day + "T10:00:00Z"},
      {"updated_at", day + "T10:00:00Z"},
      {"head", {{"ref", "change"}, {"repo", {{"name", repository}}}}},
      {"base", {{"ref", "main"}, {"repo", {{"name", repository}, {"default_branch", "main"}}}}}};
}

json incident(const std::string& id, const std::string& service) {
  return {{"id", id},
          {"incident_number", 7},
          {"status", "resolved"},
          {"created_at", "2026-11-12T10:00:00Z"},
          {"resolved_at", "2026-11-12T11:00:00Z"},
          {"service", {{"id", "P" + id}, {"summary", service}}}};
}

/// A tool of our own, whose runs are deployments.
json pipeline(const std::string& strategy) {
  return {{"identifier", "our-pipeline"},
          {"signature", {"run", "repository", "where"}},
          {"resources",
           {{{"kind", "run"},
             {"strategy", strategy},
             {"port",
              {{"entity",
                {{"mappings",
                  {{"identifier", ".run"},
                   {"blueprint", "\"deployment\""},
                   {"createdAt", ".at"},
                   {"properties",
                    {{"environment", ".where"},
                     {"deploymentStatus", "\"Success\""},
                     {"createdAt", ".at"}}},
                   {"relations", {{"service", ".repository"}}}}}}}}}}}}};
}

json run(const std::string& id, const std::string& repository, const std::string& where) {
  return {
      {"run", id}, {"repository", repository}, {"where", where}, {"at", "2026-11-13T00:00:00Z"}};
}

void must_add(Session& session, const json& document) {
  const json added = json::parse(session.add_model(document.dump()));
  INFO(added.dump());
  REQUIRE(added["ok"] == true);
}

json deployments(const json& report, const std::string& service) {
  return entity(report, "service", service)["properties"]["total_deployments"];
}

TEST_CASE("A service that tools spell in different ways is one service", "[counting]") {
  Session session;
  load(session, "prs", json{pull_request(1, "checkout-api")}.dump());
  load(session, "incidents", json{incident("a", "Checkout API")}.dump());
  const json found = report(session, kNow);
  REQUIRE(found["entities"]["service"].size() == 1);
  const json service = entity(found, "service", "checkout-api");
  CHECK(service["properties"]["total_deployments"] == 1);
  CHECK(service["properties"]["total_incidents"] == 1);
  const json match{{"blueprint", "service"},
                   {"name", "Checkout API"},
                   {"identifier", "checkout-api"},
                   {"by", "form"}};
  CHECK(found["matches"] == json{match});
}

TEST_CASE("A spelling that fits two entities means neither", "[counting]") {
  Session session;
  json services = json::array();
  for (const char* name : {"checkout-api", "checkout_api"}) {
    services.push_back(
        {{"identifier", name}, {"blueprint", "service"}, {"properties", json::object()}});
  }
  load(session, "services", services.dump());
  load(session, "incidents", json{incident("a", "Checkout API")}.dump());
  const json found = report(session, kNow);
  CHECK(found["entities"]["service"].size() == 3);
  CHECK(found["matches"].empty());
}

TEST_CASE("A person can say which service a name means", "[counting]") {
  Session session;
  must_add(
      session,
      {{"identifier", "services"},
       {"aliases", {{{"blueprint", "service"}, {"value", "checkout"}, {"names", {"Web Shop"}}}}}});
  load(session, "prs", json{pull_request(1, "checkout")}.dump());
  load(session, "incidents", json{incident("a", "web-shop")}.dump());
  const json found = report(session, kNow);
  CHECK(entity(found, "service", "checkout")["properties"]["total_incidents"] == 1);
  CHECK(found["entities"]["service"].size() == 1);
  CHECK(found["matches"][0]["by"] == "alias");
}

TEST_CASE("Environments are production by any of their usual names", "[counting]") {
  Session session;
  must_add(session, pipeline("pipeline-runs"));
  load(session, "runs",
       json{run("1", "a", "PROD"), run("2", "a", "Live"), run("3", "a", "Production"),
            run("4", "a", "staging"), run("5", "a", "preprod")}
           .dump());
  CHECK(deployments(report(session, kNow), "a") == 3);
}

TEST_CASE("Of several ways of finding deployments the most direct counts, service by service",
          "[counting]") {
  const json merges{pull_request(1, "a"), pull_request(2, "a"), pull_request(3, "b")};
  const json runs{run("1", "a", "prod")};
  for (const bool merges_first : {true, false}) {
    Session session;
    must_add(session, pipeline("pipeline-runs"));
    if (merges_first) load(session, "merges", merges.dump());
    load(session, "runs", runs.dump());
    if (!merges_first) load(session, "merges", merges.dump());
    const json found = report(session, kNow);
    CHECK(deployments(found, "a") == 1);
    CHECK(deployments(found, "b") == 1);
    CHECK(found["strategies"][0]["use"] == "best");
    const json ways = found["strategies"][0]["ways"];
    REQUIRE(ways.size() == 2);
    CHECK(ways[0]["identifier"] == "pipeline-runs");
    CHECK(ways[0]["counted"] == 1);
    CHECK(ways[1]["identifier"] == "merged-pull-requests");
    CHECK(ways[1]["found"] == 3);
    CHECK(ways[1]["counted"] == 1);
    CHECK(entity(found, "service", "a")["properties"]["lead_time_for_changes"] == 2.0);
  }
}

TEST_CASE("One way alone counts, or all of them, when a person says so", "[counting]") {
  const auto count = [](const char* use) {
    Session session;
    must_add(session, pipeline("pipeline-runs"));
    must_add(session,
             {{"identifier", "deployments"},
              {"blueprint", "deployment"},
              {"use", use},
              {"strategies",
               {{{"identifier", "pipeline-runs"}}, {{"identifier", "merged-pull-requests"}}}}});
    load(session, "merges", json{pull_request(1, "a"), pull_request(2, "a")}.dump());
    load(session, "runs", json{run("1", "a", "prod")}.dump());
    return deployments(report(session, kNow), "a");
  };
  CHECK(count("merged-pull-requests") == 2);
  CHECK(count("pipeline-runs") == 1);
  CHECK(count("all") == 3);
}

TEST_CASE("A choice among strategies that there is not is refused at its place", "[counting]") {
  Session session;
  const json document{{"identifier", "deployments"},
                      {"blueprint", "deployment"},
                      {"use", "guesses"},
                      {"strategies", {{{"identifier", "releases"}}}}};
  const json refused = json::parse(session.add_model(document.dump()));
  CHECK(refused["error"]["id"] == "model-shape");
  CHECK(refused["error"]["pointer"] == "/use");
}

TEST_CASE("Deployments that Port itself has always count", "[counting]") {
  Session session;
  load(session, "port",
       json{{{"identifier", "d"},
             {"blueprint", "deployment"},
             {"properties",
              {{"deploymentStatus", "Success"},
               {"environment", "Production"},
               {"createdAt", "2026-11-13T00:00:00Z"}}},
             {"relations", {{"service", "a"}}}}}
           .dump());
  load(session, "merges", json{pull_request(1, "a")}.dump());
  CHECK(deployments(report(session, kNow), "a") == 2);
}

TEST_CASE("What is missing is said before anyone asks", "[counting]") {
  Session session;
  json open = pull_request(1, "a");
  open["merged_at"] = nullptr;
  json stray = incident("x", "a");
  stray["service"] = {{"summary", nullptr}};
  load(session, "open", json{open}.dump());
  load(session, "incidents", json{stray, incident("y", "a")}.dump());
  const auto count = [&](const char* id) {
    const json said = report(session, kNow);
    for (const json& warning : said["warnings"]) {
      if (warning["id"] == id) return warning["count"].get<int>();
    }
    return 0;
  };
  CHECK(count("incidents-without-service") == 1);
  CHECK(count("services-without-team") == 1);
  CHECK(count("no-merged-pull-requests") == 1);
  CHECK(count("deployments-without-service") == 0);
  CHECK(count("pull-requests-not-merged") == 0);
  load(session, "merged", json{pull_request(2, "a")}.dump());
  CHECK(count("no-merged-pull-requests") == 0);
  CHECK(count("pull-requests-not-merged") == 1);
  load(session, "teams", "service,team\na,platform\n");
  CHECK(count("services-without-team") == 0);
}

}  // namespace
}  // namespace dora::test
