// Real exports of tools, which lie outside the repository: each gives the entities that it has.

#include <catch2/catch.hpp>
#include <filesystem>

#include "run.hpp"

namespace dora::test {
namespace {

struct Export {
  const char* name;
  std::uint64_t records;
  json entities;
  const char* service;  // one of them, and what is computed of it
  json properties;
  const char* now;
};

// The numbers were counted with jq.
const Export kExports[] = {
    {"github-pull-requests",
     50,
     {{"githubPullRequest", 49}, {"deployment", 25}},
     "ants",
     {{"total_deployments", 25}},
     "2022-09-01T00:00:00Z"},
    {"github-workflow-runs", 35, json::object(), "", {}, "2022-09-01T00:00:00Z"},
    {"gitlab-merge-requests",
     18,
     {{"githubPullRequest", 18}, {"deployment", 10}},
     "gitlab-data/snowflake_spend",
     {{"total_deployments", 10}, {"lead_time_for_changes", 9.17}},
     "2019-07-05T00:00:00Z"},
    {"gitlab-deployments",
     8,
     {{"deployment", 2}},
     "merico-dev/ee/vdev.co",
     {{"total_deployments", 0}},
     "2019-04-01T00:00:00Z"},
    {"azure-devops-pull-requests",
     1,
     {{"githubPullRequest", 1}},
     "test-repo2",
     {{"lead_time_for_changes", nullptr}},
     "2023-03-01T00:00:00Z"},
    {"bitbucket-pull-requests",
     57,
     {{"githubPullRequest", 57}, {"deployment", 27}},
     "ants",
     {{"total_deployments", 27}, {"lead_time_for_changes", 5.17 / 27}},
     "2022-08-20T00:00:00Z"},
    // One is resolved: 06:45:36 to 06:51:44, 368 s.
    {"pagerduty-incidents",
     3,
     {{"pagerdutyIncident", 3}},
     "DevService",
     {{"total_incidents", 3}, {"mean_time_to_recovery", 368 / 60.0}},
     "2023-12-01T00:00:00Z"},
    // One is resolved: 18:20:28 to 18:21:21, 53 s.
    {"opsgenie-incidents",
     2,
     {{"pagerdutyIncident", 2}},
     "695bce3d-4621-4630-8ae1-24eb89c22d6e",
     {{"total_incidents", 2}, {"mean_time_to_recovery", 53 / 60.0}},
     "2023-12-01T00:00:00Z"},
};

}  // namespace

TEST_CASE("a real export gives the entities that it has", "[real data]") {
  for (const Export& real : kExports) {
    const std::string path = std::string(DORA_SHARED_DATA_DIR) + "/" + real.name + ".json";
    if (!std::filesystem::exists(path)) continue;
    DYNAMIC_SECTION(real.name) {
      Session session;
      const json ended = load(session, real.name, read_file(path));
      INFO(ended.dump());
      REQUIRE(ended["ok"] == true);
      const json all = report(session, real.now);
      const json input = all["inputs"][0];
      INFO(input.dump(2));
      CHECK(input["source"] == real.name);
      CHECK(input["records"] == real.records);
      CHECK(input["entities"] == real.entities);
      CHECK(input["skipped"] == json::array());
      for (const auto& [name, value] : real.properties.items()) {
        INFO(name);
        const json found = entity(all, "service", real.service)["properties"][name];
        if (value.is_number()) {
          CHECK(found.get<double>() == Approx(value.get<double>()));
        } else {
          CHECK(found == value);
        }
      }
    }
  }
}

}  // namespace dora::test
