// Explanations worked out by hand: what counted, what did not and why, and what other rules would
// give.

#include "explained.hpp"

namespace dora::test {
namespace {

constexpr const char* kNow = "2026-11-22T00:00:00Z";

EvaluationSettings at(std::string_view now, DivisorRule divisor = DivisorRule::kSpan) {
  EvaluationSettings settings;
  settings.now = moment(now);
  settings.divisor = divisor;
  return settings;
}

json deployment(const std::string& name, const json& properties,
                const std::string& service = "shop") {
  json entity = {{"identifier", name},
                 {"blueprint", "deployment"},
                 {"properties", {{"deploymentStatus", "Success"}, {"environment", "Production"}}},
                 {"relations", {{"service", service}}}};
  entity["properties"].update(properties);
  return entity;
}

json explain_shop(Session& session, const std::string& property,
                  const EvaluationSettings& settings = at(kNow)) {
  return explained(session, settings, of_property("service", "shop", property));
}

json document(const Session& session, const std::string& identifier) {
  const json model = json::parse(session.model());
  for (const json& one : model["documents"]) {
    if (one["identifier"] == identifier) return json::parse(one["text"].get<std::string>());
  }
  FAIL("there is no document " << identifier);
  return {};
}

TEST_CASE("a frequency says what each divisor rule would make of it", "[explain]") {
  // The worked example of docs/metrics.md: days 0, 1 and 20 from a Wednesday; now is day 40.
  Session session;
  load(session, "deployments",
       json{deployment("a", {{"createdAt", "2026-09-02T00:00:00Z"}}),
            deployment("b", {{"createdAt", "2026-09-03T00:00:00Z"}}),
            deployment("c", {{"createdAt", "2026-09-22T00:00:00Z"}})}
           .dump());
  const json answer = explain_shop(session, "deployment_frequency", at("2026-10-12T00:00:00Z"));
  const json& aggregate = answer["aggregate"];
  CHECK(answer["value"] == 1);
  CHECK(aggregate["count"] == 3);
  CHECK(aggregate["per"] == "week");
  CHECK(aggregate["measureTimeBy"] == "createdAt");
  CHECK(aggregate["first"] == "2026-09-02T00:00:00Z");
  CHECK(aggregate["last"] == "2026-09-22T00:00:00Z");
  CHECK(aggregate["divisorRule"] == "span");
  const json& divisor = aggregate["divisor"];
  REQUIRE(divisor.size() == 5);
  CHECK(divisor[0] == json{{"rule", "span"}, {"intervals", 3}, {"value", 1}});
  CHECK(divisor[1] == json{{"rule", "active-weeks"}, {"intervals", 2}, {"value", 1.5}});
  CHECK(divisor[2] == json{{"rule", "until-now"}, {"intervals", 6}, {"value", 0.5}});
  CHECK(divisor[3]["rule"] == "window");
  CHECK(divisor[3]["intervals"].get<double>() == Approx(90.0 / 7));
  CHECK(divisor[3]["value"].get<double>() == Approx(3 * 7 / 90.0));
  CHECK(divisor[4] == json{{"rule", "calendar-weeks"}, {"intervals", 4}, {"value", 0.75}});
}

TEST_CASE("what does not count is told by the first rule that it misses, and by its value",
          "[explain]") {
  Session session;
  load(session, "deployments",
       json{deployment("a", {{"createdAt", "2026-11-01T00:00:00Z"}}),
            deployment("b", {{"createdAt", "2026-11-03T00:00:00Z"}}),
            deployment("c", {{"deploymentStatus", "Failed"}, {"environment", "Staging"}}),
            deployment("d", {{"environment", "Staging"}, {"createdAt", "2026-11-02T00:00:00Z"}}),
            deployment("e", {{"environment", "Staging"}, {"createdAt", "2026-11-05T00:00:00Z"}}),
            deployment("f", {{"environment", nullptr}}), deployment("g", {}, "cart")}
           .dump());
  const json answer = explain_shop(session, "total_deployments");
  const json& aggregate = answer["aggregate"];
  CHECK(answer["value"] == 2);
  CHECK(aggregate["target"] == "deployment");
  CHECK(aggregate["func"] == "count");
  CHECK(aggregate["path"].empty());
  CHECK(aggregate["window"].is_null());
  CHECK(aggregate["rules"] ==
        json{{{"property", "deploymentStatus"}, {"operator", "="}, {"values", {"Success"}}},
             {{"property", "environment"}, {"operator", "="}, {"values", {"Production"}}}});
  REQUIRE(aggregate["leftOut"].size() == 3);
  CHECK(aggregate["leftOut"][0] ==
        json{{"reason", "rule"}, {"property", "environment"}, {"value", "Staging"}, {"count", 2}});
  CHECK(left_out(aggregate, {"rule"}) == 4);
  // Those of the other service have no part in it.
  CHECK(answer["rows"]["total"] == 2);
  CHECK(answer["rows"]["totalOthers"] == 4);
  CHECK(answer["rows"]["rows"][0]["identifier"] == "b");
  CHECK(answer["rows"]["rows"][0]["time"] == "2026-11-03T00:00:00Z");
  CHECK(answer["rows"]["rows"][0]["service"] == "shop");
  CHECK(answer["rows"]["others"][0]["identifier"] == "e");
  check_parts(answer);
}

TEST_CASE("of many values that miss a rule the most frequent are told", "[explain]") {
  Session session;
  json entities = json::array();
  for (int i = 0; i < 12; ++i) {
    for (int j = 0; j <= i; ++j) {
      const std::string environment = "env-" + std::to_string(i);
      entities.push_back(
          deployment(environment + "-" + std::to_string(j), {{"environment", environment}}));
    }
  }
  load(session, "deployments", entities.dump());
  const json answer = explain_shop(session, "total_deployments");
  const json& left = answer["aggregate"]["leftOut"];
  REQUIRE(left.size() == 9);
  CHECK(left[0]["value"] == "env-11");
  CHECK(left[0]["count"] == 12);
  // The rest together, 1 + 2 + 3 + 4, among those of their size: it is named by no value.
  CHECK(left_out(answer["aggregate"], {"rule"}) == 78);
  for (const json& one : left) {
    if (!one.contains("value")) CHECK(one["count"] == 10);
  }
  check_parts(answer);
}

json pull_request(const std::string& name, const json& properties) {
  return {{"identifier", name},
          {"blueprint", "githubPullRequest"},
          {"title", "Change " + name},
          {"properties", properties},
          {"relations", {{"service", "shop"}}}};
}

TEST_CASE("what happened before a window and after it is told apart", "[explain]") {
  Session session;
  load(session, "prs",
       json{pull_request("in", {{"mergedAt", "2026-11-20T00:00:00Z"},
                                {"cycle_time_hours", 4},
                                {"link", "https://example.com/in"}}),
            pull_request("edge", {{"mergedAt", "2026-10-23T00:00:00Z"}, {"cycle_time_hours", 8}}),
            pull_request("old", {{"mergedAt", "2026-10-22T23:59:59Z"},
                                 {"cycle_time_hours", 1},
                                 {"link", "javascript:alert(1)"}}),
            pull_request("late", {{"mergedAt", "2026-11-22T00:00:01Z"}, {"cycle_time_hours", 1}}),
            pull_request("open", {{"createdAt", "2026-11-20T00:00:00Z"}}),
            pull_request("odd", {{"mergedAt", "2026-11-10T00:00:00Z"}})}
           .dump());
  const json answer = explain_shop(session, "lead_time_for_changes");
  const json& aggregate = answer["aggregate"];
  CHECK(answer["value"] == 6);
  CHECK(aggregate["window"] == json{{"property", "mergedAt"},
                                    {"from", "2026-10-23T00:00:00Z"},
                                    {"to", "2026-11-22T00:00:00Z"},
                                    {"preset", "lastMonth"}});
  CHECK(aggregate["count"] == 3);
  CHECK(aggregate["withValue"] == 2);
  CHECK(aggregate["sum"] == 12);
  CHECK(aggregate["mean"] == 6);
  CHECK(aggregate["median"] == 6);
  CHECK(aggregate["p75"] == 7);
  CHECK(aggregate["p90"].get<double>() == Approx(7.6));
  CHECK(aggregate["min"] == 4);
  CHECK(aggregate["max"] == 8);
  CHECK(left_out(aggregate, {"before"}) == 1);
  CHECK(left_out(aggregate, {"after"}) == 1);
  CHECK(left_out(aggregate, {"rule"}) == 1);  // not merged
  CHECK(left_out(aggregate, {"no-value"}) == 1);
  CHECK(answer["rows"]["rows"][0]["link"] == "https://example.com/in");
  for (const json& row : answer["rows"]["others"]) CHECK_FALSE(row.contains("link"));
  check_parts(answer);
}

TEST_CASE("a calculation names what it reads, a mirror what it shows", "[explain]") {
  Session session;
  load(session, "deployments", json{deployment("a", {})}.dump());
  const json answer = explain_shop(session, "change_failure_rate");
  CHECK(answer["value"] == 0);
  CHECK(answer["program"].get<std::string>().find("floor") != std::string::npos);
  REQUIRE(answer["inputs"].size() == 2);
  for (const json& input : answer["inputs"]) {
    CHECK(input["aggregate"]["count"] == input["value"]);
    CHECK_FALSE(input.contains("rows"));
  }
  CHECK_FALSE(answer.contains("rows"));
}

TEST_CASE("a widget is explained by the entities that it averages, with its ladder", "[explain]") {
  Session session;
  load(session, "deployments",
       json{deployment("a", {{"createdAt", "2026-11-18T00:00:00Z"}})}.dump());
  const json answer = explained(session, at(kNow), of_widget("deployFreqKpi"));
  CHECK(answer["aggregate"]["target"] == "_team");
  CHECK(answer["aggregate"]["property"] == "deployment_frequency_per_service");
  REQUIRE(answer["ladder"].size() == 4);
  CHECK(answer["ladder"][0] ==
        json{{"name", "Elite"}, {"color", "lime"}, {"operator", ">="}, {"value", 7}});
  CHECK(answer["ladder"][3]["name"] == "Low");
  json point = of_widget("deployFreqTrend");
  point["series"] = 0;
  point["from"] = "2026-11-16T00:00:00Z";
  const json week = explained(session, at(kNow), point);
  CHECK(week["value"] == 1);
  CHECK(week["rows"]["rows"][0]["identifier"] == "a");
  CHECK(week["aggregate"]["window"]["from"] == "2026-11-16T00:00:00Z");
  CHECK(week["aggregate"]["window"]["to"] == "2026-11-22T00:00:00Z");
}

TEST_CASE("what data health leaves away is told by its reason", "[explain]") {
  Session session;
  json facet = document(session, "incident-urgency");
  load(session, "incidents",
       json{{{"identifier", "1"},
             {"blueprint", "pagerdutyIncident"},
             {"properties", {{"urgency", "low"}}},
             {"relations", {{"service", "shop"}}}},
            {{"identifier", "2"},
             {"blueprint", "pagerdutyIncident"},
             {"properties", {{"urgency", "high"}}},
             {"relations", {{"service", "shop"}}}}}
           .dump());
  facet["leaveOut"] = {"low"};
  REQUIRE(json::parse(session.add_model(facet.dump()))["ok"] == true);
  const json answer = explain_shop(session, "total_incidents");
  CHECK(answer["value"] == 1);
  CHECK(answer["aggregate"]["leftOut"] ==
        json{{{"reason", "facet"}, {"title", facet["title"]}, {"count", 1}}});
  CHECK(answer["rows"]["others"][0]["identifier"] == "1");
}

TEST_CASE("releases told of twice, and found in ways not in use, are told by their reasons",
          "[explain]") {
  Session session;
  json strategies = document(session, "deployments");
  load(session, "deployments",
       "service,environment,deployed_at,version\n"
       "shop,production,2026-11-10T10:00:00Z,7\n"
       "shop,production,2026-11-10T12:00:00Z,7\n");
  load(session, "prs",
       json{{{"number", 1},
             {"title", "Change"},
             {"state", "MERGED"},
             {"author", {{"login", "ann"}}},
             {"baseRefName", "main"},
             {"headRefName", "change"},
             {"url", "https://github.com/acme/shop/pull/1"},
             {"createdAt", "2026-11-09T08:00:00Z"},
             {"updatedAt", "2026-11-09T12:00:00Z"},
             {"mergedAt", "2026-11-09T12:00:00Z"}}}
           .dump());
  strategies["once"]["use"] = true;
  REQUIRE(json::parse(session.add_model(strategies.dump()))["ok"] == true);
  const json answer = explain_shop(session, "total_deployments");
  CHECK(answer["value"] == 1);
  CHECK(left_out(answer["aggregate"], {"repeated"}) == 1);
  CHECK(left_out(answer["aggregate"], {"strategy"}) == 1);
  check_parts(answer);
}

TEST_CASE("what a view leaves away is told by its reason, its values by their rules", "[explain]") {
  Session session;
  load(session, "deployments",
       json{deployment("a", {{"createdAt", "2026-11-01T00:00:00Z"}}),
            deployment("b", {{"createdAt", "2026-11-05T00:00:00Z"}}),
            deployment("c", {{"createdAt", "2026-11-09T00:00:00Z"}}),
            deployment("d", {{"createdAt", "2026-11-15T00:00:00Z"}}),
            deployment("s", {{"createdAt", "2026-11-05T00:00:00Z"}, {"environment", "Staging"}})}
           .dump());
  EvaluationSettings settings = at(kNow);
  settings.view.from = moment("2026-11-04T00:00:00Z");
  settings.view.to = moment("2026-11-10T00:00:00Z");
  settings.view.without = {{"deployment", {"c"}}};
  json answer = explain_shop(session, "total_deployments", settings);
  CHECK(answer["value"] == 1);
  CHECK(answer["aggregate"]["window"] == json{{"property", "createdAt"},
                                              {"from", "2026-11-04T00:00:00Z"},
                                              {"to", "2026-11-10T00:00:00Z"}});
  for (const char* reason : {"before", "after", "without", "rule"}) {
    INFO(reason);
    CHECK(left_out(answer["aggregate"], {reason}) == 1);
  }
  settings.view.instead = {{"deployment", "environment", {"Staging"}}};
  answer = explain_shop(session, "total_deployments", settings);
  CHECK(answer["value"] == 1);
  CHECK(answer["rows"]["rows"][0]["identifier"] == "s");
  CHECK(answer["aggregate"]["rules"][1] == json{{"property", "environment"},
                                                {"operator", "in"},
                                                {"values", {"Staging"}},
                                                {"fromView", true}});
}

TEST_CASE("a metric over time is explained, and its share by what it is of", "[explain]") {
  Session session;
  load(session, "deployments",
       json{deployment("a", {{"createdAt", "2026-11-18T00:00:00Z"}}),
            deployment("b", {{"createdAt", "2026-11-11T00:00:00Z"}})}
           .dump());
  json question = {{"kind", "metric"}, {"metric", "change-failure-rate"}};
  json answer = explained(session, at(kNow), question);
  CHECK(answer["value"] == 0);
  REQUIRE(answer["inputs"].size() == 2);
  CHECK(answer["inputs"][0]["value"] == 0);
  CHECK(answer["inputs"][1]["value"] == 2);
  question["metric"] = "deployment-frequency";
  question["from"] = "2026-11-16T00:00:00Z";
  answer = explained(session, at(kNow), question);
  CHECK(answer["value"] == 1);
  CHECK(answer["rows"]["total"] == 1);
  check_parts(answer);
}

TEST_CASE("conditions of which one is enough stay together", "[explain]") {
  Session session;
  json blueprint = document(session, "service");
  blueprint["aggregationProperties"]["total_deployments"]["query"] = {
      {"combinator", "and"},
      {"rules",
       {{{"property", "deploymentStatus"}, {"operator", "="}, {"value", "Success"}},
        {{"combinator", "or"},
         {"rules",
          {{{"property", "environment"}, {"operator", "="}, {"value", "Production"}},
           {{"property", "environment"}, {"operator", "="}, {"value", "Staging"}}}}}}}};
  REQUIRE(json::parse(session.add_model(blueprint.dump()))["ok"] == true);
  load(session, "deployments",
       json{deployment("a", {}), deployment("b", {{"environment", "Staging"}}),
            deployment("c", {{"environment", "Development"}})}
           .dump());
  const json answer = explain_shop(session, "total_deployments");
  CHECK(answer["value"] == 2);
  CHECK(answer["aggregate"]["rules"][1]["operator"] == "or");
  CHECK(answer["aggregate"]["rules"][1]["rules"].size() == 2);
  CHECK(answer["aggregate"]["leftOut"] == json{{{"reason", "rule"},
                                                {"count", 1},
                                                {"property", "environment"},
                                                {"value", "Development"}}});
}

TEST_CASE("a question about nothing is an error and changes nothing", "[explain]") {
  Session session;
  load(session, "deployments", json{deployment("a", {})}.dump());
  const json before = report(session, kNow);
  const auto error = [&](const std::string& question) {
    const json answer = json::parse(session.explain(at(kNow), question));
    CHECK(answer["ok"] == false);
    return answer["error"]["id"].get<std::string>() + " " +
           answer["error"]["detail"].get<std::string>();
  };
  CHECK(error("{") == "model-syntax ");
  CHECK(error("[]") == "model-shape ");
  CHECK(error(R"({"kind":"guess"})") == "model-shape guess");
  CHECK(error(R"({"kind":"property","blueprint":5})") == "model-shape string");
  CHECK(error(of_property("shop", "shop", "x").dump()) == "model-unknown-blueprint shop");
  CHECK(error(of_property("service", "x", "x").dump()) == "model-unknown-entity x");
  CHECK(error(of_property("service", "shop", "x").dump()) == "model-unknown-property service.x");
  CHECK(error(of_widget("x").dump()) == "model-unknown-name x");
  CHECK(error(R"({"kind":"metric","metric":"x"})") == "model-unknown-name x");
  CHECK(error(R"({"kind":"widget","widget":"deployFreqTrend","series":7})") ==
        "model-unknown-name 7");
  CHECK(error(R"({"kind":"widget","widget":"deployFreqTrend","series":-1})") ==
        "model-shape index");
  CHECK(error(R"({"kind":"widget","widget":"deployFreqTrend","from":"2026-11-17T00:00:00Z"})") ==
        "model-unknown-name 2026-11-17T00:00:00Z");
  CHECK(error(R"({"kind":"widget","widget":"deployFreqTrend","from":"soon"})") ==
        "model-shape date-time");
  CHECK(report(session, kNow) == before);
}

}  // namespace
}  // namespace dora::test
