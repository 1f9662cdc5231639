// Widgets of a document in a view, and that what explains them says the same.

#include "explained.hpp"
#include "session/settings.hpp"

namespace dora::test {
namespace {

const char* const kEntities = R"({
  "deployment": [
    {"identifier": "1", "properties": {"environment": "Production", "createdAt": "2026-11-22T09:00:00Z"}},
    {"identifier": "2", "properties": {"environment": "Staging", "createdAt": "2026-11-17T09:00:00Z"}},
    {"identifier": "3", "properties": {"environment": "Staging", "createdAt": "2026-11-02T09:00:00Z"}}],
  "githubPullRequest": [
    {"identifier": "p", "properties": {"mergedAt": "2026-11-22T09:00:00Z", "cycle_time_hours": 2}},
    {"identifier": "q", "properties": {"mergedAt": "2026-11-21T09:00:00Z"}}],
  "pagerdutyIncident": [
    {"identifier": "earlier", "properties": {"created_at": "2026-11-09T09:00:00Z",
      "resolvedAt": "2026-11-17T09:00:00Z", "recoveryTime": 60}}]})";

json rule(const char* property, const char* op, const json& value) {
  return {{"property", property}, {"operator", op}, {"value", value}};
}

const json kLastMonth = {{"preset", "lastMonth"}};

/// A page of one widget, looked at in a view.
class Page {
 public:
  Page(json widget, const json& view, const char* divisor = "span") {
    widget["id"] = "w";
    const json page = {{"identifier", "mine"},
                       {"widgets", {{{"type", "dashboard-widget"}, {"widgets", {widget}}}}}};
    const json added = json::parse(session_.add_model(page.dump()));
    INFO(added.dump());
    REQUIRE(added["ok"] == true);
    REQUIRE(load(session_, "entities.json", kEntities)["ok"] == true);
    const json settings = {{"nowMs", moment("2026-11-22T12:00:00Z")}, {"view", view},
                           {"divisor", divisor}};
    settings_ = read_settings(settings.dump()).value();
  }
  json shown() { return widget(json::parse(session_.report(settings_)), "w"); }
  json explained(json question = of_widget("w")) {
    return test::explained(session_, settings_, question);
  }

 private:
  Session session_;
  EvaluationSettings settings_;
};

json since(const char* from) { return {{"from", moment(from)}}; }

json count_of(const char* blueprint, const json& dataset) {
  return {{"type", "entities-number-chart"}, {"chartType", "countEntities"},
          {"blueprint", blueprint}, {"func", "count"}, {"dataset", dataset}};
}

json line_of(const char* function) {
  return {{"type", "line-chart"}, {"blueprint", "deployment"}, {"chartType", "countEntities"},
          {"func", function}, {"measureTimeBy", "createdAt"}, {"timeInterval", "isoWeek"},
          {"timeRange", {{"preset", "lastMonth"}}}};
}

}  // namespace

TEST_CASE("a table in a view has the rows that its own window asks for", "[view]") {
  Page page({{"type", "table-entities-explorer"}, {"blueprint", "pagerdutyIncident"},
             {"dataset", {rule("resolvedAt", "between", kLastMonth)}}},
            since("2026-11-16T00:00:00Z"));
  CHECK(page.shown()["groups"][0]["rows"] == json{"earlier"});
  CHECK(page.explained()["aggregate"]["count"] == 1);
}

TEST_CASE("a window in one of several alternatives does not stand for the time of a view", "[view]") {
  const json either = {{"combinator", "or"},
                       {"rules", {rule("createdAt", "between", kLastMonth),
                                  rule("environment", "=", "Staging")}}};
  const json before = {{"combinator", "and"},
                       {"rules", {rule("createdAt", "notBetween", {{"preset", "lastWeek"}})}}};
  Page one(count_of("deployment", either), since("2026-11-20T00:00:00Z"));
  CHECK(one.shown()["value"] == 1);
  Page other(count_of("deployment", before), since("2026-11-01T00:00:00Z"));
  CHECK(other.shown()["value"] == 1);  // the last week stays the last week
  CHECK(other.explained()["aggregate"]["count"] == 1);
}

TEST_CASE("the divisor window is what a window between two days and the view have in common", "[view]") {
  const json days = {{"from", "2026-11-01T00:00:00Z"}, {"to", "2026-12-31T00:00:00Z"}};
  json chart = count_of("deployment", json::array({rule("createdAt", "between", days)}));
  chart.update({{"func", "average"}, {"averageOf", "week"}, {"measureTimeBy", "createdAt"}});
  const json view = {{"from", moment("2026-10-01T00:00:00Z")}, {"to", moment("2026-11-22T00:00:00Z")}};
  Page page(chart, view, "window");
  CHECK(page.shown()["value"].get<double>() == Approx(2.0 / 3));  // two in three weeks of November
  check_parts(page.explained());
}

TEST_CASE("the first step of a ladder that holds is the tier", "[view]") {
  json chart = count_of("deployment", json::array());
  chart["conditionalFormatting"] = {
      {{"operator", ">="}, {"value", 2}, {"message", "Some"}},
      {{"operator", "<"}, {"value", 9}, {"message", "Few"}},
      {{"operator", "contains"}, {"value", 3}, {"message", "Never"}},
      {{"operator", "="}, {"value", 3}, {"message", "Three"}}};
  Page page(chart, json::object());
  CHECK(page.shown()["tier"]["name"] == "Three");
  const json ladder = page.explained()["ladder"];
  REQUIRE(ladder.size() == 3);
  CHECK(ladder[0]["name"] == "Three");
}

TEST_CASE("a count asks for no value, whatever property it names", "[view]") {
  json chart = count_of("githubPullRequest", json::array());
  chart.update({{"chartType", "aggregatePropertiesValues"}, {"calculationBy", "property"},
                {"property", "cycle_time_hours"}});
  Page page(chart, json::object());
  CHECK(page.shown()["value"] == 2);
  check_parts(page.explained());
}

TEST_CASE("a line that divides its counts explains its points, and has no value as a whole", "[view]") {
  Page page(line_of("average"), json::object());
  json question = of_widget("w");
  CHECK(page.explained(question)["value"] == nullptr);
  const json point = page.shown()["series"][0]["points"].back();
  question["from"] = point["from"];
  const json answer = page.explained(question);
  CHECK(answer["value"] == point["value"]);
  check_parts(answer);
}

TEST_CASE("a sum of nothing that is summed has no value", "[view]") {
  Page page(line_of("sum"), json::object());
  const json answer = page.explained();
  INFO(answer.dump());
  CHECK(answer["aggregate"]["count"] == 3);
  CHECK(answer.at("value") == nullptr);
}

TEST_CASE("a line of more intervals than it can hold says so, in their place", "[view]") {
  json chart = line_of("count");
  chart["timeInterval"] = "hour";
  Page long_ago(chart, since("1970-01-01T00:00:00Z"));
  CHECK(long_ago.shown()["error"]["id"] == "model-too-many-intervals");
  Page lately(chart, since("2026-11-01T00:00:00Z"));
  CHECK(lately.shown()["series"][0]["points"].size() == 21 * 24 + 13);
}

}  // namespace dora::test
