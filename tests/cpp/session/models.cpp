// The model of a session: bundled ones, documents of one's own, and what is wrong with documents.

#include <catch2/catch.hpp>

#include "run.hpp"
#include "session/bundled_models.hpp"

namespace dora::test {
namespace {

const char* const kNow = "2026-11-22T00:00:00Z";

json blueprint(const std::string& identifier, json relations = json::object()) {
  return {{"identifier", identifier},
          {"title", identifier},
          {"schema", {{"properties", {{"n", {{"type", "number"}}}}}}},
          {"relations", std::move(relations)}};
}

json page(json layout, json widgets) {
  return {{"identifier", "p"},
          {"widgets",
           {{{"type", "dashboard-widget"},
             {"layout", std::move(layout)},
             {"widgets", std::move(widgets)}}}}};
}

/// What is said of a document, and that it changed nothing.
json refused(const std::string& text) {
  Session session;
  const std::string before = session.model();
  const json answer = json::parse(session.add_model(text));
  CHECK(session.model() == before);
  REQUIRE(answer["ok"] == false);
  return answer["error"];
}

json refused(const json& document) { return refused(document.dump(2)); }

json document(const Session& session, const std::string& identifier) {
  const json model = json::parse(session.model());
  for (const json& one : model["documents"]) {
    if (one["identifier"] == identifier) return one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("every bundled model can be read", "[model]") {
  for (const BundledModel& bundled : bundled_models()) {
    const Result<Model> model = bundled_model(bundled.identifier);
    INFO(bundled.identifier << " " << error_id(model.error().code) << " " << model.error().pointer
                            << " " << model.error().detail);
    CHECK(model.ok());
  }
}

TEST_CASE("no bundled mapping needs jq itself", "[model]") {
  const Result<Model> model = bundled_model("port-guide");
  const auto check = [](const std::optional<jq::Program>& program) {
    if (!program) return;
    INFO(program->source());
    CHECK_FALSE(program->needs_jq());
  };
  for (const Mapping& mapping : model.value().mappings) {
    for (const NamedProgram& required : mapping.required) check(required.program);
    for (const Unmatched& unmatched : mapping.unmatched) check(unmatched.by);
    for (const Resource& resource : mapping.resources) {
      for (const auto* program : {&resource.selector, &resource.identifier, &resource.title,
                                  &resource.created_at, &resource.updated_at}) {
        check(*program);
      }
      for (const NamedProgram& property : resource.properties) check(property.program);
      for (const MappedRelation& relation : resource.relations) check(relation.identifier);
    }
  }
}

TEST_CASE("a session begins with the guide's model and says what is in force", "[model]") {
  Session session;
  const json model = json::parse(session.model());
  CHECK(model["name"] == "port-guide");
  CHECK(model["bundled"][0]["name"] == "port-guide");
  CHECK(model["bundled"][1]["name"] == "port-default-2026");
  CHECK(document(session, "service")["kind"] == "blueprint");
  CHECK(document(session, "service")["changed"] == false);
  CHECK(json::parse(document(session, "service")["text"].get<std::string>())["identifier"] ==
        "service");
  CHECK(report(session, kNow)["model"] == json({{"name", "port-guide"}, {"changed", false}}));
}

TEST_CASE("a document of one's own replaces the one of its name until the model is chosen anew",
          "[model]") {
  Session session;
  CHECK(session.add_model(blueprint("service").dump()) == R"({"ok":true,"kept":false})");
  CHECK(document(session, "service")["changed"] == true);
  CHECK(document(session, "deployment")["changed"] == false);
  CHECK(report(session, kNow)["model"]["changed"] == true);
  CHECK(session.use_model("port-guide") == R"({"ok":true})");
  CHECK(document(session, "service")["changed"] == false);
  CHECK(json::parse(session.use_model("port-guide-2"))["error"]["id"] == "model-unknown-name");
}

TEST_CASE("entities made for another bundled model say so", "[model]") {
  const std::string entities = R"([{"identifier": "d", "blueprint": "deployment",
    "properties": {"deploymentStatus": "Success", "environment": "Production",
                   "createdAt": "2026-11-20T00:00:00Z"},
    "relations": {"service": "s", "github_pull_request": "pr"}}])";
  Session session;
  CHECK(load(session, "f", entities)["input"]["suits"] == "port-default-2026");
  session.use_model("port-default-2026");
  CHECK_FALSE(load(session, "f", entities)["input"].contains("suits"));
  const json service = entity(report(session, kNow), "service", "s");
  CHECK(service["properties"]["total_deployments"] == 1);
  CHECK(service["properties"]["github_lead_time_for_change"].is_null());
}

TEST_CASE("in the model of 2026 a team without deployments has no frequency, not zero", "[model]") {
  const std::string entities = R"([{"identifier": "t", "blueprint": "_team", "properties": {}}])";
  Session session;
  load(session, "f", entities);
  CHECK(entity(report(session, kNow), "_team",
               "t")["properties"]["deployment_frequency_per_service"] == 0);
  session.use_model("port-default-2026");
  load(session, "f", entities);
  const json properties = entity(report(session, kNow), "_team", "t")["properties"];
  CHECK(properties["deployment_frequency_per_service"].is_null());
  CHECK(properties["deploy_freq_tier"] == "Low");
}

TEST_CASE("a document that is no JSON is refused at its line", "[model][bad input]") {
  const json error =
      refused(std::string("{\n  \"identifier\": \"service\",\n  \"schema\": {,}\n}"));
  CHECK(error["id"] == "model-syntax");
  CHECK(error["line"] == 3);
  CHECK(error["column"] == 14);
}

TEST_CASE("one of Port's own mappings takes the place of the bundled one of its kind", "[model]") {
  const json own{
      {"resources",
       {{{"kind", "repository"},
         {"selector", {{"query", "true"}}},
         {"port",
          {{"entity", {{"mappings", {{"identifier", ".name"}, {"blueprint", "\"service\""}}}}}}}},
        {{"kind", "pull-request"},
         {"selector", {{"query", ".base.ref == \"release\" and .merged_at != null"}}},
         {"port",
          {{"entity",
            {{"mappings",
              {{"identifier", ".number | tostring"},
               {"blueprint", "\"deployment\""},
               {"properties",
                {{"environment", "\"Production\""},
                 {"deploymentStatus", "\"Success\""},
                 {"createdAt", ".merged_at"}}},
               {"relations", {{"service", ".base.repo.name | ascii_upcase"}}}}}}}}}}}}};
  Session session;
  REQUIRE(json::parse(session.add_model(own.dump()))["ok"] == true);
  const std::string record = R"([{"number": 1, "base": {"ref": "release", "repo": {"name": "shop"}},
      "head": {"ref": "x", "repo": null}, "created_at": "2024-06-01T00:00:00Z",
      "merged_at": "2024-06-02T00:00:00Z"}])";
  const json read = load(session, "prs.json", record);
  INFO(read.dump());
  CHECK(read["input"]["source"] == "github-pull-requests");
  CHECK(read["input"]["entities"] == json{{"deployment", 1}});
  const json found = report(session, "2024-06-10T00:00:00Z");
  CHECK(entity(found, "service", "SHOP")["properties"]["total_deployments"] == 1);
  CHECK(found["strategies"][0]["ways"][0]["identifier"] == "merged-pull-requests");
}

TEST_CASE("a mapping of no known kind is refused", "[model][bad input]") {
  const json mapping{
      {"resources",
       {{{"kind", "weather"},
         {"port",
          {{"entity",
            {{"mappings", {{"identifier", ".rain"}, {"blueprint", "\"service\""}}}}}}}}}}};
  CHECK(refused(mapping)["pointer"] == "/resources");
}

TEST_CASE("a document that is neither blueprint, page nor mapping is refused",
          "[model][bad input]") {
  for (const char* text : {"{}", "5", R"([{"identifier": "service"}])", R"({"blueprint": null})",
                           R"({"ok": false, "error": "not_found"})"}) {
    INFO(text);
    CHECK(refused(std::string(text))["id"] == "model-shape");
  }
  json no_schema = blueprint("service");
  no_schema["schema"] = 5;
  CHECK(refused(no_schema)["id"] == "model-shape");
  no_schema["schema"] = {{"properties", {{"a", {{"type", "strange"}}}}}};
  const json error = refused(no_schema);
  CHECK(error["id"] == "model-shape");
  CHECK(error["pointer"] == "/schema/properties/a/type");
}

TEST_CASE("a relation to nowhere is refused where it stands", "[model][bad input]") {
  const json documents{blueprint("a"), blueprint("b", {{"to", {{"target", "nowhere"}}}})};
  const std::string text = documents.dump(2);
  const auto place = text.begin() + static_cast<std::ptrdiff_t>(text.find("\"nowhere\""));
  const json error = refused(text);
  CHECK(error["id"] == "model-unknown-blueprint");
  CHECK(error["detail"] == "nowhere");
  CHECK(error["pointer"] == "/1/relations/to/target");
  CHECK(error["line"] == 1 + std::count(text.begin(), place, '\n'));
  Session session;  // Port's own blueprints need not be there
  CHECK(session.add_model(blueprint("b", {{"to", {{"target", "_user"}}}}).dump()) ==
        R"({"ok":true,"kept":false})");
}

TEST_CASE("blueprints that name one another are read at once, in any order", "[model]") {
  Session session;
  CHECK(session.add_model(
            json::array({blueprint("b", {{"to", {{"target", "c"}}}}), blueprint("c")}).dump()) ==
        R"({"ok":true,"kept":false})");
}

TEST_CASE("a path along a relation that is not there is refused where it stands",
          "[model][bad input]") {
  json mirrored = blueprint("b");
  mirrored["mirrorProperties"] = {{"m", {{"path", "service.$title"}}}};
  json error = refused(mirrored);
  CHECK(error["id"] == "model-unknown-relation");
  CHECK(error["detail"] == "b.service");
  CHECK(error["pointer"] == "/mirrorProperties/m/path");

  mirrored["relations"] = {{"service", {{"target", "service"}}}};
  mirrored["mirrorProperties"]["m"]["path"] = "service.nothing";
  error = refused(mirrored);
  CHECK(error["id"] == "model-unknown-property");
  CHECK(error["detail"] == "service.nothing");

  json aggregating = blueprint("b");
  json& aggregation = aggregating["aggregationProperties"]["a"];
  aggregation = {{"target", "deployment"},
                 {"calculationSpec", {{"func", "count"}, {"calculationBy", "entities"}}},
                 {"pathFilter", {{{"fromBlueprint", "deployment"}, {"path", {"b"}}}}}};
  error = refused(aggregating);
  CHECK(error["id"] == "model-unknown-relation");
  CHECK(error["detail"] == "deployment.b");
  CHECK(error["pointer"] == "/aggregationProperties/a/pathFilter/0/path");
  aggregation["pathFilter"][0]["path"] = {"service"};
  CHECK(refused(aggregating)["detail"] == "service -> service");
  aggregation.erase("pathFilter");
  aggregation["target"] = "deploys";
  CHECK(refused(aggregating)["pointer"] == "/aggregationProperties/a/target");
}

TEST_CASE("a calculation that is no jq is refused where it stands", "[model][bad input]") {
  json calculating = blueprint("b");
  calculating["calculationProperties"] = {
      {"c", {{"type", "number"}, {"calculation", "if .a then 1"}}}};
  const json error = refused(calculating);
  CHECK(error["id"] == "jq-syntax");
  CHECK(error["pointer"] == "/calculationProperties/c/calculation");
}

TEST_CASE("an operator, combinator or preset that nobody knows is refused by its name",
          "[model][bad input]") {
  json aggregating = blueprint("service");
  json& rule = aggregating["aggregationProperties"]["a"];
  rule = {{"target", "deployment"},
          {"query",
           {{"combinator", "and"},
            {"rules", {{{"property", "environment"}, {"operator", "like"}, {"value", "x"}}}}}},
          {"calculationSpec", {{"func", "count"}, {"calculationBy", "entities"}}}};
  json error = refused(aggregating);
  CHECK(error["id"] == "model-unknown-operator");
  CHECK(error["detail"] == "like");
  CHECK(error["pointer"] == "/aggregationProperties/a/query/rules/0/operator");
  rule["query"]["rules"][0]["value"] = "{{getUserEmail()}}";
  CHECK(refused(aggregating)["detail"] == "like");
  rule["query"]["rules"][0] = {
      {"property", "createdAt"}, {"operator", "between"}, {"value", {{"preset", "lastAutumn"}}}};
  CHECK(refused(aggregating)["detail"] == "lastAutumn");
  rule["query"]["combinator"] = "xor";
  CHECK(refused(aggregating)["detail"] == "xor");
}

TEST_CASE("a layout that disagrees with its widgets is refused", "[model][bad input]") {
  const json card{{"id", "one"}, {"type", "markdown"}, {"markdown", "x"}};
  const auto row = [](std::vector<std::string> ids) {
    json columns = json::array();
    for (const std::string& id : ids) columns.push_back({{"id", id}, {"size", 6}});
    return json::array({{{"height", 400}, {"columns", columns}}});
  };
  json error = refused(page(row({"one", "two"}), {card}));
  CHECK(error["id"] == "model-layout");
  CHECK(error["detail"] == "two");
  CHECK(error["pointer"] == "/widgets/0/layout/0/columns/1/id");
  error = refused(page(row({}), {card}));
  CHECK(error["pointer"] == "/widgets/0/widgets/0/id");
  CHECK(refused(page(row({"one"}), {card, card}))["id"] == "model-layout");
  CHECK(refused(json{{"identifier", "p"}, {"widgets", json::array()}})["detail"] ==
        "dashboard-widget");
}

TEST_CASE("a document of ten megabytes is refused as too large", "[model][bad input]") {
  json large = blueprint("service");
  large["description"] = std::string(10'000'000, 'x');
  CHECK(refused(large)["id"] == "model-too-large");
}

TEST_CASE("a property that cannot be computed is null, and named", "[model]") {
  json circle = blueprint("service");
  for (const auto& [name, other] : {std::pair("a", "b"), std::pair("b", "a")}) {
    circle["aggregationProperties"][name] = {
        {"target", "service"},
        {"query", {{{"property", other}, {"operator", ">"}, {"value", 0}}}},
        {"calculationSpec", {{"func", "count"}, {"calculationBy", "entities"}}}};
  }
  Session session;
  REQUIRE(session.add_model(circle.dump()) == R"({"ok":true,"kept":false})");
  load(session, "f", R"([{"identifier": "s", "blueprint": "service", "properties": {}}])");
  const json shown = report(session, kNow);
  CHECK(entity(shown, "service", "s")["properties"]["a"].is_null());
  const json& warning = shown["warnings"][0];
  CHECK(warning["id"] == "property-not-computed");
  CHECK(warning["property"] == "a");
  CHECK(warning["error"]["id"] == "model-cycle");
  CHECK(warning["error"]["detail"] == "service.a -> service.b -> service.a");
}

TEST_CASE("scorecards are read where a query or a chart asks for them", "[model]") {
  const std::string entities = R"([
    {"identifier": "a", "blueprint": "service", "properties": {}, "scorecards": {"dora": {"level":
      "Gold", "rules": [{"identifier": "fast", "status": "SUCCESS", "level": "Gold"}]}}},
    {"identifier": "b", "blueprint": "service", "properties": {}, "scorecards": {"dora": {"level":
      "Basic", "rules": [{"identifier": "fast", "status": "FAILURE"}]}, "other": null}},
    {"identifier": "c", "blueprint": "service", "properties": {}}])";
  const json count{{"type", "entities-number-chart"},
                   {"chartType", "countEntities"},
                   {"func", "count"},
                   {"calculationBy", "entities"},
                   {"blueprint", "service"}};
  json gold = count, fast = count;
  gold["id"] = "gold";
  gold["dataset"] = {{{"scorecard", "dora"}, {"operator", "="}, {"value", "Gold"}}};
  fast["id"] = "fast";
  fast["dataset"] = {
      {{"scorecard", "dora"}, {"scorecardRule", "fast"}, {"operator", "!="}, {"value", "SUCCESS"}}};
  const json levels{{"id", "levels"},
                    {"type", "entities-pie-chart"},
                    {"blueprint", "service"},
                    {"property", "scorecard#dora"}};
  Session session;
  REQUIRE(session.add_model(page(nullptr, {gold, fast, levels}).dump()) == R"({"ok":true,"kept":false})");
  REQUIRE(load(session, "f", entities)["ok"] == true);
  const json shown = report(session, kNow);
  CHECK(widget(shown, "gold")["value"] == 1);
  CHECK(widget(shown, "fast")["value"] == 2);
  CHECK(widget(shown, "levels")["shares"].size() == 3);
  CHECK_FALSE(entity(shown, "service", "a")["properties"].contains("$scorecard#dora"));
}

}  // namespace dora::test
