// Rules by which the services of one repository are told apart; see also the golden case monorepo.

#include <catch2/catch.hpp>

#include "base/pattern.hpp"
#include "run.hpp"

namespace dora::test {
namespace {

const char* const kNow = "2026-11-22T00:00:00Z";

std::vector<std::string_view> stars(std::string_view pattern, std::string_view text, char stop = 0) {
  const PatternMatch match(pattern, text, stop);
  return match ? match.stars() : std::vector<std::string_view>{"no match"};
}

using Stars = std::vector<std::string_view>;

json release(const std::string& tag) {
  return {{"tag_name", tag},
          {"target_commitish", "main"},
          {"name", "Version"},
          {"draft", false},
          {"prerelease", false},
          {"html_url", "https://github.com/acme/shop/releases/tag/" + tag},
          {"created_at", "2026-11-10T10:00:00Z"},
          {"published_at", "2026-11-10T10:00:00Z"}};
}

json rules(json list) { return {{"identifier", "monorepos"}, {"serviceRules", std::move(list)}}; }

/// The services of releases with these tags, under these rules.
std::string services(const json& list, const std::vector<std::string>& tags) {
  Session session;
  const json added = json::parse(session.add_model(rules(list).dump()));
  INFO(added.dump());
  REQUIRE(added["ok"] == true);
  json releases = json::array();
  for (const std::string& tag : tags) releases.push_back(release(tag));
  load(session, "releases", releases.dump());
  const json found = report(session, kNow);
  std::string names;
  for (const json& service : found["entities"]["service"]) {
    names += service["identifier"].get<std::string>() + " ";
  }
  return names;
}

}  // namespace

TEST_CASE("a star in a pattern stands for any text", "[services]") {
  CHECK(stars("app:*", "app:cart") == Stars{"cart"});
  CHECK(stars("*(*)*", "fix(cart): a (b)") == Stars{"fix", "cart", ": a (b)"});
  CHECK(stars("cart", "cart").empty());
  CHECK(stars("cart", "carts") == Stars{"no match"});
  CHECK(stars("*", "") == Stars{""});
  CHECK(stars("*a", "aaab") == Stars{"no match"});
}

TEST_CASE("in a path a star ends at a slash, and two do not", "[services]") {
  CHECK(stars("apps/*/**", "apps/cart/src/a.ts", '/') == Stars{"cart", "src/a.ts"});
  CHECK(stars("apps/*/**", "apps/cart/", '/') == Stars{"cart", ""});
  CHECK(stars("apps/*/**", "apps/README.md", '/') == Stars{"no match"});
  CHECK(stars("**/src/*", "a/b/src/c", '/') == Stars{"a/b", "c"});
}

TEST_CASE("a pattern of many stars is soon done with a text that it does not match", "[services]") {
  std::string pattern;
  for (int i = 0; i < 60; ++i) pattern += "*a";
  CHECK(stars(pattern + "b", std::string(2000, 'a')) == Stars{"no match"});
  CHECK(stars("*", std::string(PatternMatch::kLongest + 1, 'a')) == Stars{"no match"});
}

TEST_CASE("the first rule that holds says the service, none leaves the repository", "[services]") {
  const json both{{{"by", "tag"}, {"match", "web-*"}, {"service", "site"}},
                  {{"by", "tag"}, {"match", "*-v*"}}};
  CHECK(services(both, {"web-v1", "api-v2", "v3"}) == "api shop site ");
  CHECK(services(json{{{"repository", "other"}, {"by", "tag"}, {"match", "*-v*"}}}, {"api-v2"}) ==
        "shop ");
  CHECK(services(json{{{"repository", "sh*"}, {"by", "tag"}, {"match", "*-v*"}}}, {"api-v2"}) ==
        "api ");
  CHECK(services(json{{{"by", "tag"}, {"match", "*-v*"}, {"service", "shop/$1"}}}, {"api-v2"}) ==
        "shop/api ");
}

TEST_CASE("a rule that gives no name, or asks for what the records do not have, does not hold",
          "[services]") {
  CHECK(services(json{{{"by", "tag"}, {"match", "*v*"}}}, {"v1"}) == "shop ");
  CHECK(services(json{{{"by", "label"}, {"match", "*"}}}, {"v1"}) == "shop ");
  CHECK(services(json::array(), {"v1"}) == "shop ");
}

TEST_CASE("a rule that lacks something is refused at its place", "[services]") {
  Session session;
  const auto refused = [&](const json& rule) {
    return json::parse(session.add_model(rules({rule}).dump()))["error"]["pointer"];
  };
  CHECK(refused({{"match", "*"}}) == "/serviceRules/0/by");
  CHECK(refused({{"by", "label"}}) == "/serviceRules/0/match");
}

TEST_CASE("of the folders in a file of owners only those of services have teams", "[services]") {
  const std::string owners = R"({"repository":"shop","path":"apps/cart/","team":"web"})";
  Session session;
  load(session, "owners", owners);
  CHECK(report(session, kNow)["entities"]["service"].empty());
  session.add_model(rules({{{"by", "path"}, {"match", "apps/*/**"}}}).dump());
  load(session, "owners", owners);
  CHECK(entity(report(session, kNow), "service", "cart")["team"] == json{"web"});
}

}  // namespace dora::test
