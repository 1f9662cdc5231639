// What a person corrects: the columns of a table, and what names mean. And what there is to look at
// before correcting: the beginning of a file, and what a mapping makes of one record.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

constexpr const char* kNow = "2026-11-22T00:00:00Z";

json read_table(Session& session, const std::string& text, const json& columns = nullptr) {
  session.begin_file("table.csv", 0, columns.is_null() ? std::string() : columns.dump());
  std::memcpy(session.reserve(text.size()), text.data(), text.size());
  session.commit(text.size());
  return json::parse(session.end_file());
}

json source_of(const std::string& text) {
  Session session;
  const json ended = read_table(session, text);
  return ended["ok"] == true ? ended["input"]["source"] : ended["error"]["id"];
}

json deployments(const json& report, const std::string& service) {
  return entity(report, "service", service)["properties"]["total_deployments"];
}

TEST_CASE("a table is known by what people call its columns", "[columns]") {
  CHECK(source_of("App;Released at;Env\nshop;2026-11-10;prod\n") == "deployment-list");
  CHECK(source_of("repository,date\nshop,2026-11-10\n") == "deployment-list");
  CHECK(source_of("Application\tFinished At\tOutcome\nshop\t2026-11-10\tok\n") ==
        "deployment-list");
  CHECK(source_of("service,start_time,finished_at,status\nshop,2026-11-10,2026-11-10,ok\n") ==
        "deployment-list");
  CHECK(source_of("Component,Opened,Resolved on,Sev\nshop,2026-11-10,2026-11-11,1\n") ==
        "incident-list");
  CHECK(source_of("repo,squad\nshop,payments\n") == "service-teams");
}

TEST_CASE("the cells of such a table count as if it had the names", "[columns]") {
  Session session;
  const json ended = read_table(
      session, "App;Released at;Env;Result\nshop;2026-11-10;prod;ok\nshop;2026-11-11;staging;ok\n");
  REQUIRE(ended["ok"] == true);
  CHECK(ended["input"]["entities"] == json{{"deployment", 2}});
  CHECK(ended["input"]["table"] == true);
  CHECK(deployments(report(session, kNow), "shop") == 1);
}

TEST_CASE("the release of a listed deployment stays its release", "[columns]") {
  const Session session;
  const json seen = json::parse(
      session.beginning("service,deployed_at,version,description\nshop,2026-11-10,7,x\n", ""));
  CHECK(seen["table"]["members"] == json{"service", "deployed_at", "release", "title"});
}

TEST_CASE("a table that looks more like something else is not taken for a list", "[columns]") {
  // An incident log without an end of each, issues, pull requests, and people in teams.
  CHECK(source_of("app,date,severity,title\nshop,2026-11-10,1,down\n") == "input-unknown-table");
  CHECK(source_of("Issue key,Summary,Status,Created,Resolved\nA-1,x,Done,a,b\n") ==
        "input-unknown-table");
  CHECK(source_of("number,title,repository,created_at,merged_at\n1,x,shop,2026-11-10,2026-11-10\n") ==
        "input-unknown-table");
  CHECK(source_of("name,team\nAda,payments\n") == "input-unknown-table");
  CHECK(source_of("team,repository,role\npayments,shop,admin\n") == "github-team-repositories");
  CHECK(source_of("number,sys_created_on,resolved_at,component,opened_at\n"
                  "INC1,2026-11-10,2026-11-11,shop,2026-11-10\n") == "servicenow-incidents");
}

TEST_CASE("a person says what the columns of a table mean", "[columns]") {
  Session session;
  const std::string text = "What;When;Kind\nshop;2026-11-10;prod\n";
  const json refused = read_table(session, text);
  CHECK(refused["error"]["id"] == "input-unknown-table");
  CHECK(refused["error"]["detail"] == "What, When, Kind");
  const json ended = read_table(
      session, text, {{"What", "service"}, {"When", "deployed_at"}, {"Kind", "environment"}});
  REQUIRE(ended["ok"] == true);
  CHECK(ended["input"]["source"] == "deployment-list");
  CHECK(deployments(report(session, kNow), "shop") == 1);
}

TEST_CASE("a person corrects a wrong guess, and passes a column over", "[columns]") {
  const std::string text = "app,component,date\nsuite,shop,2026-11-10\n";
  Session session;
  REQUIRE(read_table(session, text)["ok"] == true);
  CHECK(deployments(report(session, kNow), "suite") == 1);
  session.reset();
  REQUIRE(read_table(session, text, {{"app", ""}, {"component", "service"}})["ok"] == true);
  CHECK(entity(report(session, kNow), "service", "suite").is_null());
  CHECK(deployments(report(session, kNow), "shop") == 1);
}

TEST_CASE("the beginning of a table shows its columns, what they mean, and its first rows",
          "[columns]") {
  const Session session;
  const json seen = json::parse(
      session.beginning("App;Released at;Note\nshop;2026-11-10;a\nshop;2026-11-11;cut o", ""));
  const json table = seen["table"];
  CHECK(table["header"] == json{"App", "Released at", "Note"});
  CHECK(table["members"] == json{"service", "deployed_at", "Note"});
  CHECK(table["source"] == "deployment-list");
  CHECK(table["complete"] == true);
  CHECK(table["rows"] == json{{"shop", "2026-11-10", "a"}});
  CHECK(seen["records"][0]["record"] ==
        json{{"service", "shop"}, {"deployed_at", "2026-11-10"}, {"Note", "a"}});
}

TEST_CASE("the beginning of a table that nothing knows is shown all the same", "[columns]") {
  const Session session;
  const std::string text = "What;When;Status\nshop;2026-11-10;\"cut\noff";
  json table = json::parse(session.beginning(text, ""))["table"];
  CHECK(table["complete"] == false);
  CHECK(table["source"] == "incident-list");
  table = json::parse(session.beginning(text, R"({"What":"service","When":"deployed_at"})"))["table"];
  CHECK(table["complete"] == true);
  CHECK(table["source"] == "deployment-list");
}

TEST_CASE("the beginning of a file shows its first records as they are", "[mapping]") {
  const Session session;
  const std::string record =
      R"({"number":1,"head":{},"base":{"ref":"main"},"merged_at":null,"created_at":"2026-11-10","x":{"y":[1]}})";
  const json seen =
      json::parse(session.beginning("[" + record + "," + record + ",{\"number\":", ""));
  REQUIRE(seen["records"].size() == 2);
  CHECK(seen["table"].is_null());
  CHECK(seen["records"][0]["source"] == "github-pull-requests");
  CHECK(seen["records"][0]["record"] == json::parse(record));
}

json mapping(const json& properties) {
  return {{"identifier", "ours"},
          {"signature", {"run"}},
          {"resources",
           {{{"kind", "run"},
             {"selector", {{"query", ".branch == \"main\""}}},
             {"port",
              {{"entity",
                {{"mappings",
                  {{"identifier", ".run"},
                   {"blueprint", "\"deployment\""},
                   {"properties", properties},
                   {"relations", {{"service", ".repo"}}}}}}}}}}}}};
}

json expression(const json& tried, const std::string& path) {
  for (const json& one : tried["resources"][0]["expressions"]) {
    if (one["path"] == path) return one;
  }
  return nullptr;
}

TEST_CASE("a mapping is tried on one record, expression by expression", "[mapping]") {
  Session session;
  const json record{{"run", "r1"}, {"branch", "main"}, {"repo", "shop"}, {"at", "2026-11-10"},
                    {"where", "prod"}};
  const json document = mapping({{"environment", ".where"},
                                 {"createdAt", ".at"},
                                 {"deploymentStatus", ".run | tonumber"}});
  const json tried = json::parse(session.try_mapping(document.dump(), record.dump(), 0));
  REQUIRE(tried["ok"] == true);
  CHECK(tried["skipped"].is_null());
  const json resource = tried["resources"][0];
  CHECK(resource["selected"] == true);
  CHECK(resource["blueprint"] == "deployment");
  CHECK(resource["entity"]["identifier"] == "r1");
  CHECK(resource["entity"]["properties"]["createdAt"] == "2026-11-10T00:00:00Z");
  CHECK(resource["entity"]["properties"]["environment"] == "Production");
  CHECK(resource["entity"]["relations"]["service"] == "shop");
  CHECK(expression(tried, "selector.query")["value"] == true);
  CHECK(expression(tried, "properties.environment")["value"] == "prod");
  CHECK(expression(tried, "properties.deploymentStatus")["error"]["id"] == "jq-error");
  CHECK(expression(tried, "relations.service")["program"] == ".repo");
  CHECK(report(session, kNow)["inputs"].empty());
}

TEST_CASE("a mapping is tried on the record inside another, and on the first of its items",
          "[mapping]") {
  Session session;
  json document = mapping({{"createdAt", ".at"}, {"release", ".item.tag"}, {"environment", ".by"}});
  document["within"] = "event";
  document["resources"][0]["port"]["itemsToParse"] = ".parts";
  const json inner{{"run", "r1"},
                   {"branch", "main"},
                   {"repo", "shop"},
                   {"at", "2026-11-10"},
                   {"parts", {{{"tag", "v1"}}, {{"tag", "v2"}}}}};
  const json record{{"event", inner}, {"by", "a person"}};
  const json tried = json::parse(session.try_mapping(document.dump(), record.dump(), 0));
  CHECK(expression(tried, "itemsToParse")["value"].size() == 2);
  CHECK(expression(tried, "properties.release")["value"] == "v1");
  CHECK(expression(tried, "properties.environment")["value"] == "a person");
  CHECK(tried["resources"][0]["entity"]["relations"]["service"] == "shop");
}

TEST_CASE("a mapping that does not select a record, or skips it, says so", "[mapping]") {
  Session session;
  const json document = mapping({{"createdAt", ".at"}});
  json tried = json::parse(session.try_mapping(
      document.dump(), R"({"run":"r1","branch":"dev","at":"2026-11-10"})", 0));
  CHECK(tried["resources"][0]["selected"] == false);
  CHECK(tried["resources"][0]["entity"].is_null());
  tried = json::parse(session.try_mapping(
      document.dump(), R"({"run":"r1","branch":"main","at":"yesterday"})", 0));
  CHECK(tried["skipped"] == json{{"reason", "bad-date"}, {"detail", "createdAt"}});
}

TEST_CASE("a mapping that cannot be read is refused at its place", "[mapping]") {
  Session session;
  const json refused = json::parse(session.try_mapping("{\"resources\":\n[}", "{}", 0));
  CHECK(refused["error"]["id"] == "model-syntax");
  CHECK(refused["error"]["line"] == 2);
  const json wrong = mapping({{"createdAt", ".at |"}});
  CHECK(json::parse(session.try_mapping(wrong.dump(), "{}", 0))["error"]["pointer"] ==
        "/resources/0/port/entity/mappings/properties/createdAt");
}

TEST_CASE("an expression beyond the engine's own jq waits for jq itself", "[mapping]") {
  Session session;
  const json document = mapping({{"createdAt", "getpath([\"at\"]) | ltrimstr(\"x\") | @text"},
                                 {"environment", "input_line_number | tostring"}});
  const std::string record = R"({"run":"r1","branch":"main"})";
  REQUIRE(json::parse(session.try_mapping(document.dump(), record, 0))["needsJq"] == true);
  while (!session.jq_question().empty()) session.answer_jq(jq::Outcome::kUnavailable, "");
  const json tried = json::parse(session.try_mapping(document.dump(), record, 0));
  REQUIRE(tried["ok"] == true);
  CHECK(expression(tried, "properties.environment")["error"]["id"] == "jq-unsupported");
}

json incident(const std::string& id, const std::string& service) {
  return {{"service", service}, {"id", id}, {"started_at", "2026-11-12"}, {"resolved_at", ""}};
}

json alias(const std::string& value, const std::string& name) {
  return {{"identifier", "services"},
          {"aliases", {{{"blueprint", "service"}, {"value", value}, {"names", {name}}}}}};
}

TEST_CASE("a name that only one tool uses is told, with what uses it", "[names]") {
  Session session;
  read_table(session, "service,deployed_at\nshop,2026-11-10\ncart,2026-11-10\n");
  load(session, "incidents",
       json{incident("1", "Web Shop"), incident("2", "Web Shop"), incident("3", "cart")}.dump());
  const json found = report(session, kNow)["unmatched"];
  const json lonely{
      {"blueprint", "service"}, {"name", "Web Shop"}, {"by", "pagerdutyIncident"}, {"count", 2}};
  const json partner{
      {"blueprint", "service"}, {"name", "shop"}, {"by", "deployment"}, {"count", 1}};
  CHECK(found == json{lonely, partner});
}

TEST_CASE("names that nothing else could mean are not told", "[names]") {
  Session session;
  read_table(session, "service,deployed_at\nshop,2026-11-10\ncart,2026-11-10\n");
  CHECK(report(session, kNow)["unmatched"].empty());
}

TEST_CASE("a name that was given a meaning is told no more", "[names]") {
  Session session;
  REQUIRE(json::parse(session.add_model(alias("shop", "Web Shop").dump()))["ok"] == true);
  read_table(session, "service,deployed_at\nshop,2026-11-10\n");
  load(session, "incidents", json{incident("1", "Web Shop")}.dump());
  const json found = report(session, kNow);
  CHECK(found["unmatched"].empty());
  CHECK(entity(found, "service", "shop")["properties"]["total_incidents"] == 1);
}

TEST_CASE("the services of a list of teams are names as well", "[names]") {
  Session session;
  read_table(session, "service,deployed_at\nshop,2026-11-10\n");
  read_table(session, "service,team\nWeb Shop,payments\n");
  const json found = report(session, kNow)["unmatched"];
  REQUIRE(found.size() == 2);
  CHECK(found[0]["name"] == "Web Shop");
  CHECK(found[0]["by"] == "_team");
}

TEST_CASE("an alias of itself keeps a name apart from one that looks the same", "[names]") {
  const json merged = [] {
    Session session;
    read_table(session, "service,deployed_at\ncheckout-api,2026-11-10\n");
    load(session, "incidents", json{incident("1", "Checkout API")}.dump());
    return report(session, kNow);
  }();
  REQUIRE(merged["entities"]["service"].size() == 1);
  for (const char* name : {"checkout-api", "Checkout API"}) {
    Session session;
    REQUIRE(json::parse(session.add_model(alias(name, name).dump()))["ok"] == true);
    read_table(session, "service,deployed_at\ncheckout-api,2026-11-10\n");
    load(session, "incidents", json{incident("1", "Checkout API")}.dump());
    const json found = report(session, kNow);
    CHECK(found["matches"].empty());
    CHECK(found["entities"]["service"].size() == 2);
    CHECK(found["unmatched"].size() == 2);
  }
}

TEST_CASE("an alias of itself keeps a name apart from the entity of that title", "[names]") {
  Session session;
  REQUIRE(json::parse(session.add_model(alias("Shop", "Shop").dump()))["ok"] == true);
  load(session, "services", R"([{"identifier":"web","title":"Shop","blueprint":"service","properties":{}}])");
  load(session, "incidents", json{incident("1", "Shop")}.dump());
  const json found = report(session, kNow);
  CHECK(found["matches"].empty());
  CHECK(found["entities"]["service"].size() == 2);
}

}  // namespace
}  // namespace dora::test
