// What becomes of many values in one number.

#include <algorithm>
#include <catch2/catch.hpp>

#include "evaluated.hpp"

using namespace dora;
using namespace dora::test;

namespace {

const Json kModel =
    Json::array({blueprint("thing", {{"n", {{"type", "number"}}},
                                     {"at", {{"type", "string"}, {"format", "date-time"}}}})});

/// Entities with a number and a time in days, null for none.
using Things = std::vector<std::pair<Json, Json>>;

Json aggregate(const Things& things, const Json& spec, const Json& query = {},
               const EvaluationSettings& settings = {kNoon}) {
  Json entities = Json::array();
  for (const auto& [n, day] : things) {
    const Json at = day.is_null() ? Json() : Json(in_days(day));
    entities.push_back(entity("thing", std::to_string(entities.size()), {{"n", n}, {"at", at}}));
  }
  return Evaluated(kModel, entities, settings).aggregate("thing", spec, query);
}

Json of_values(const std::string& function, const Things& things) {
  return aggregate(things, {{"func", function},
                            {"calculationBy", "property"},
                            {"property", "n"},
                            {"measureTimeBy", "at"}});
}

/// Entities per interval.
Json rate(const Things& things, DivisorRule rule, const std::string& interval = "week",
          double now = 0, const Json& query = {}) {
  const Millis at = kNoon + static_cast<Millis>(now * static_cast<double>(kDay));
  return aggregate(things,
                   {{"func", "average"},
                    {"calculationBy", "entities"},
                    {"averageOf", interval},
                    {"measureTimeBy", "at"}},
                   query, {at, rule});
}

Things on_days(const std::vector<double>& days) {
  Things things;
  for (const double day : days) things.emplace_back(1, day);
  return things;
}

Json window(const std::string& preset) {
  return {{"property", "at"}, {"operator", "between"}, {"value", {{"preset", preset}}}};
}

constexpr double kMillisecond = 1.0 / 86'400'000;

}  // namespace

TEST_CASE("One entity is one per week", "[evaluate][aggregation]") {
  for (const DivisorRule rule : {DivisorRule::kSpan, DivisorRule::kActiveWeeks,
                                 DivisorRule::kUntilNow, DivisorRule::kCalendarWeeks}) {
    CHECK(rate(on_days({-3}), rule) == 1.0);
  }
}

TEST_CASE("Exactly seven days are one week by span and two by calendar",
          "[evaluate][aggregation]") {
  CHECK(rate(on_days({-7, 0}), DivisorRule::kSpan) == 2.0);
  CHECK(rate(on_days({-7, kMillisecond}), DivisorRule::kSpan) == 1.0);
  CHECK(rate(on_days({-7, 0}), DivisorRule::kCalendarWeeks) == 1.0);
}

TEST_CASE("Entities at one moment share one week", "[evaluate][aggregation]") {
  CHECK(rate(on_days({-3, -3}), DivisorRule::kSpan) == 2.0);
}

TEST_CASE("The divisor's example, by each rule", "[evaluate][aggregation]") {
  // kNoon is a Wednesday.
  const Things things = on_days({0, 1, 20});
  CHECK(rate(things, DivisorRule::kSpan, "week", 40) == 1.0);
  CHECK(rate(things, DivisorRule::kActiveWeeks, "week", 40) == 1.5);
  CHECK(rate(things, DivisorRule::kUntilNow, "week", 40) == 0.5);
  CHECK(rate(things, DivisorRule::kWindow, "week", 40).get<double>() == Approx(3 / (90 / 7.0)));
  CHECK(rate(things, DivisorRule::kCalendarWeeks, "week", 40) == 0.75);
}

TEST_CASE("Hours, days and months are divided by like weeks", "[evaluate][aggregation]") {
  CHECK(rate(on_days({-1.5, -1, 0}), DivisorRule::kSpan, "day") == 1.5);
  CHECK(rate(on_days({-2.0 / 24, -0.5 / 24}), DivisorRule::kSpan, "hour") == 1.0);
  // By span a month is 30 days; by calendar it is a month: from the 13th of May to June.
  CHECK(rate(on_days({-30, 0}), DivisorRule::kSpan, "month") == 2.0);
  CHECK(rate(on_days({-30, 0}), DivisorRule::kCalendarWeeks, "month") == 1.0);
}

TEST_CASE("The window of a query is the divisor of rule D", "[evaluate][aggregation]") {
  const Things things = on_days({-1, -2, -3, -10});
  const Json query{{"combinator", "and"}, {"rules", Json::array({window("last2Weeks")})}};
  CHECK(rate(things, DivisorRule::kWindow, "week", 0, query) == 2.0);
  const Json elsewhere{
      {"combinator", "and"},
      {"rules", Json::array({{{"property", "n"}, {"operator", ">"}, {"value", 0}}})}};
  CHECK(rate(things, DivisorRule::kWindow, "day", 0, elsewhere).get<double>() == Approx(4 / 90.0));
}

TEST_CASE("A window counts wherever every entity has to be in it", "[evaluate][aggregation]") {
  const Things things = on_days({-1, -2, -3, -10});
  const Json inner{{"combinator", "and"}, {"rules", Json::array({window("last2Weeks")})}};
  for (const char* combinator : {"and", "or"}) {
    const Json query{{"combinator", combinator}, {"rules", Json::array({inner})}};
    CHECK(rate(things, DivisorRule::kWindow, "week", 0, query) == 2.0);
  }
  const Json one_of_two{{"combinator", "or"}, {"rules", {window("last2Weeks"), window("lastDay")}}};
  CHECK(rate(things, DivisorRule::kWindow, "day", 0, one_of_two).get<double>() == Approx(4 / 90.0));
}

TEST_CASE("A window without length gives no rate", "[evaluate][aggregation]") {
  const Json moment{{"property", "at"},
                    {"operator", "between"},
                    {"value", {{"from", in_days(-1)}, {"to", in_days(-1)}}}};
  CHECK(rate(on_days({-1}), DivisorRule::kWindow, "week", 0, Json::array({moment})).is_null());
}

TEST_CASE("An entity without time is in no week", "[evaluate][aggregation]") {
  Things things = on_days({-8, 0});
  things.emplace_back(1, nullptr);
  for (const DivisorRule rule : {DivisorRule::kSpan, DivisorRule::kActiveWeeks,
                                 DivisorRule::kUntilNow, DivisorRule::kCalendarWeeks}) {
    CHECK(rate(things, rule) == 1.0);
  }
  CHECK(rate({{1, nullptr}}, DivisorRule::kSpan).is_null());
  CHECK(aggregate(things, {{"func", "count"}, {"calculationBy", "entities"}}) == 3.0);
}

TEST_CASE("An average in total leaves out what is missing", "[evaluate][aggregation]") {
  const Json total{{"func", "average"},
                   {"calculationBy", "property"},
                   {"property", "n"},
                   {"averageOf", "total"}};
  CHECK(aggregate({{10, 0}, {nullptr, 0}, {20, nullptr}}, total) == 15.0);
  CHECK(aggregate({{nullptr, 0}, {nullptr, 0}}, total).is_null());
}

TEST_CASE("An average per week is of the values that have a time", "[evaluate][aggregation]") {
  const Json weekly{{"func", "average"},
                    {"calculationBy", "property"},
                    {"property", "n"},
                    {"averageOf", "week"},
                    {"measureTimeBy", "at"}};
  CHECK(aggregate({{10, -8}, {20, 0}, {40, nullptr}, {nullptr, -80}}, weekly) == 15.0);
}

TEST_CASE("Of nothing there is a count and no other number", "[evaluate][aggregation]") {
  CHECK(aggregate({}, {{"func", "count"}, {"calculationBy", "entities"}}) == 0.0);
  CHECK(rate({}, DivisorRule::kSpan).is_null());
  for (const char* function : {"sum", "min", "max", "median", "average", "last"}) {
    CHECK(of_values(function, {}).is_null());
    CHECK(of_values(function, {{nullptr, 0}}).is_null());
  }
}

TEST_CASE("The median of an even number of values lies between two", "[evaluate][aggregation]") {
  CHECK(of_values("median", {{10, 0}, {1, 0}, {4, 0}, {2, 0}}) == 3.0);
  CHECK(of_values("median", {{10, 0}, {1, 0}, {nullptr, 0}, {4, 0}}) == 4.0);
}

TEST_CASE("The order of rows does not change a sum", "[evaluate][aggregation]") {
  Things things{{1e9, 0}, {0.1, 0}, {-1e9, 0}, {0.2, 0}, {0.7, 0}, {-0.001, 0}};
  const auto by_value = [](const auto& left, const auto& right) {
    return left.first < right.first;
  };
  std::sort(things.begin(), things.end(), by_value);
  const Json first = of_values("sum", things);
  CHECK(first.get<double>() == Approx(0.999).epsilon(1e-15));
  do {
    REQUIRE(of_values("sum", things) == first);
  } while (std::next_permutation(things.begin(), things.end(), by_value));
}

TEST_CASE("The last value is the latest of those that are there", "[evaluate][aggregation]") {
  CHECK(of_values("last", {{1, -3}, {2, -1}, {3, -2}, {4, nullptr}}) == 2.0);
  // An entity without a value has no part in it, wherever it stands.
  CHECK(of_values("last", {{1, -3}, {nullptr, -1}, {3, -2}}) == 3.0);
  CHECK(of_values("last", {{1, -3}, {3, -2}, {nullptr, -1}}) == 3.0);
  // Of two at one moment the greater, whichever comes first.
  CHECK(of_values("last", {{5, -1}, {4, -1}}) == 5.0);
  CHECK(of_values("last", {{4, -1}, {5, -1}}) == 5.0);
}
