// Programs beyond the engine's jq: what the session asks, and what becomes of the answers. That jq
// itself gives these answers is for tests/wasm/jq-fallback.test.ts.

#include <catch2/catch.hpp>

#include "run.hpp"

using dora::Session;
using dora::jq::Outcome;
using dora::test::entity;
using dora::test::json;
using dora::test::load;
using dora::test::report;

namespace {

constexpr const char* kNow = "2026-11-22T00:00:00Z";

constexpr const char* kBlueprints = R"([
  {"identifier": "thing", "schema": {"properties": {"name": {"type": "string"}}},
   "calculationProperties": {"first": {"type": "string", "calculation": ".properties.name |= .[0:1] | .properties.name"}},
   "relations": {}, "aggregationProperties": {"parts": {"type": "number", "target": "part",
     "calculationSpec": {"calculationBy": "entities", "func": "count"}}}},
  {"identifier": "part", "schema": {"properties": {}}, "relations": {"thing": {"target": "thing"}}}])";

constexpr const char* kMapping = R"({"identifier": "things", "signature": ["id", "label"],
  "resources": [{"port": {"entity": {"mappings": {"blueprint": "'thing'",
    "identifier": ".id", "properties": {"name": "del(.id) | .label"}}}}}]})";

constexpr const char* kFile = R"([{"id": "a", "label": "ant"},
  {"id": null, "label": "bee"},
  {"id": "c", "label": "cow"}])";

/// Answers questions with one text each, as long as there are any.
void answer(Session& session, Outcome outcome, const std::vector<std::string>& outputs) {
  for (const std::string& output : outputs) {
    REQUIRE_FALSE(session.jq_question().empty());
    session.answer_jq(outcome, output);
  }
  REQUIRE(session.jq_question().empty());
}

json good(const std::string& answer) {
  const json outcome = json::parse(answer);
  CHECK(outcome["ok"] == true);
  return outcome;
}

}  // namespace

TEST_CASE("a file waits for jq, and then has all its records", "[session][jq]") {
  Session session;
  good(session.add_model(kBlueprints));
  good(session.add_model(kMapping));
  const json open = load(session, "things.json", kFile);
  CHECK(open["ok"] == false);
  CHECK(open["needsJq"] == true);
  answer(session, Outcome::kDone, {"[\"ant\"]\n[\"bee\"]\n[\"cow\"]"});
  const json input = good(session.end_file())["input"];
  CHECK(input["records"] == 3);
  CHECK(input["entities"] == json{{"thing", 2}});
  CHECK(input["skipped"][0]["first"]["record"] == 2);
  CHECK(input["skipped"][0]["first"]["line"] == 2);

  CHECK(json::parse(session.report({dora::test::moment(kNow)}))["needsJq"] == true);
  answer(session, Outcome::kDone, {"[\"a\"]\n[7]"});
  const json whole = report(session, kNow);
  CHECK(entity(whole, "thing", "a")["properties"]["first"] == "a");
  CHECK(entity(whole, "thing", "c")["properties"]["first"] == nullptr);
  CHECK(whole["warnings"][0]["id"] == "calculation-wrong-type");
}

TEST_CASE("what does not end is null, and noted", "[session][jq]") {
  Session session;
  good(session.add_model(kBlueprints));
  good(session.add_model(kMapping));
  load(session, "things.json", kFile);
  answer(session, Outcome::kTimeout, {""});
  const json input = good(session.end_file())["input"];
  CHECK(input["warnings"][0] ==
        json{{"id", "jq-timeout"}, {"count", 3}, {"counts", {{"del(.id) | .label", 3}}}});
  report(session, kNow);
  answer(session, Outcome::kTimeout, {""});
  const json whole = report(session, kNow);
  CHECK(entity(whole, "thing", "a")["properties"]["first"] == nullptr);
  CHECK(whole["warnings"][0] == json{{"id", "calculation-timeout"},
                                     {"blueprint", "thing"},
                                     {"property", "first"},
                                     {"count", 2}});
}

TEST_CASE("endless recursion ends by the engine's own limits", "[session][jq]") {
  Session session;
  good(session.add_model(R"j({"identifier": "service", "schema": {"properties": {}}, "relations": {},
    "aggregationProperties": {"n": {"type": "number", "target": "deployment",
      "calculationSpec": {"calculationBy": "entities", "func": "count"}}},
    "calculationProperties": {"x": {"type": "number", "calculation": "[range(1e12)] | length"}}})j"));
  load(session, "d.json", R"([{"identifier": "d", "blueprint": "deployment", "properties": {},
                               "relations": {"service": "s"}}])");
  const json whole = report(session, kNow);
  CHECK(entity(whole, "service", "s")["properties"]["x"] == nullptr);
  CHECK(whole["warnings"][0]["id"] == "calculation-timeout");
}
