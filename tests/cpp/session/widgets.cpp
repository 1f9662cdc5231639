// Widgets beyond the guide's, computed through the session from a page document of the test's own.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

const char* const kNow = "2026-11-22T12:00:00Z";  // a Sunday

const char* const kEntities = R"({
  "service": [
    {"identifier": "a", "title": "A", "relations": {"team": "t"}},
    {"identifier": "b", "title": "B", "relations": {}}],
  "_team": [{"identifier": "t", "title": "Team T"}],
  "deployment": [
    {"identifier": "1", "properties": {"deploymentStatus": "Success", "environment": "Production",
      "createdAt": "2026-11-22T09:00:00Z"}, "relations": {"service": "a"}},
    {"identifier": "2", "properties": {"deploymentStatus": "Success", "environment": "Staging",
      "createdAt": "2026-11-20T09:00:00Z"}, "relations": {"service": "a"}},
    {"identifier": "3", "properties": {"deploymentStatus": "Failed", "environment": "Production",
      "createdAt": "2026-11-09T09:00:00Z"}, "relations": {"service": "b"}},
    {"identifier": "4", "properties": {"environment": "Production",
      "createdAt": "2026-11-09T10:00:00Z"}, "relations": {}}]})";

/// A page of one widget, and what the report says of it.
json show(json widget, const char* entities = kEntities) {
  widget["id"] = "w";
  const json page = {{"identifier", "mine"},
                     {"widgets", {{{"type", "dashboard-widget"}, {"widgets", {widget}}}}}};
  Session session;
  const json added = json::parse(session.add_model(page.dump()));
  INFO(added.dump());
  REQUIRE(added["ok"] == true);
  REQUIRE(load(session, "entities.json", entities)["ok"] == true);
  return test::widget(report(session, kNow), "w");
}

json counts(const json& widget) {
  json found = json::object();
  for (const json& share : widget["shares"]) found[share["title"].get<std::string>()] = share["count"];
  return found;
}

}  // namespace

TEST_CASE("a pie counts entities by value, the ones without a value too", "[widgets]") {
  const json pie = show({{"type", "entities-pie-chart"},
                         {"blueprint", "deployment"},
                         {"property", "property#deploymentStatus"}});
  REQUIRE(pie["shares"].size() == 3);
  CHECK(pie["shares"][0] == json({{"value", "Success"}, {"title", "Success"}, {"count", 2}, {"color", "green"}}));
  CHECK(counts(pie)["Failed"] == 1);
  CHECK(counts(pie)[""] == 1);
}

TEST_CASE("a bar of a relation has the title of the entity", "[widgets]") {
  const json bars = show({{"type", "bar-chart"}, {"blueprint", "service"}, {"property", "relation#team"}});
  CHECK(counts(bars)["Team T"] == 1);
}

TEST_CASE("beyond what Port shows by itself, the rest is one", "[widgets]") {
  json entities = {{"service", json::array()}};
  for (int i = 0; i < 20; ++i) {
    entities["service"].push_back({{"identifier", "s" + std::to_string(i)}, {"properties", json::object()}});
  }
  const std::string text = entities.dump();
  json widget = {{"type", "bar-chart"}, {"blueprint", "service"}, {"property", "$identifier"}};
  const json bars = show(widget, text.c_str());
  REQUIRE(bars["shares"].size() == 10);
  CHECK(bars["shares"][9]["count"] == 11);
  CHECK(bars["shares"][9]["other"] == true);
  widget["type"] = "entities-pie-chart";
  CHECK(show(widget, text.c_str())["shares"].size() == 15);
  widget["dontAggregateOther"] = true;
  CHECK(show(widget, text.c_str())["shares"].size() == 20);
}

TEST_CASE("a number chart may show one property of one entity", "[widgets]") {
  const json chart = show({{"type", "entities-number-chart"}, {"chartType", "displaySingleProperty"},
                           {"blueprint", "service"}, {"entity", "a"}, {"property", "total_deployments"},
                           {"unit", "$"}});
  CHECK(chart["value"] == 1);
  CHECK(chart["display"] == "$1");
  const json absent = show({{"type", "entities-number-chart"}, {"chartType", "displaySingleProperty"},
                            {"blueprint", "service"}, {"entity", "z"}, {"property", "total_deployments"}});
  CHECK(absent["error"]["id"] == "model-unknown-entity");
  CHECK(absent["error"]["detail"] == "z");
}

TEST_CASE("a number chart counts entities, or their average per interval", "[widgets]") {
  json chart = {{"type", "entities-number-chart"}, {"chartType", "countEntities"},
                {"blueprint", "deployment"}, {"func", "count"}};
  CHECK(show(chart)["value"] == 4);
  chart["func"] = "average";
  chart["averageOf"] = "week";
  chart["measureTimeBy"] = "createdAt";
  CHECK(show(chart)["value"] == 2);  // 4 in 13 days, which are two weeks begun
}

TEST_CASE("a data set may be a bare array of rules", "[widgets]") {
  const json chart = show({{"type", "entities-number-chart"}, {"blueprint", "deployment"}, {"func", "count"},
                           {"dataset", {{{"property", "environment"}, {"operator", "="}, {"value", "Production"}},
                                        {{"property", "$blueprint"}, {"operator", "="}, {"value", "deployment"}}}}});
  CHECK(chart["value"] == 3);
}

TEST_CASE("a property that does not exist is an error that names it", "[widgets]") {
  const json chart = show({{"type", "entities-number-chart"}, {"blueprint", "deployment"},
                           {"calculationBy", "property"}, {"func", "sum"}, {"property", "cost"}});
  CHECK(chart["error"]["id"] == "model-unknown-property");
  CHECK(chart["error"]["detail"] == "deployment.cost");
}

TEST_CASE("a chart of several lines has each with its own data", "[widgets]") {
  const json chart = show(
      {{"type", "multi-line-chart"}, {"timeInterval", "isoWeek"}, {"timeRange", {{"preset", "last2Weeks"}}},
       {"baselines", {{{"name", "Goal"}, {"value", 3}, {"color", "green"}}}},
       {"lines",
        {{{"title", "All"}, {"blueprint", "deployment"}, {"chartType", "countEntities"}, {"func", "count"},
          {"measureTimeBy", "createdAt"}},
         {{"title", "Failed"}, {"blueprint", "deployment"}, {"chartType", "countEntities"}, {"func", "count"},
          {"measureTimeBy", "createdAt"},
          {"dataset", {{{"property", "deploymentStatus"}, {"operator", "="}, {"value", "Failed"}}}}}}}});
  REQUIRE(chart["series"].size() == 2);
  CHECK(chart["series"][0]["title"] == "All");
  CHECK(chart["series"][1]["title"] == "Failed");
  CHECK(chart["baselines"][0]["value"] == 3);
  // W45 (its last days), W46, W47
  REQUIRE(chart["series"][0]["points"].size() == 3);
  CHECK(chart["series"][0]["points"][1]["value"] == 2);
  CHECK(chart["series"][0]["points"][2]["value"] == 2);
  CHECK(chart["series"][1]["points"][1]["value"] == 1);
}

TEST_CASE("a line that is broken down has a series per value", "[widgets]") {
  const json chart = show({{"type", "line-chart"}, {"blueprint", "deployment"}, {"chartType", "countEntities"},
                           {"func", "count"}, {"measureTimeBy", "createdAt"}, {"timeInterval", "month"},
                           {"timeRange", {{"preset", "lastMonth"}}}, {"breakdownProperty", "environment"}});
  REQUIRE(chart["series"].size() == 2);
  CHECK(chart["series"][0]["title"] == "Production");
  CHECK(chart["series"][0]["points"].back()["value"] == 3);
  CHECK(chart["series"][1]["title"] == "Staging");
}

TEST_CASE("the average of a count in an interval has Port's fixed divisor", "[widgets]") {
  const json chart = show({{"type", "line-chart"}, {"blueprint", "deployment"}, {"chartType", "countEntities"},
                           {"func", "average"}, {"measureTimeBy", "createdAt"}, {"timeInterval", "isoWeek"},
                           {"timeRange", {{"preset", "lastWeek"}}}});
  CHECK(chart["series"][0]["points"].back()["value"].get<double>() == Approx(2.0 / 7));
}

TEST_CASE("an average of nothing is a gap, or zero where the document wants it", "[widgets]") {
  json chart = {{"type", "line-chart"}, {"blueprint", "githubPullRequest"},
                {"chartType", "aggregatePropertiesValues"}, {"func", "average"},
                {"properties", {"properties.cycle_time_hours"}}, {"measureTimeBy", "mergedAt"},
                {"timeInterval", "isoWeek"}, {"timeRange", {{"preset", "lastWeek"}}}};
  CHECK(show(chart)["series"][0]["points"][0]["value"].is_null());
  chart["nullValueDisplayMode"] = "zero";
  CHECK(show(chart)["series"][0]["points"][0]["value"] == 0);
}

TEST_CASE("a text is the document's own, or a property of an entity", "[widgets]") {
  CHECK(show({{"type", "markdown"}, {"source", "custom"}, {"markdown", "# Hello"}})["markdown"] == "# Hello");
  CHECK(show({{"type", "markdown"}, {"source", "property"}, {"blueprintIdentifier", "service"},
              {"propertyIdentifier", "deploy_freq_tier"}, {"entityIdentifier", "a"}})["markdown"] == "High");
}

TEST_CASE("a widget of another type keeps its place and its title", "[widgets]") {
  const json widget = show({{"type", "ai-agent"}, {"title", "Ask"}});
  CHECK(widget["type"] == "ai-agent");
  CHECK(widget["title"] == "Ask");
  CHECK_FALSE(widget.contains("error"));
}

TEST_CASE("a table may show entities that aggregate nothing, and more than their properties",
          "[widgets]") {
  const json widget{{"id", "w"}, {"type", "table-entities-explorer"}, {"blueprint", "deployment"},
                    {"dataset", {{{"property", "environment"}, {"operator", "="}, {"value", "Production"}}}},
                    {"blueprintConfig", {{"deployment", {
                        {"groupSettings", {{"groupBy", {"environment", "deploymentStatus"}}}},
                        {"propertiesSettings", {{"order", json::array()},
                            {"shown", {"$identifier", "createdAt", "service", "service.team.$title"}}}}}}}}};
  const json page = {{"identifier", "mine"},
                     {"widgets", {{{"type", "dashboard-widget"}, {"widgets", {widget}}}}}};
  Session session;
  REQUIRE(json::parse(session.add_model(page.dump()))["ok"] == true);
  REQUIRE(load(session, "entities.json", kEntities)["ok"] == true);
  const json shown = report(session, kNow);
  CHECK(shown["blueprints"]["deployment"]["title"] == "Deployment");
  CHECK(shown["entities"]["deployment"].size() == 3);
  const json first = entity(shown, "deployment", "1")["properties"];
  CHECK(first["$identifier"] == "1");
  CHECK(first["service"] == "A");
  CHECK(first["service.team.$title"] == "Team T");
  CHECK(first["environment"] == "Production");
  const json groups = test::widget(shown, "w")["groups"];
  REQUIRE(groups.size() == 3);
  CHECK(groups[0]["title"] == "Production / -");
  CHECK(groups[1]["title"] == "Production / Failed");
  CHECK(groups[2]["value"] == "Production / Success");
  CHECK(groups[2]["rows"] == json{"1"});
}

TEST_CASE("a table that names no columns shows them all, but for those excluded", "[widgets]") {
  const json table = show({{"type", "table-entities-explorer"}, {"blueprint", "deployment"},
                           {"excludedFields", {"environment", "createdAt"}}});
  CHECK(table["columns"] ==
        json{"$title", "deploymentStatus", "release", "lead_time_for_changes_hours"});
}

}  // namespace dora::test
