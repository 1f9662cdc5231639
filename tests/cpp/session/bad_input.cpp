#include <catch2/catch.hpp>

#include "run.hpp"

namespace dora::test {
namespace {

const char* const kNow = "2026-11-22T00:00:00Z";

std::string pull_request(int number, const std::string& changes = "") {
  json record = json::parse(R"({
    "id": 0, "number": 0, "state": "closed", "title": "A change",
    "created_at": "2026-11-01T00:00:00Z", "updated_at": "2026-11-02T00:00:00Z",
    "closed_at": "2026-11-02T00:00:00Z", "merged_at": "2026-11-02T00:00:00Z",
    "head": {"ref": "topic", "repo": {"name": "checkout"}},
    "base": {"ref": "main", "repo": {"name": "checkout"}}})");
  record["id"] = 1000 + number;
  record["number"] = number;
  if (!changes.empty()) record.merge_patch(json::parse(changes));
  return record.dump();
}

json fails_with(const std::string& bytes) {
  Session session;
  const json ended = load(session, "file", bytes);
  REQUIRE(ended["ok"] == false);
  return ended["error"];
}

}  // namespace

TEST_CASE("a file that is cut off is refused at its end, wherever it is cut", "[bad input]") {
  const std::string whole = "[" + pull_request(1) + ",\n" + pull_request(2) + "]";
  for (std::size_t length = 1; length < whole.size(); ++length) {
    INFO("cut after " << length << " bytes");
    const json error = fails_with(whole.substr(0, length));
    REQUIRE(error["id"] == "json-unexpected-end");
    REQUIRE(error["offset"] == length);
  }
}

TEST_CASE("an error names its line and column", "[bad input]") {
  const json error = fails_with("[" + pull_request(1) + ",\n  {\"number\": 01}]");
  CHECK(error["id"] == "json-bad-number");
  CHECK(error["line"] == 2);
  CHECK(error["column"] == 15);  // the digit that may not follow the zero
}

TEST_CASE("a column is the same however the file came: characters, in a long line bytes",
          "[bad input]") {
  const auto column = [](std::size_t length, std::size_t piece) {
    std::string text = "\n[{\"title\": \"";
    while (text.size() < length) text += "\xC3\xA9";
    Session session;
    return load(session, "file", text + "\" 1}]", piece)["error"]["column"];
  };
  for (const std::size_t piece : {1, 7, 100'000}) {
    CHECK(column(13 + 200, piece) == 12 + 100 + 3);
    CHECK(column(13 + 6000, piece) == 12 + 6000 + 3);
  }
}

TEST_CASE("a file that is larger than what is kept of it is read to its end", "[bad input]") {
  std::string text = "[" + pull_request(1);
  for (int number = 2; number <= 200; ++number) text += "," + pull_request(number);
  Session session;
  CHECK(load(session, "file", text + "]", 512)["ok"] == true);
  CHECK(session.records() == 0);  // nothing is being read any more
}

TEST_CASE("a file without content is refused as empty", "[bad input]") {
  CHECK(fails_with("")["id"] == "input-empty");
  CHECK(fails_with(" \n\t ")["id"] == "input-empty");
  CHECK(fails_with("\xEF\xBB\xBF")["id"] == "input-empty");
}

TEST_CASE("a text that is no JSON is refused as such", "[bad input]") {
  CHECK(fails_with("<!doctype html><title>Sign in</title>")["id"] == "input-not-json");
  CHECK(fails_with("true story")["id"] == "input-not-json");
  CHECK(fails_with(std::string("PK\x03\x04\0\0", 6))["id"] == "input-not-json");
}

TEST_CASE("a JSON of no known shape is refused with the keys it had", "[bad input]") {
  const json error = fails_with(R"({"foo": 1, "bar": [{"x": 2}]})");
  CHECK(error["id"] == "input-unknown-shape");
  CHECK(error["detail"] == "foo, bar");
  CHECK(fails_with(R"([{"a": 1, "b": 2}])")["detail"] == "a, b");
  CHECK(fails_with(R"("a text")")["id"] == "input-unknown-shape");
  const json table = fails_with("service,owner\ncheckout,payments\n");
  CHECK(table["id"] == "input-unknown-table");
  CHECK(table["detail"] == "service, owner");
}

TEST_CASE("text behind the end of the JSON is refused", "[bad input]") {
  CHECK(fails_with("[" + pull_request(1) + "] done")["id"] == "json-trailing-garbage");
  CHECK(fails_with("[" + pull_request(1) + "]]")["id"] == "json-trailing-garbage");
}

TEST_CASE("a bad file leaves what was loaded before as it was", "[bad input]") {
  Session session;
  REQUIRE(load(session, "good.json", "[" + pull_request(1) + "]")["ok"] == true);
  const json before = report(session, kNow);
  // The same pull request, newer, and another one: neither may show.
  const std::string bad = "[" + pull_request(1, R"({"updated_at": "2026-11-20T00:00:00Z",
      "merged_at": "2026-11-20T00:00:00Z", "title": "Another title"})") +
                          "," + pull_request(2, R"({"base": {"repo": {"name": "other"}},
      "head": {"repo": {"name": "other"}}})") + ",";
  REQUIRE(load(session, "bad.json", bad)["ok"] == false);
  CHECK(report(session, kNow) == before);
  REQUIRE(load(session, "again.json", "[" + pull_request(2) + "]")["ok"] == true);
  CHECK(entity(report(session, kNow), "service", "checkout")["properties"]["total_deployments"] ==
        2);
}

TEST_CASE("a cancelled file leaves nothing behind", "[bad input]") {
  Session session;
  REQUIRE(load(session, "good.json", "[" + pull_request(1) + "]")["ok"] == true);
  const json before = report(session, kNow);
  const std::string more = "[" + pull_request(2) + "," + pull_request(3) + "]";
  session.begin_file("more.json", 0);
  std::memcpy(session.reserve(more.size()), more.data(), more.size());
  REQUIRE(session.commit(more.size()));
  CHECK(session.records() == 2);
  session.cancel_file();
  CHECK(report(session, kNow) == before);
}

TEST_CASE("a record whose date does not parse is skipped and counted", "[bad input]") {
  Session session;
  const std::string bytes = "[" + pull_request(1) + ",\n" +
                            pull_request(2, R"({"merged_at": "yesterday"})") + ",\n" +
                            pull_request(3, R"({"merged_at": "2026-02-30T00:00:00Z"})") + ",\n" +
                            pull_request(4, R"({"created_at": null})") + "]";
  const json input = load(session, "prs.json", bytes)["input"];
  CHECK(input["records"] == 4);
  REQUIRE(input["skipped"].size() == 2);
  CHECK(input["skipped"][0]["reason"] == "bad-date");
  CHECK(input["skipped"][0]["count"] == 2);
  CHECK(input["skipped"][0]["first"] == json::parse(R"({"record": 2, "line": 2})"));
  CHECK(input["skipped"][1]["reason"] == "missing-created-at");
  CHECK(input["skipped"][1]["first"] == json::parse(R"({"record": 4, "line": 4})"));
  CHECK(input["entities"]["deployment"] == 1);
  CHECK(input["entities"]["githubPullRequest"] == 1);
}

TEST_CASE("the line of a skipped record is right although its pieces are long gone",
          "[bad input]") {
  Session session;
  std::string bytes = "[\n";
  for (int i = 1; i <= 500; ++i) bytes += pull_request(i) + ",\n";
  bytes += pull_request(501, R"({"created_at": "never"})") + "\n]";
  const json input = load(session, "prs.json", bytes, 4096)["input"];
  REQUIRE(input["skipped"].size() == 1);
  CHECK(input["skipped"][0]["first"] == json::parse(R"({"record": 501, "line": 502})"));
}

TEST_CASE("a negative lead time is kept, and said", "[bad input]") {
  Session session;
  const json input =
      load(session, "prs.json",
           "[" + pull_request(1, R"({"merged_at": "2026-10-31T12:00:00Z"})") + "]")["input"];
  REQUIRE(input["warnings"].size() == 1);
  CHECK(input["warnings"][0]["id"] == "negative-lead-time");
  CHECK(input["warnings"][0]["count"] == 1);
  const json service = entity(report(session, kNow), "service", "checkout");
  CHECK(service["properties"]["lead_time_for_changes"] == -12);
}

TEST_CASE("an element that is no object is skipped", "[bad input]") {
  Session session;
  const json input = load(session, "prs.json", "[" + pull_request(1) + ", 7, null]")["input"];
  CHECK(input["records"] == 3);
  CHECK(input["skipped"][0]["reason"] == "not-an-object");
  CHECK(input["skipped"][0]["count"] == 2);
}

TEST_CASE("an entity of a blueprint that is not known is skipped, by name", "[bad input]") {
  Session session;
  const json input = load(session, "port.json", R"([
    {"identifier": "a", "blueprint": "service", "properties": {}},
    {"identifier": "b", "blueprint": "microservice", "properties": {}}])")["input"];
  CHECK(input["skipped"][0]["reason"] == "unknown-blueprint");
  CHECK(input["warnings"][0]["counts"]["microservice"] == 1);
  CHECK(input["entities"]["service"] == 1);
}

TEST_CASE("an export that is exactly one page of the tool's is called into question",
          "[bad input]") {
  Session session;
  std::string bytes = "[";
  for (int i = 1; i <= 100; ++i) bytes += (i > 1 ? "," : "") + pull_request(i);
  const json input = load(session, "prs.json", bytes + "]")["input"];
  REQUIRE(input["warnings"].size() == 1);
  CHECK(input["warnings"][0]["id"] == "looks-truncated");
}

TEST_CASE("an export without records is none to refuse", "[bad input]") {
  for (const char* text : {"[]", R"({"ok": true, "entities": []})", R"({"incidents": []})", "[] []"}) {
    INFO(text);
    Session session;
    const json ended = load(session, "file", text);
    REQUIRE(ended["ok"] == true);
    CHECK(ended["input"]["records"] == 0);
    CHECK(ended["input"]["warnings"][0]["id"] == "no-records");
  }
}

}  // namespace dora::test
