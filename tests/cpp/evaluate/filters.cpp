// Which entities a query selects.

#include <catch2/catch.hpp>

#include "evaluated.hpp"

using namespace dora;
using namespace dora::test;

namespace {

using Names = std::vector<std::string>;

const Json kModel =
    Json::array({blueprint("thing", {{"n", {{"type", "number"}}},
                                     {"text", {{"type", "string"}}},
                                     {"done", {{"type", "boolean"}}},
                                     {"at", {{"type", "string"}, {"format", "date-time"}}},
                                     {"list", {{"type", "array"}}}})});

/// Those of the values' entities "0", "1"... for which the rule holds.
Names kept(const std::string& property, const Json& values, const std::string& op,
           const Json& wanted) {
  Json entities = Json::array();
  for (std::size_t i = 0; i < values.size(); ++i) {
    entities.push_back(entity("thing", std::to_string(i), {{property, values[i]}}));
  }
  Evaluated things(kModel, entities, {kNoon});
  const Json rule{{"property", property}, {"operator", op}, {"value", wanted}};
  return things.select("thing", {{"combinator", "and"}, {"rules", Json::array({rule})}});
}

Names kept_between(const Json& days, const Json& window, const std::string& op = "between") {
  Json values = Json::array();
  for (const Json& day : days) values.push_back(day.is_null() ? Json() : Json(in_days(day)));
  return kept("at", values, op, window);
}

constexpr double kMillisecond = 1.0 / 86'400'000;

}  // namespace

TEST_CASE("Both ends of a window belong to it", "[evaluate][filter]") {
  CHECK(kept_between({-30 - kMillisecond, -30, -15, 0, kMillisecond}, {{"preset", "lastMonth"}}) ==
        Names{"1", "2", "3"});
  CHECK(kept_between({1 - kMillisecond, 1, 2, 2 + kMillisecond},
                     {{"from", in_days(1)}, {"to", in_days(2)}}) == Names{"1", "2"});
}

TEST_CASE("Presets roll; today, yesterday and tomorrow are calendar days", "[evaluate][filter]") {
  CHECK(kept_between({-90.5, -89.5, -6.5, -0.5, 0.5}, {{"preset", "last3Months"}}) ==
        Names{"1", "2", "3"});
  CHECK(kept_between({-7.5, -6.5, -0.5, 0.5}, {{"preset", "lastWeek"}}) == Names{"1", "2"});
  // Now is noon.
  const Json days{-0.5 - kMillisecond, -0.5, 0.5 - kMillisecond, 0.5};
  CHECK(kept_between(days, {{"preset", "yesterday"}}) == Names{"0"});
  CHECK(kept_between(days, {{"preset", "today"}}) == Names{"1", "2"});
  CHECK(kept_between(days, {{"preset", "tomorrow"}}) == Names{"3"});
}

TEST_CASE("A null is in no window, and so it is outside of every one", "[evaluate][filter]") {
  const Json window{{"preset", "lastWeek"}};
  CHECK(kept_between({nullptr, -1, -8}, window) == Names{"1"});
  CHECK(kept_between({nullptr, -1, -8}, window, "notBetween") == Names{"0", "2"});
}

TEST_CASE("A null fulfils what negates, and nothing else", "[evaluate][filter]") {
  const Json values{nullptr, "a", "b"};
  CHECK(kept("text", values, "=", "a") == Names{"1"});
  CHECK(kept("text", values, "!=", "a") == Names{"0", "2"});
  CHECK(kept("text", values, "notIn", {"a", "c"}) == Names{"0", "2"});
  CHECK(kept("text", values, "doesNotContains", "a") == Names{"0", "2"});
  CHECK(kept("text", values, "doesNotBeginsWith", "a") == Names{"0", "2"});
  CHECK(kept("text", values, "doesNotEndsWith", "a") == Names{"0", "2"});
  CHECK(kept("text", values, "contains", "") == Names{"1", "2"});
  const Json numbers{nullptr, -1, 0, 1};
  CHECK(kept("n", numbers, "<=", 0) == Names{"1", "2"});
  CHECK(kept("n", numbers, "!=", 0) == Names{"0", "1", "3"});
  CHECK(kept("done", {nullptr, true, false}, "!=", true) == Names{"0", "2"});
}

TEST_CASE("Null can be asked for", "[evaluate][filter]") {
  const Json values{nullptr, "a", ""};
  CHECK(kept("text", values, "=", nullptr) == Names{"0"});
  CHECK(kept("text", values, "!=", nullptr) == Names{"1", "2"});
  CHECK(kept("text", values, "in", {"a", nullptr}) == Names{"0", "1"});
  CHECK(kept("text", values, "notIn", {"a", nullptr}) == Names{"2"});
  CHECK(kept("text", values, "isEmpty", nullptr) == Names{"0"});
  CHECK(kept("text", values, "isNotEmpty", nullptr) == Names{"1", "2"});
}

TEST_CASE("A value of another type is unequal", "[evaluate][filter]") {
  CHECK(kept("n", {1, 2}, "=", "1").empty());
  CHECK(kept("n", {1, 2}, "!=", "1") == Names{"0", "1"});
  CHECK(kept("text", {"1", "true"}, "in", {1, true}).empty());
  CHECK(kept("done", {true}, "=", "true").empty());
}

TEST_CASE("An array contains, equals or is in what one of its elements is", "[evaluate][filter]") {
  const Json values{{"a", "bc"}, {"b"}, Json::array(), nullptr};
  CHECK(kept("list", values, "contains", "a") == Names{"0"});
  CHECK(kept("list", values, "contains", "b") == Names{"1"});
  CHECK(kept("list", values, "=", "b") == Names{"1"});
  CHECK(kept("list", values, "in", {"bc", "b"}) == Names{"0", "1"});
  CHECK(kept("list", values, "containsAny", {"a", "b"}) == Names{"0", "1"});
  CHECK(kept("list", values, "doesNotContains", "a") == Names{"1", "2", "3"});
}

TEST_CASE("The elements of an array have types", "[evaluate][filter]") {
  const Json values{{1, 2.5}, {"1"}, {true}};
  CHECK(kept("list", values, "contains", 1) == Names{"0"});
  CHECK(kept("list", values, "contains", "1") == Names{"1"});
  CHECK(kept("list", values, "containsAny", {2.5, true}) == Names{"0", "2"});
  CHECK(kept("list", values, ">", "1").empty());
  CHECK(kept("list", values, "beginsWith", "[").empty());
}

TEST_CASE("Conditions combine to any depth", "[evaluate][filter]") {
  Json entities = Json::array();
  for (int i = 0; i < 6; ++i) entities.push_back(entity("thing", std::to_string(i), {{"n", i}}));
  Evaluated things(kModel, entities, {kNoon});
  const auto rule = [](const char* op, int n) {
    return Json{{"property", "n"}, {"operator", op}, {"value", n}};
  };
  const Json low{{"combinator", "and"}, {"rules", {rule(">", 0), rule("<", 3)}}};
  const Json either{{"combinator", "or"}, {"rules", {low, rule("=", 5)}}};
  CHECK(things.select("thing", either) == Names{"1", "2", "5"});
  const Json both{{"combinator", "and"}, {"rules", {either, rule("!=", 2)}}};
  CHECK(things.select("thing", both) == Names{"1", "5"});
  CHECK(things.select("thing", Json::array({rule("<", 2)})) == Names{"0", "1"});
}

TEST_CASE("Without conditions every entity is selected", "[evaluate][filter]") {
  Evaluated things(kModel, Json::array({entity("thing", "0", {{"n", nullptr}})}), {kNoon});
  for (const char* combinator : {"and", "or"}) {
    CHECK(things.select("thing", {{"combinator", combinator}, {"rules", Json::array()}}) ==
          Names{"0"});
  }
}
