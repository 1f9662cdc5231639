// The metrics over time, worked out by hand.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

const char* const kNow = "2026-11-22T12:00:00Z";  // a Sunday, of 2026-W47

json entity_of(const char* blueprint, const std::string& identifier, json properties,
               json relations = json::object()) {
  return {{"identifier", identifier},
          {"blueprint", blueprint},
          {"title", "Title of " + identifier},
          {"properties", std::move(properties)},
          {"relations", std::move(relations)}};
}

json deployment(const std::string& identifier, const std::string& time,
                const std::string& service = "a", const char* environment = "Production",
                const char* status = "Success") {
  return entity_of(
      "deployment", identifier,
      {{"createdAt", time}, {"environment", environment}, {"deploymentStatus", status}},
      {{"service", service}});
}

json pull_request(const std::string& identifier, const std::string& merged, json hours,
                  const std::string& service = "a") {
  return entity_of("githubPullRequest", identifier,
                   {{"mergedAt", merged},
                    {"cycle_time_hours", std::move(hours)},
                    {"link", "https://git.example/" + identifier}},
                   {{"service", service}});
}

json incident(const std::string& identifier, const std::string& created, json resolved,
              json minutes, const std::string& service = "a") {
  return entity_of("pagerdutyIncident", identifier,
                   {{"created_at", created},
                    {"resolvedAt", std::move(resolved)},
                    {"recoveryTime", std::move(minutes)}},
                   {{"service", service}});
}

/// Two weeks of a little organisation: the Mondays are 9 and 16 November.
json two_weeks() {
  return {deployment("d1", "2026-11-09T00:00:00Z"),
          deployment("d2", "2026-11-15T23:59:59.999Z"),
          deployment("d3", "2026-11-16T00:00:00Z", "b"),
          deployment("staging", "2026-11-16T01:00:00Z", "a", "Staging"),
          deployment("failed", "2026-11-16T01:00:00Z", "a", "Production", "Failed"),
          pull_request("p1", "2026-11-10T00:00:00Z", 2),
          pull_request("p2", "2026-11-10T01:00:00Z", 4),
          pull_request("p3", "2026-11-10T02:00:00Z", 12),
          pull_request("p4", "2026-11-10T03:00:00Z", nullptr),
          incident("i1", "2026-11-09T10:00:00Z", "2026-11-16T10:00:00Z", 90),
          incident("i2", "2026-11-17T10:00:00Z", nullptr, nullptr),
          incident("i3", "2026-11-17T10:00:00Z", "2026-11-17T10:20:00Z", 20, "b")};
}

json report_at(Session& session, const View& view = {}, const char* now = kNow) {
  return json::parse(session.report({moment(now), DivisorRule::kSpan, view}));
}

json trends_of(const json& entities, const View& view = {}, const char* now = kNow) {
  Session session;
  REQUIRE(load(session, "entities.json", entities.dump())["ok"] == true);
  return report_at(session, view, now)["trends"];
}

json metric(const json& trends, const std::string& identifier) {
  for (const json& one : trends) {
    if (one["identifier"] == identifier) return one;
  }
  return nullptr;
}

json point(const json& metric, const std::string& label) {
  for (const json& one : metric["points"]) {
    if (one["label"] == label) return one;
  }
  return nullptr;
}

View between(const char* from, const char* to) {
  View view;
  view.from = moment(from);
  view.to = moment(to);
  return view;
}

std::vector<std::string> labels(const json& metric) {
  std::vector<std::string> all;
  for (const json& one : metric["points"]) all.push_back(one["label"]);
  return all;
}

void must_add(Session& session, const json& document) {
  const json added = json::parse(session.add_model(document.dump()));
  INFO(added.dump());
  REQUIRE(added["ok"] == true);
}

}  // namespace

TEST_CASE("the four metrics come in order, with what they stand behind", "[trends]") {
  const json trends = trends_of(two_weeks());
  REQUIRE(trends.size() == 4);
  CHECK(trends[0]["identifier"] == "deployment-frequency");
  CHECK(trends[1]["identifier"] == "lead-time");
  CHECK(trends[2]["identifier"] == "change-failure-rate");
  CHECK(trends[3]["identifier"] == "recovery");
  CHECK(trends[0]["better"] == "higher");
  CHECK(trends[2]["better"] == "lower");
  CHECK(trends[1]["unit"] == "hours");
  CHECK(trends[0]["widgets"] == json{"deployFreqKpi", "deployFreqTrend"});
  CHECK(trends[3]["properties"]["service"] == json{"mean_time_to_recovery", "mttr_tier"});
  CHECK(trends[0]["properties"]["_team"].size() == 4);
}

TEST_CASE("all metrics have the weeks of the last 90 days, the ends in part", "[trends]") {
  const json trends = trends_of(two_weeks());
  for (const json& one : trends) {
    CHECK(labels(one) == labels(trends[0]));
    CHECK(one["points"].size() == 13);  // from Monday 24 August, 12:00: W35 to W47
    CHECK(one["points"].front()["partial"] == true);
    CHECK(one["points"].back()["partial"] == true);
    CHECK(one["points"][1]["partial"] == false);
  }
}

TEST_CASE("a week counts from Monday, 00:00 UTC, what succeeded in production", "[trends]") {
  const json frequency = metric(trends_of(two_weeks()), "deployment-frequency");
  CHECK(point(frequency, "2026-W46")["value"] == 2);
  CHECK(point(frequency, "2026-W47")["value"] == 1);
  CHECK(point(frequency, "2026-W45")["value"] == 0);
  CHECK(point(frequency, "2026-W46")["count"] == 2);
  CHECK_FALSE(point(frequency, "2026-W46").contains("median"));
  CHECK_FALSE(frequency.contains("spread"));
  CHECK(point(frequency, "2026-W46")["from"] == "2026-11-09T00:00:00Z");
  CHECK(point(frequency, "2026-W46")["to"] == "2026-11-16T00:00:00Z");
}

TEST_CASE("a measured week has its mean, and where most of its values lie", "[trends]") {
  const json week = point(metric(trends_of(two_weeks()), "lead-time"), "2026-W46");
  CHECK(week["value"] == 6);
  CHECK(week["count"] == 3);  // the fourth has no value
  CHECK(week["median"] == 4);
  CHECK(week["p75"] == 8);                           // half way from 4 to 12
  CHECK(week["p90"].get<double>() == Approx(10.4));  // rank 1.8
}

TEST_CASE("a measured week of nothing has no value", "[trends]") {
  const json week = point(metric(trends_of(two_weeks()), "lead-time"), "2026-W47");
  CHECK(week["value"] == nullptr);
  CHECK(week["median"] == nullptr);
  CHECK(week["p90"] == nullptr);
  CHECK(week["count"] == 0);
}

TEST_CASE("the failure rate of a week is of what began in it, and null without deployments",
          "[trends]") {
  json entities = two_weeks();
  entities.push_back(incident("alone", "2026-11-03T00:00:00Z", nullptr, nullptr));
  const json rate = metric(trends_of(entities), "change-failure-rate");
  CHECK(point(rate, "2026-W46")["value"] == 33);  // 1 of 3, rounded down
  CHECK(point(rate, "2026-W46")["count"] == 3);
  CHECK(point(rate, "2026-W47")["value"] == 66);  // 2 of 3
  CHECK(point(rate, "2026-W45")["value"] == nullptr);
  CHECK(point(rate, "2026-W45")["count"] == 1);
}

TEST_CASE("an incident recovers in the week in which it is resolved", "[trends]") {
  const json recovery = metric(trends_of(two_weeks()), "recovery");
  CHECK(point(recovery, "2026-W46")["value"] == nullptr);
  CHECK(point(recovery, "2026-W47")["value"] == 55);
  CHECK(point(recovery, "2026-W47")["count"] == 2);
  CHECK(recovery["spread"]["count"] == 2);
  CHECK(recovery["spread"]["median"] == 55);
  CHECK(recovery["spread"]["max"] == 90);
  CHECK(recovery["spread"]["bins"] == json::parse(R"([{"from":0,"to":15,"count":0},
    {"from":15,"to":30,"count":1},{"from":30,"to":60,"count":0},{"from":60,"to":120,"count":1}])"));
}

TEST_CASE("the weeks of deployments are those of the guide's own chart", "[trends]") {
  Session session;
  load(session, "entities.json", two_weeks().dump());
  const json all = report_at(session);
  const json chart = widget(all, "deployFreqTrend")["series"][0]["points"];
  const json own = metric(all["trends"], "deployment-frequency")["points"];
  REQUIRE(chart.size() == own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    for (const char* member : {"from", "to", "label", "value", "partial"}) {
      CHECK(chart[i][member] == own[i][member]);
    }
  }
}

TEST_CASE("an outlier has its title, its place in time and its address", "[trends]") {
  json entities = json::array();
  for (int i = 0; i < 9; ++i) {
    entities.push_back(pull_request("p" + std::to_string(i), "2026-11-10T00:00:00Z", i % 3 + 1));
  }
  entities.push_back(pull_request("slow", "2026-11-11T00:00:00Z", 300));
  const json outliers = metric(trends_of(entities), "lead-time")["spread"]["outliers"];
  CHECK(outliers["count"] == 1);
  // Quartiles 1.25 and 3 of 1 1 1 2 2 2 3 3 3 300.
  CHECK(outliers["above"] == 5.625);
  CHECK(outliers["first"] == json::parse(R"([{"blueprint":"githubPullRequest","identifier":"slow",
    "title":"Title of slow","link":"https://git.example/slow","value":300,
    "time":"2026-11-11T00:00:00Z"}])"));
}

TEST_CASE("an address that is not of the web is no link", "[trends]") {
  json entities{
      pull_request("a", "2026-11-10T00:00:00Z", 1), pull_request("b", "2026-11-10T00:00:00Z", 1),
      pull_request("c", "2026-11-10T00:00:00Z", 1), pull_request("bad", "2026-11-10T00:00:00Z", 9)};
  entities[3]["properties"]["link"] = "javascript:alert(1)";
  const json first = metric(trends_of(entities), "lead-time")["spread"]["outliers"]["first"];
  REQUIRE(first.size() == 1);
  CHECK_FALSE(first[0].contains("link"));
}

TEST_CASE("without data every week is there, and says so", "[trends]") {
  Session session;
  const json trends = report_at(session)["trends"];
  REQUIRE(trends.size() == 4);
  CHECK(trends[0]["points"].size() == 13);
  CHECK(trends[0]["points"][3]["value"] == 0);
  for (int i = 1; i < 4; ++i) CHECK(trends[i]["points"][3]["value"] == nullptr);
  CHECK(trends[1]["spread"]["count"] == 0);
  CHECK(trends[1]["spread"]["mean"] == nullptr);
  CHECK(trends[1]["spread"]["bins"] == json::array());
  CHECK(trends[1]["spread"]["outliers"]["above"] == nullptr);
}

TEST_CASE("the time of a view is cut into its own weeks", "[trends]") {
  const View week = between("2026-11-09T00:00:00Z", "2026-11-15T23:59:59.999Z");
  const json trends = trends_of(two_weeks(), week);
  for (const json& one : trends) {
    REQUIRE(one["points"].size() == 1);
    CHECK(one["points"][0]["label"] == "2026-W46");
    CHECK(one["points"][0]["partial"] == false);
  }
  CHECK(trends[0]["points"][0]["value"] == 2);
  CHECK(trends[2]["points"][0]["value"] == 33);
  const json hour = trends_of(two_weeks(), between("2026-11-10T00:30:00Z", "2026-11-10T01:00:00Z"));
  REQUIRE(hour[1]["points"].size() == 1);
  CHECK(hour[1]["points"][0]["partial"] == true);
  CHECK(hour[1]["points"][0]["value"] == 4);  // the end belongs to it
  CHECK(hour[1]["spread"]["count"] == 1);
}

TEST_CASE("a long time is cut into months, and a longer one into quarters", "[trends]") {
  const json weeks = trends_of(two_weeks(), between("2024-11-22T12:00:00Z", kNow));
  CHECK(weeks[0]["points"].size() == 105);
  CHECK(weeks[0]["points"].front()["label"] == "2024-W47");
  const json months = trends_of(two_weeks(), between("2023-11-22T12:00:00Z", kNow));
  CHECK(months[0]["points"].size() == 37);
  CHECK(months[0]["points"].front()["label"] == "2023-11");
  CHECK(months[0]["points"].back()["label"] == "2026-11");
  CHECK(months[0]["points"].back()["value"] == 3);
  CHECK(months[1]["points"].back()["value"] == 6);
  const json ten_years = trends_of(two_weeks(), between("2016-11-23T00:00:00Z", kNow));
  CHECK(ten_years[0]["points"].size() == 121);
  const json quarters = trends_of(two_weeks(), between("2010-01-01T00:00:00Z", kNow));
  CHECK(quarters[0]["points"].size() == 68);
  CHECK(quarters[0]["points"].back()["label"] == "2026-Q4");
}

TEST_CASE("no time is so long that its intervals have no end", "[trends]") {
  View all;
  all.from = moment("0001-01-01T00:00:00Z");
  CHECK(trends_of(two_weeks(), all)[0]["points"].size() <= 402);
  const json backwards = trends_of(two_weeks(), between(kNow, "2026-11-01T00:00:00Z"));
  CHECK(backwards[0]["points"] == json::array());
}

TEST_CASE("what happened after the end of a view is in no week", "[trends]") {
  View view;
  view.to = moment("2026-11-15T00:00:00Z");
  const json frequency = metric(trends_of(two_weeks(), view), "deployment-frequency");
  CHECK(point(frequency, "2026-W46")["value"] == 1);  // d1; d2 is of the evening
  CHECK(point(frequency, "2026-W47")["value"] == 0);
}

TEST_CASE("a view of one service shows its weeks, and only its own", "[trends]") {
  View view;
  view.only = {{"service", {"b"}}};
  const json trends = trends_of(two_weeks(), view);
  CHECK(point(trends[0], "2026-W46")["value"] == 0);
  CHECK(point(trends[0], "2026-W47")["value"] == 1);
  CHECK(point(trends[2], "2026-W47")["value"] == 50);
  CHECK(trends[1]["spread"]["count"] == 0);
}

TEST_CASE("a view of another environment counts its deployments", "[trends]") {
  View view;
  view.instead = {{"deployment", "environment", {"Staging"}}};
  const json frequency = trends_of(two_weeks(), view)[0];
  CHECK(point(frequency, "2026-W46")["value"] == 0);
  CHECK(point(frequency, "2026-W47")["value"] == 1);
}

TEST_CASE("an incident that began before a time counts in it when it is resolved in it",
          "[trends]") {
  const json trends =
      trends_of(two_weeks(), between("2026-11-16T00:00:00Z", "2026-11-22T00:00:00Z"));
  CHECK(trends[3]["points"][0]["count"] == 2);
  CHECK(trends[2]["points"][0]["value"] == 66);
}

TEST_CASE("the order of the records changes nothing", "[trends]") {
  json entities = two_weeks();
  for (int i = 0; i < 40; ++i) {
    entities.push_back(pull_request("x" + std::to_string(i), "2026-11-12T00:00:00Z",
                                    0.1 * (i % 7) + (i % 9 == 0 ? 50 : 0)));
  }
  const json forwards = trends_of(entities);
  std::reverse(entities.begin(), entities.end());
  CHECK(trends_of(entities) == forwards);
}

TEST_CASE("a model that lacks what a metric names has no such metric", "[trends]") {
  Session session;
  must_add(session, {{"identifier", "pagerdutyIncident"},
                     {"schema", {{"properties", {{"status", {{"type", "string"}}}}}}},
                     {"relations", {{"service", {{"target", "service"}}}}}});
  // What the guide's aggregations ask of incidents is not looked at here, but their metrics are.
  const json trends = report_at(session)["trends"];
  REQUIRE(trends.size() == 2);
  CHECK(trends[0]["identifier"] == "deployment-frequency");
  CHECK(trends[1]["identifier"] == "lead-time");
}

TEST_CASE("the other bundled model has the same metrics under its own names", "[trends]") {
  Session session;
  session.use_model("port-default-2026");
  load(session, "entities.json", two_weeks().dump());
  const json trends = report_at(session)["trends"];
  REQUIRE(trends.size() == 4);
  CHECK(point(trends[1], "2026-W46")["value"] == 6);
  CHECK(trends[1]["properties"]["service"] ==
        json{"github_lead_time_for_change", "github_lead_time_tier"});
}

TEST_CASE("a person can follow something else", "[trends]") {
  Session session;
  load(session, "entities.json", two_weeks().dump());
  const json metrics = {
      {"identifier", "failed"},
      {"target", "deployment"},
      {"measureTimeBy", "createdAt"},
      {"query",
       {{"combinator", "and"},
        {"rules", {{{"property", "deploymentStatus"}, {"operator", "="}, {"value", "Failed"}}}}}}};
  must_add(session, {{"identifier", "dora"}, {"metrics", {metrics}}});
  const json trends = report_at(session)["trends"];  // the files are kept
  REQUIRE(trends.size() == 1);
  CHECK(trends[0]["title"] == "failed");
  CHECK(trends[0]["unit"] == "count");
  CHECK(point(trends[0], "2026-W47")["value"] == 1);
}

TEST_CASE("a metric that cannot be read is refused at its place", "[trends]") {
  Session session;
  const json metrics = {{"identifier", "m"}, {"target", "deployment"}};
  const json refused =
      json::parse(session.add_model(json{{"identifier", "dora"}, {"metrics", {metrics}}}.dump()));
  CHECK(refused["error"]["id"] == "model-shape");
  CHECK(refused["error"]["pointer"] == "/metrics/0/measureTimeBy");
  for (const auto& [member, value] : {std::pair{"better", "Higher"}, {"property", "cost"}}) {
    json metric = metrics;
    metric.update({{"measureTimeBy", "createdAt"}, {"shareWith", "other"}, {member, value}});
    const json document = {{"identifier", "dora"}, {"metrics", {metric}}};
    const json answer = json::parse(session.add_model(document.dump()));
    CHECK(answer["error"]["pointer"] == std::string("/metrics/0/") + member);
  }
}

}  // namespace dora::test
