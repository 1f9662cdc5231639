// What is said of how good the data is: spans, examples of what was skipped, history that is cut off.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

constexpr Millis kNow = 1'795'305'600'000;  // 2026-11-22T00:00:00Z

/// Deployments of a list, one at each of these days before kNow.
std::string deployments(const std::vector<double>& days_before) {
  std::string text = "service,deployed_at\n";
  for (const double days : days_before) {
    text += "shop," + format_time(kNow - static_cast<Millis>(days * kDay)) + "\n";
  }
  return text;
}

/// So many days, one of them every `step`, from the first to the last before kNow.
std::vector<double> every(double step, double first, double last = 0) {
  std::vector<double> days;
  for (double day = first; day >= last; day -= step) days.push_back(day);
  return days;
}

/// The warnings of that id in the report of files, at so many days after kNow.
std::vector<json> cut_off(const std::vector<std::string>& files, int days_later = 0) {
  Session session;
  for (const std::string& file : files) REQUIRE(load(session, "list.csv", file)["ok"] == true);
  const json all = report(session, format_time(kNow + days_later * kDay));
  std::vector<json> found;
  for (const json& warning : all["warnings"]) {
    if (warning["id"] == "looks-cut-off") found.push_back(warning);
  }
  return found;
}

}  // namespace

TEST_CASE("each kind of entity has its first and its last day, by the time of the metrics",
          "[health]") {
  Session session;
  const json input = load(session, "prs.json", R"([
    {"id": 1, "number": 1, "state": "closed", "created_at": "2026-01-01T00:00:00Z",
     "updated_at": "2026-09-09T00:00:00Z", "merged_at": "2026-02-01T00:00:00Z",
     "head": {"ref": "b", "repo": {"name": "shop"}}, "base": {"ref": "main", "repo": {"name": "shop"}}},
    {"id": 2, "number": 2, "state": "open", "created_at": "2026-03-01T00:00:00Z",
     "updated_at": "2026-10-10T00:00:00Z", "merged_at": null,
     "head": {"ref": "b", "repo": {"name": "shop"}}, "base": {"ref": "main", "repo": {"name": "shop"}}}
  ])")["input"];
  CHECK(input["spans"] == json::parse(R"({
    "deployment": {"from": "2026-02-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"},
    "githubPullRequest": {"from": "2026-02-01T00:00:00Z", "to": "2026-03-01T00:00:00Z"}
  })"));
  CHECK(input["span"]["from"] == "2026-01-01T00:00:00Z");  // of any moment in any record

  const json incidents = load(session, "incidents.csv",
                              "service,started_at,resolved_at\n"
                              "shop,2026-05-01T00:00:00Z,2026-05-02T00:00:00Z\n"
                              "shop,2026-06-01T00:00:00Z,2026-06-02T00:00:00Z\n")["input"];
  CHECK(incidents["spans"] == json::parse(R"({
    "pagerdutyIncident": {"from": "2026-05-01T00:00:00Z", "to": "2026-06-01T00:00:00Z"}
  })"));
  CHECK(load(session, "teams.csv", "service,team\nshop,a\n")["input"]["spans"] == json::object());
}

TEST_CASE("the first three records that are skipped are shown, with what was wrong", "[health]") {
  Session session;
  const json skipped = load(session, "list.csv",
                            "service,deployed_at\n"
                            "shop,soon\n"
                            "shop,\n"
                            "shop,2026-05-01T00:00:00Z\n"
                            "shop,later\n"
                            "shop,2026-02-30T00:00:00Z\n"
                            "shop,never\n")["input"]["skipped"];
  REQUIRE(skipped.size() == 2);
  CHECK(skipped[0]["reason"] == "bad-date");
  CHECK(skipped[0]["count"] == 4);
  CHECK(skipped[0]["first"] == json::parse(R"({"record": 1, "line": 2})"));
  CHECK(skipped[0]["examples"] == json::parse(R"([
    {"record": 1, "line": 2, "value": "soon"},
    {"record": 4, "line": 5, "value": "later"},
    {"record": 5, "line": 6, "value": "2026-02-30T00:00:00Z"}
  ])"));
  CHECK(skipped[1]["examples"] == json::parse(R"([{"record": 2, "line": 3}])"));
}

TEST_CASE("an entity of Port that is skipped shows what was wrong, too", "[health]") {
  Session session;
  std::string longer = "a";
  for (int i = 0; i < 200; ++i) longer += "\u00e9";  // two bytes each
  const json input = load(session, "entities.json",
                          R"([{"identifier": "d1", "blueprint": "deployment",
                               "properties": {"createdAt": 20261122}},
                              {"identifier": "d2", "blueprint": "deployment",
                               "createdAt": ")" + longer + R"(", "properties": {}},
                              {"identifier": "x", "blueprint": "rocket", "properties": {}}])")["input"];
  REQUIRE(input["skipped"].size() == 2);
  CHECK(input["skipped"][0]["detail"] == "createdAt");
  CHECK(input["skipped"][0]["examples"][0]["value"] == "20261122");
  CHECK(input["skipped"][0]["examples"][1]["value"] == longer.substr(0, 99));
  CHECK(input["skipped"][1]["examples"][0]["value"] == "rocket");
}

TEST_CASE("a history that begins with a window of days looks cut off", "[health]") {
  for (const int days : {60, 90}) {
    const auto found = cut_off({deployments(every(1, days))});
    REQUIRE(found.size() == 1);
    CHECK(found[0]["source"] == "deployment-list");
    CHECK(found[0]["blueprint"] == "deployment");
    CHECK(found[0]["days"] == days);
    CHECK(found[0]["from"] == format_time(kNow - days * kDay));
  }
}

TEST_CASE("the window may end when the export was made", "[health]") {
  const std::string bytes = deployments(every(1, 90));
  CHECK(cut_off({bytes}, 30).size() == 1);
  CHECK(cut_off({deployments(every(1, 130, 40))}).size() == 1);
}

TEST_CASE("the window may begin up to two days before or after the first record", "[health]") {
  CHECK(cut_off({deployments(every(1, 92))}).size() == 1);
  CHECK(cut_off({deployments(every(1, 88))}).size() == 1);
  CHECK(cut_off({deployments(every(1, 93))}).empty());
  CHECK(cut_off({deployments(every(1, 87))}).empty());
}

TEST_CASE("few records do not tell of a window", "[health]") {
  CHECK(cut_off({deployments(every(90 / 18.0, 90))}).empty());             // 19 of them
  CHECK(cut_off({deployments(every(90 / 19.0, 90, -0.001))}).size() == 1);  // 20
}

TEST_CASE("what begins slowly has just begun, and is no window", "[health]") {
  std::vector<double> days = every(5, 90, 31);  // 12 in the first two months, then 5 a day
  const std::vector<double> busy = every(0.2, 30);
  days.insert(days.end(), busy.begin(), busy.end());
  CHECK(cut_off({deployments(days)}).empty());
}

TEST_CASE("files of one source are looked at together, in any order", "[health]") {
  const std::string early = deployments(every(1, 90, 50));
  const std::string late = deployments(every(1, 49));
  CHECK(cut_off({early, late}).size() == 1);
  CHECK(cut_off({late, early}) == cut_off({early, late}));
  CHECK(cut_off({late}).empty());
  CHECK(cut_off({early, late, deployments({400})}).empty());
}

TEST_CASE("windows that only one tool has are looked for in its exports only", "[health]") {
  const std::vector<double> month = every(1, 30);
  CHECK(cut_off({deployments(month)}).empty());
  std::string incidents = "[";
  for (std::size_t i = 0; i < month.size(); ++i) {
    const std::string time = format_time(kNow - static_cast<Millis>(month[i] * kDay));
    incidents += std::string(i == 0 ? "" : ",") + R"({"id": "P)" + std::to_string(i) +
                 R"(", "incident_number": )" + std::to_string(i) +
                 R"(, "status": "triggered", "service": {"summary": "shop"}, "created_at": ")" +
                 time + R"("})";
  }
  const auto found = cut_off({incidents + "]"});
  REQUIRE(found.size() == 1);
  CHECK(found[0]["source"] == "pagerduty-incidents");
  CHECK(found[0]["days"] == 30);
}

}  // namespace dora::test
