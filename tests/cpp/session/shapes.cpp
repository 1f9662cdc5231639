// What records may be wrapped in, beyond the shapes of the golden cases.

#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

json merge_request(int number) {
  return {{"id", "gid://gitlab/MergeRequest/" + std::to_string(number)},
          {"iid", std::to_string(number)},
          {"targetBranch", "main"},
          {"createdAt", "2026-11-02T00:00:00Z"},
          {"mergedAt", "2026-11-02T01:00:00Z"},
          {"project", {{"fullPath", "acme/api"}}}};
}

json nodes(json records) { return {{"mergeRequests", {{"nodes", std::move(records)}}}}; }

/// How the file was read, whatever the size of the pieces.
json input(const std::string& bytes) {
  json whole;
  for (const std::size_t piece : {std::size_t{1} << 20, std::size_t{7}, std::size_t{1}}) {
    Session session;
    const json ended = load(session, "file", bytes, piece);
    INFO(ended.dump());
    REQUIRE(ended["ok"] == true);
    const json read = report(session, "2026-11-22T00:00:00Z")["inputs"][0];
    if (whole.is_null()) whole = read;
    CHECK(read == whole);
  }
  return whole;
}

}  // namespace

TEST_CASE("arrays of records are found in objects within objects, each of them", "[shapes]") {
  const json document = {{"data",
                          {{"a", nodes({merge_request(1), merge_request(2)})},
                           {"b", nodes(json::array())},
                           {"c", nodes({merge_request(3)})}}}};
  CHECK(input(document.dump())["records"] == 3);
  CHECK(input(document.dump() + "\n" + document.dump())["records"] == 6);
}

TEST_CASE("pages that stand in an array are read each", "[shapes]") {
  const json page = {{"data", nodes({merge_request(1), merge_request(2)})}};
  const json empty = {{"data", nodes(json::array())}};
  CHECK(input(json({page, empty, page}).dump())["records"] == 4);
  CHECK(input(json({empty, page}).dump())["records"] == 2);
  CHECK(input(json({empty}).dump())["records"] == 0);
}

TEST_CASE("an empty array deep in an object is no riddle", "[shapes]") {
  const json document = {{"data", {{"a", nodes(json::array())}}}};
  CHECK(input(document.dump())["records"] == 0);
}

TEST_CASE("a file much larger than its pieces is read to its end", "[shapes]") {
  json records = json::array();
  for (int i = 0; i < 20'000; ++i) records.push_back(merge_request(i));
  Session session;
  const json ended = load(session, "file", records.dump());
  REQUIRE(ended["ok"] == true);
  CHECK(ended["input"]["records"] == 20'000);
}

TEST_CASE("a record that stands alone is not searched for records within it", "[shapes]") {
  const json entity = {{"identifier", "api"},
                       {"blueprint", "service"},
                       {"properties", {{"owners", {{{"service", "web"}, {"team", "core"}}}}}}};
  const json read = input(entity.dump() + "\n" + entity.dump());
  CHECK(read["source"] == "port-entities");
  CHECK(read["records"] == 2);
}

TEST_CASE("an entity without a blueprint that no mapping knows is skipped", "[shapes]") {
  const json read = input(R"([{"identifier": "x", "properties": {"size": 1}}])");
  CHECK(read["source"] == "port-entities");
  CHECK(read["skipped"][0]["reason"] == "missing-blueprint");
}

TEST_CASE("pipelines of GitLab that have no name say what to do", "[shapes]") {
  json pipeline{{"id", 1},
                {"project_id", 1},
                {"name", nullptr},
                {"ref", "main"},
                {"sha", "abc"},
                {"status", "success"},
                {"web_url", "https://gitlab.com/acme/shop/-/pipelines/1"},
                {"created_at", "2026-11-02T00:00:00Z"}};
  const json nameless = input(json({pipeline, pipeline}).dump())["warnings"];
  REQUIRE(nameless.size() == 1);
  CHECK(nameless[0]["id"] == "pipelines-without-name");
  CHECK(nameless[0]["counts"] == json({{"main, success", 2}}));
  pipeline["name"] = "Test";
  CHECK(input(json({pipeline}).dump())["warnings"][0]["id"] == "no-deployments");
}

}  // namespace dora::test
