// A view restricts every number alike: by team and service, by time, by values, one by one.

#include <catch2/catch.hpp>

#include "run.hpp"
#include "session/settings.hpp"

namespace dora::test {
namespace {

constexpr const char* kNow = "2026-11-22T00:00:00Z";

/// Cart is of payments, site of web, ledger of both, wiki of nobody; a change of site was deployed
/// by cart, and one deployment belongs to nothing.
constexpr const char* kWorld = R"({
  "_team": [
    {"identifier": "payments"}, {"identifier": "web"}, {"identifier": "idle"}
  ],
  "service": [
    {"identifier": "cart", "relations": {"team": "payments"}},
    {"identifier": "ledger", "team": ["payments", "web"]},
    {"identifier": "site", "relations": {"team": "web"}},
    {"identifier": "wiki"}
  ],
  "githubPullRequest": [
    {"identifier": "p-cart", "properties": {"mergedAt": "2026-11-10T00:00:00Z",
     "createdAt": "2026-11-09T00:00:00Z", "cycle_time_hours": 24}, "relations": {"service": "cart"}},
    {"identifier": "p-site", "properties": {"mergedAt": "2026-11-12T00:00:00Z",
     "createdAt": "2026-11-11T12:00:00Z", "cycle_time_hours": 12}, "relations": {"service": "site"}},
    {"identifier": "p-old", "properties": {"mergedAt": "2026-08-01T00:00:00Z",
     "createdAt": "2026-07-31T00:00:00Z", "cycle_time_hours": 24}, "relations": {"service": "cart"}}
  ],
  "deployment": [
    {"identifier": "d-cart", "properties": {"deploymentStatus": "Success", "environment":
     "Production", "createdAt": "2026-11-10T00:00:00Z"},
     "relations": {"service": "cart", "pullRequest": "p-cart"}},
    {"identifier": "d-both", "properties": {"deploymentStatus": "Success", "environment":
     "Production", "createdAt": "2026-11-12T00:00:00Z"},
     "relations": {"service": "cart", "pullRequest": "p-site"}},
    {"identifier": "d-ledger", "properties": {"deploymentStatus": "Success", "environment":
     "Production", "createdAt": "2026-10-01T00:00:00Z"}, "relations": {"service": "ledger"}},
    {"identifier": "d-wiki", "properties": {"deploymentStatus": "Success", "environment":
     "Production", "createdAt": "2026-11-13T00:00:00Z"}, "relations": {"service": "wiki"}},
    {"identifier": "d-alone", "properties": {"deploymentStatus": "Success", "environment":
     "Production", "createdAt": "2026-11-14T00:00:00Z"}},
    {"identifier": "d-staging", "properties": {"deploymentStatus": "Success", "environment":
     "Staging", "createdAt": "2026-11-14T00:00:00Z"}, "relations": {"service": "site"}},
    {"identifier": "d-old", "properties": {"deploymentStatus": "Success", "environment":
     "Production", "createdAt": "2026-08-01T00:00:00Z"},
     "relations": {"service": "cart", "pullRequest": "p-old"}}
  ],
  "pagerdutyIncident": [
    {"identifier": "i-cart", "properties": {"created_at": "2026-11-11T00:00:00Z",
     "resolvedAt": "2026-11-11T01:00:00Z", "recoveryTime": 60}, "relations": {"service": "cart"}},
    {"identifier": "i-site", "properties": {"created_at": "2026-11-20T00:00:00Z",
     "resolvedAt": "2026-11-20T00:20:00Z", "recoveryTime": 20}, "relations": {"service": "site"}}
  ]
})";

struct World {
  Session session;

  World() { REQUIRE(load(session, "world.json", kWorld)["ok"] == true); }

  std::string text(const json& view, const char* divisor = "span") {
    const json settings = {{"nowMs", moment(kNow)}, {"divisor", divisor}, {"view", view}};
    const auto read = read_settings(settings.dump());
    REQUIRE(read);
    return session.report(*read);
  }
  json report(const json& view, const char* divisor = "span") {
    return json::parse(text(view, divisor));
  }
};

json only(const char* blueprint, const std::vector<std::string>& identifiers) {
  return {{"only", {{{"blueprint", blueprint}, {"identifiers", identifiers}}}}};
}

json without(const char* blueprint, const std::vector<std::string>& identifiers) {
  return {{"without", {{{"blueprint", blueprint}, {"identifiers", identifiers}}}}};
}

json environment(const std::vector<std::string>& values) {
  return {{"instead",
           {{{"blueprint", "deployment"}, {"property", "environment"}, {"values", values}}}}};
}

json between(const char* from, const char* to) {
  json view = json::object();
  if (from) view["from"] = moment(from);
  if (to) view["to"] = moment(to);
  return view;
}

using Names = std::vector<std::string>;

Names names(const json& report, const char* blueprint) {
  Names found;
  for (const json& entity : report["entities"][blueprint]) found.push_back(entity["identifier"]);
  return found;
}

json of(const json& report, const char* blueprint, const char* identifier, const char* property) {
  return entity(report, blueprint, identifier)["properties"][property];
}

/// Deployments of the line chart, over all its weeks.
double deployed(const json& report) {
  double sum = 0;
  for (const json& point : widget(report, "deployFreqTrend")["series"][0]["points"]) {
    sum += point["value"].get<double>();
  }
  return sum;
}

}  // namespace

TEST_CASE("a team is its services, and what belongs to them", "[view]") {
  World world;
  const json whole = world.report({});
  const json payments = world.report(only("_team", {"payments"}));
  CHECK(names(payments, "_team") == Names{"payments"});
  CHECK(names(payments, "service") == Names{"cart", "ledger"});
  CHECK(entity(payments, "_team", "payments") == entity(whole, "_team", "payments"));
  CHECK(entity(payments, "service", "cart") == entity(whole, "service", "cart"));
  CHECK(entity(payments, "service", "ledger") == entity(whole, "service", "ledger"));
  CHECK(deployed(whole) == 5);
  CHECK(deployed(payments) == 3);
  CHECK(widget(payments, "mttrKpi")["value"] == 60);
  CHECK(widget(payments, "teamDoraTable")["groups"][0]["rows"] == json{"payments"});
  // What was read stays the same.
  for (const char* part : {"facets", "matches", "unmatched", "strategies", "inputs"}) {
    CHECK(payments[part] == whole[part]);
  }
}

TEST_CASE("a change of another team's service belongs to both", "[view]") {
  World world;
  const json web = world.report(only("_team", {"web"}));
  CHECK(names(web, "service") == Names{"ledger", "site"});
  CHECK(deployed(web) == 2);  // of ledger, and cart's deployment of site's change
  CHECK(of(web, "service", "site", "total_deployments") == 1);
}

TEST_CASE("what has a team of its own and no service is that team's", "[view]") {
  World world;
  const char* const own = R"({"deployment": [{"identifier": "d-own", "team": ["web"], "properties":
    {"deploymentStatus": "Success", "environment": "Production", "createdAt": "2026-11-14T00:00:00Z"}}]})";
  const json before = world.report(only("_team", {"web"}));
  const json none = world.report(only("_team", {""}));
  REQUIRE(load(world.session, "own.json", own)["ok"] == true);
  CHECK(deployed(world.report(only("_team", {"web"}))) == deployed(before) + 1);
  CHECK(deployed(world.report(only("_team", {""}))) == deployed(none));
}

TEST_CASE("several teams are each of them, and none is what belongs to none", "[view]") {
  World world;
  const json both = world.report(only("_team", {"web", "payments"}));
  CHECK(names(both, "_team") == Names{"payments", "web"});
  CHECK(names(both, "service") == Names{"cart", "ledger", "site"});
  CHECK(deployed(both) == 3);

  const json none = world.report(only("_team", {""}));
  CHECK(names(none, "_team").empty());
  CHECK(names(none, "service") == Names{"wiki"});
  CHECK(deployed(none) == 2);  // of wiki, and the one of no service
  CHECK(widget(none, "deployFreqKpi")["value"] == nullptr);

  const json everything = world.report(only("_team", {"", "payments", "web", "idle"}));
  const json whole = world.report({});
  CHECK(everything["entities"] == whole["entities"]);
  CHECK(everything["widgets"] == whole["widgets"]);

  const json nobody = world.report(only("_team", {"absent"}));
  CHECK(names(nobody, "_team").empty());
  CHECK(names(nobody, "service").empty());
  CHECK(deployed(nobody) == 0);
  CHECK(names(world.report(only("_team", {"idle"})), "service").empty());
}

TEST_CASE("a service is what leads to it, and the teams that it has", "[view]") {
  World world;
  const json whole = world.report({});
  const json site = world.report(only("service", {"site"}));
  CHECK(names(site, "service") == Names{"site"});
  CHECK(names(site, "_team") == Names{"web"});
  CHECK(entity(site, "service", "site") == entity(whole, "service", "site"));
  // A team's numbers count only what is in view.
  CHECK(of(site, "_team", "web", "services_count") == 1);
  CHECK(of(whole, "_team", "web", "services_count") == 2);
  CHECK(of(site, "_team", "web", "total_incidents") == 1);
  CHECK(names(world.report(only("service", {"ledger"})), "_team") == Names{"payments", "web"});
  CHECK(deployed(world.report(only("service", {""}))) == 1);  // the one of no service
}

TEST_CASE("services together count what each of them counts", "[view]") {
  World world;
  const json all = world.report(only("service", {"cart", "ledger", "site", "wiki"}));
  for (const char* service : {"cart", "ledger", "site", "wiki"}) {
    const json alone = world.report(only("service", {service}));
    CHECK(entity(alone, "service", service) == entity(all, "service", service));
  }
}

TEST_CASE("several restrictions hold together", "[view]") {
  World world;
  json view = only("_team", {"web"});
  view["only"].push_back({{"blueprint", "service"}, {"identifiers", {"ledger", "cart"}}});
  const json report = world.report(view);
  CHECK(names(report, "service") == Names{"ledger"});
  CHECK(names(report, "_team") == Names{"web"});
  CHECK(deployed(report) == 2);  // of ledger, and the one of cart with a change of web's
}

TEST_CASE("a value asked for in the place of another", "[view]") {
  World world;
  const json staging = world.report(environment({"Staging"}));
  CHECK(of(staging, "service", "site", "total_deployments") == 1);
  CHECK(of(staging, "service", "cart", "total_deployments") == 0);
  CHECK(deployed(staging) == 1);
  CHECK(deployed(world.report(environment({"Staging", "Production"}))) == 6);
  CHECK(deployed(world.report(environment({}))) == 6);
  CHECK(deployed(world.report(environment({"Nowhere"}))) == 0);
  CHECK(world.report(environment({"Production"}))["widgets"] == world.report({})["widgets"]);
}

TEST_CASE("nothing counts that happened after the end of a view", "[view]") {
  World world;
  const json report = world.report(between(nullptr, "2026-11-12T00:00:00Z"));
  CHECK(of(report, "service", "cart", "total_deployments") == 3);  // at the end is not after it
  CHECK(of(report, "service", "wiki", "total_deployments") == 0);
  CHECK(of(report, "service", "site", "total_incidents") == 0);
  CHECK(deployed(report) == 3);  // the windows stay the model's: the oldest is out of them
  CHECK(of(report, "service", "cart", "lead_time_for_changes") == 24);
  CHECK(names(report, "service") == Names{"cart", "ledger", "site", "wiki"});
  const json earlier = world.report(between(nullptr, "2026-11-11T23:59:59.999Z"));
  CHECK(of(earlier, "service", "cart", "total_deployments") == 2);
}

TEST_CASE("with a beginning, every number is over the time of the view", "[view]") {
  World world;
  const json report = world.report(between("2026-08-01T00:00:00Z", "2026-11-11T00:00:00Z"));
  CHECK(of(report, "service", "cart", "total_deployments") == 2);  // both ends belong to it
  CHECK(of(report, "service", "cart", "total_incidents") == 1);
  CHECK(of(report, "service", "cart", "lead_time_for_changes") == 24);
  CHECK(widget(report, "leadTimeKpi")["entities"] == 3);  // its window was the last 30 days
  const json& points = widget(report, "deployFreqTrend")["series"][0]["points"];
  CHECK(points.front()["label"] == "2026-W31");
  CHECK(points.back()["label"] == "2026-W46");
  CHECK(deployed(report) == 3);
  // Resolved in that time, as the card asks; an hour after the end is too late.
  CHECK(widget(report, "mttrKpi")["value"] == nullptr);
  const json later = world.report(between("2026-11-13T00:00:00Z", nullptr));
  CHECK(deployed(later) == 2);
  CHECK(of(later, "service", "cart", "total_deployments") == 0);
  CHECK(widget(later, "mttrKpi")["value"] == 20);
  CHECK(widget(later, "deployFreqTrend")["series"][0]["points"].back()["label"] == "2026-W47");
}

TEST_CASE("the time of a view is what the divisor rule window divides by", "[view]") {
  World world;
  const json report =
      world.report(between("2026-11-01T00:00:00Z", "2026-11-15T00:00:00Z"), "window");
  CHECK(of(report, "service", "cart", "deployment_frequency") == 1);  // two in two weeks
}

TEST_CASE("what is left out takes along what is made of it", "[view]") {
  World world;
  const json whole = world.report({});
  const json change = world.report(without("githubPullRequest", {"p-cart", "absent"}));
  CHECK(change["withoutCount"] == json{{"deployment", 1}, {"githubPullRequest", 1}});
  CHECK(of(change, "service", "cart", "total_deployments") == 2);
  CHECK(of(change, "service", "cart", "lead_time_for_changes") == nullptr);
  CHECK(deployed(change) == 4);

  const json deployment = world.report(without("deployment", {"d-cart"}));
  CHECK(deployment["withoutCount"] == json{{"deployment", 1}});
  CHECK(of(deployment, "service", "cart", "total_deployments") == 2);
  CHECK(of(deployment, "service", "cart", "lead_time_for_changes") == 24);

  CHECK(world.report(without("deployment", {}))["widgets"] == whole["widgets"]);
  const json service = world.report(without("service", {"cart"}));
  CHECK(names(service, "service") == Names{"ledger", "site", "wiki"});
  CHECK(deployed(service) == 5);
}

TEST_CASE("the report says the view, and is as it was once the view is taken back", "[view]") {
  World world;
  const std::string whole = world.text({});
  CHECK_FALSE(json::parse(whole).contains("view"));
  json view = only("_team", {"web"});
  view.update(environment({"Staging"}));
  view.update(between("2026-08-01T00:00:00Z", "2026-11-11T00:00:00Z"));
  view.update(without("deployment", {"d-both"}));
  const std::string viewed = world.text(view);
  CHECK(json::parse(viewed)["view"] == view);
  CHECK(world.text({}) == whole);
  CHECK(world.text({}, "active-weeks") != whole);
  CHECK(world.text({}) == whole);
  CHECK(world.text(view) == viewed);
  CHECK(World().text(view) == viewed);
}

TEST_CASE("a view of another shape is refused", "[view]") {
  for (const char* view : {R"({"only":[{"blueprint":5}]})", R"({"from":"x"})", R"({"to":-1})",
                           R"({"to":1e300})", R"({"instead":{}})", R"({"without":[5]})"}) {
    INFO(view);
    CHECK_FALSE(read_settings(std::string(R"({"nowMs":0,"view":)") + view + "}"));
  }
}

TEST_CASE("a moment that is none is refused", "[view]") {
  for (const char* settings : {"{}", R"({"nowMs":null})", R"({"nowMs":-1})", R"({"nowMs":1e300})"}) {
    INFO(settings);
    CHECK_FALSE(read_settings(settings));
  }
}

TEST_CASE("choices are of everything, whatever is in view", "[view]") {
  World world;
  const json choices = json::parse(world.session.choices());
  world.report(only("_team", {"web"}));
  CHECK(json::parse(world.session.choices()) == choices);
  CHECK(choices["entities"]["service"] ==
        json::parse(R"([{"identifier":"cart","title":"cart","team":["payments"]},
                        {"identifier":"ledger","title":"ledger","team":["payments","web"]},
                        {"identifier":"site","title":"site","team":["web"]},
                        {"identifier":"wiki","title":"wiki","team":[]}])"));
  CHECK(choices["entities"]["_team"].size() == 3);
  CHECK(choices["values"] == json::parse(R"([{"blueprint":"deployment","property":"environment",
    "title":"Environment","usual":["Production"],
    "values":[{"value":"Production","count":6},{"value":"Staging","count":1}]}])"));
  CHECK(choices["span"] == json{{"from", "2026-08-01T00:00:00Z"}, {"to", "2026-11-20T00:00:00Z"}});
  const json empty = json::parse(Session().choices());
  CHECK(empty["span"] == nullptr);
  CHECK(empty["entities"]["service"].empty());
}

}  // namespace dora::test
