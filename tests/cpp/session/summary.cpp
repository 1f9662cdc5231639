// What a report is compared by, and the weeks of single entities.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

const char* const kNow = "2026-11-22T12:00:00Z";

const char* const kEntities = R"({
  "_team": [{"identifier": "t"}, {"identifier": "idle"}],
  "service": [
    {"identifier": "a", "relations": {"team": "t"}},
    {"identifier": "b", "relations": {"team": "t"}}],
  "githubPullRequest": [
    {"identifier": "p1", "properties": {"mergedAt": "2026-11-10T00:00:00Z", "cycle_time_hours": 3},
      "relations": {"service": "a"}},
    {"identifier": "p2", "properties": {"mergedAt": "2026-11-11T00:00:00Z", "cycle_time_hours": 6},
      "relations": {"service": "b"}}],
  "deployment": [
    {"identifier": "1", "properties": {"deploymentStatus": "Success", "environment": "Production",
      "createdAt": "2026-11-10T00:00:00Z"}, "relations": {"service": "a", "pullRequest": "p1"}},
    {"identifier": "2", "properties": {"deploymentStatus": "Success", "environment": "Production",
      "createdAt": "2026-11-10T01:00:00Z"}, "relations": {"pullRequest": "p2"}},
    {"identifier": "3", "properties": {"deploymentStatus": "Success", "environment": "Production",
      "createdAt": "2026-11-17T00:00:00Z"}, "relations": {"service": "a"}}],
  "pagerdutyIncident": [
    {"identifier": "i", "properties": {"created_at": "2026-11-17T00:00:00Z",
      "resolvedAt": "2026-11-17T01:00:00Z", "recoveryTime": 60}, "relations": {"service": "a"}}]})";

EvaluationSettings at(const char* now, const View& view = {}) {
  return {moment(now), DivisorRule::kSpan, view};
}

void load_entities(Session& session) {
  REQUIRE(load(session, "entities.json", kEntities)["ok"] == true);
}

/// The last two weeks of an entity by metric.
json last_two(const json& lines, const std::string& metric, const std::string& identifier) {
  for (const json& one : lines) {
    if (one["metric"] != metric) continue;
    const json& values = one["values"][identifier];
    return json{values[values.size() - 2], values[values.size() - 1]};
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a number card says by which steps it is judged", "[summary]") {
  Session session;
  const json ladder = widget(report(session, kNow), "leadTimeKpi")["ladder"];
  REQUIRE(ladder.size() == 4);
  CHECK(ladder[0] == json{{"name", "Elite"}, {"color", "lime"}, {"operator", "<="}, {"value", 24}});
  CHECK(ladder[3] == json{{"name", "Low"}, {"color", "red"}, {"operator", ">"}, {"value", 720}});
}

TEST_CASE("a summary is the report without what is not compared", "[summary]") {
  Session session;
  load_entities(session);
  const json whole = report(session, kNow);
  const json summary = json::parse(session.summary(at(kNow)));
  CHECK(summary["now"] == kNow);
  CHECK(summary["trends"] == whole["trends"]);
  CHECK(summary["widgets"].size() == 6);
  for (const json& one : summary["widgets"]) CHECK(one == widget(whole, one["id"]));
  CHECK_FALSE(summary.contains("entities"));
}

TEST_CASE("a summary of another time leaves the report as it is", "[summary]") {
  Session session;
  load_entities(session);
  const std::string before = session.report(at(kNow));
  View view;
  view.from = moment("2026-10-01T00:00:00Z");
  view.to = moment("2026-11-16T00:00:00Z");
  const std::string first = session.summary(at(kNow, view));
  CHECK(session.report(at(kNow)) == before);
  CHECK(session.summary(at(kNow, view)) == first);
  CHECK(json::parse(first)["trends"][0]["points"].size() == 8);
}

TEST_CASE("the weeks of a service are of what is its own", "[sparklines]") {
  Session session;
  load_entities(session);
  const json lines = json::parse(session.sparklines(at(kNow), "service"));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0]["labels"].size() == 13);
  CHECK(lines[0]["labels"].back() == "2026-W47");
  CHECK(last_two(lines, "deployment-frequency", "a") == json{1, 1});
  // The second deployment is of a pull request of b.
  CHECK(last_two(lines, "deployment-frequency", "b") == json{1, 0});
  CHECK(last_two(lines, "lead-time", "a") == json{3, nullptr});
  CHECK(last_two(lines, "change-failure-rate", "a") == json{0, 50});
  CHECK(last_two(lines, "change-failure-rate", "b") == json{0, nullptr});
  CHECK(last_two(lines, "recovery", "a") == json{nullptr, 60});
}

TEST_CASE("the weeks of a team follow its own path", "[sparklines]") {
  Session session;
  load_entities(session);
  const json lines = json::parse(session.sparklines(at(kNow), "_team"));
  // Not through pull requests.
  CHECK(last_two(lines, "deployment-frequency", "t") == json{1, 1});
  CHECK(last_two(lines, "lead-time", "t") == json{4.5, nullptr});
  CHECK(last_two(lines, "deployment-frequency", "idle") == json{0, 0});
  CHECK(last_two(lines, "recovery", "idle") == json{nullptr, nullptr});
}

TEST_CASE("what aggregates nothing has no weeks", "[sparklines]") {
  Session session;
  load_entities(session);
  CHECK(session.sparklines(at(kNow), "deployment") == "[]");
  CHECK(session.sparklines(at(kNow), "nowhere") == "[]");
  Session empty;
  const json lines = json::parse(empty.sparklines(at(kNow), "service"));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0]["values"] == json::object());
}

TEST_CASE("the sum over all services that share nothing is the metric itself", "[sparklines]") {
  Session session;
  load_entities(session);
  const json lines = json::parse(session.sparklines(at(kNow), "service"));
  const json points = report(session, kNow)["trends"][0]["points"];
  for (std::size_t i = 0; i < points.size(); ++i) {
    int sum = 0;
    for (const json& values : lines[0]["values"]) sum += values[i].get<int>();
    CHECK(sum == points[i]["value"]);
  }
}

}  // namespace dora::test
