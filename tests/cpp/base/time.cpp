#include "base/time.hpp"

#include <catch2/catch.hpp>

namespace dora {

TEST_CASE("a moment is read as milliseconds UTC, whatever offset it was written with", "[time]") {
  CHECK(parse_time("1970-01-01T00:00:00Z") == 0);
  CHECK(parse_time("2024-02-29T12:30:15Z") == 1709209815000);
  CHECK(parse_time("2024-02-29T12:30:15.5Z") == 1709209815500);
  CHECK(parse_time("2022-11-03T06:23:06.000000Z") == parse_time("2022-11-03T06:23:06Z"));
  CHECK(parse_time("2024-02-29T12:30:15.1239999Z") == 1709209815123);
  CHECK(parse_time("2024-02-29T14:30:15+02:00") == 1709209815000);
  CHECK(parse_time("2024-02-29T09:00:15-0330") == 1709209815000);
  CHECK(parse_time("2024-02-29T10:30:15-02") == 1709209815000);
  CHECK(parse_time("2024-02-29 12:30:15") == 1709209815000);
  CHECK(parse_time("2024-02-29t12:30:15z") == 1709209815000);
  CHECK(parse_time("2024-02-29T12:30Z") == 1709209800000);
  CHECK(parse_time("2024-02-29") == 1709164800000);
  CHECK(parse_time("1969-12-31T23:59:59.999Z") == -1);
}

TEST_CASE("a text that names no moment is none", "[time]") {
  for (const char* text :
       {"", "yesterday", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-00-10T00:00:00Z",
        "2024-04-31", "2024-1-1", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z",
        "2024-01-01T00:00:61Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+25:00",
        "2024-01-01T00:00:00Zx", "2024-01-01T", "20240101T000000Z", "1700000000", "2024-01-01T1:00:00Z",
        "2024-01-01T00:00:00+02:0", "+2024-01-01"}) {
    INFO(text);
    CHECK_FALSE(parse_time(text).has_value());
  }
}

TEST_CASE("a moment is written so that it reads back as itself", "[time]") {
  for (const Millis time : {Millis{0}, Millis{-1}, Millis{1709209815000}, Millis{1709209815123},
                            Millis{-62135596800000}, Millis{253402300799999}}) {
    CHECK(parse_time(format_time(time)) == time);
  }
  CHECK(format_time(1709209815000) == "2024-02-29T12:30:15Z");
  CHECK(format_time(1709209815007) == "2024-02-29T12:30:15.007Z");
}

TEST_CASE("weeks are ISO weeks: they begin on Monday at 00:00 UTC", "[time]") {
  const Millis monday = *parse_time("2026-11-16T00:00:00Z");
  CHECK(interval_start(Interval::kIsoWeekly, monday) == monday);
  CHECK(interval_start(Interval::kIsoWeekly, monday - 1) == monday - kWeek);
  CHECK(interval_start(Interval::kIsoWeekly, monday + kWeek - 1) == monday);
  CHECK(interval_label(Interval::kIsoWeekly, monday) == "2026-W47");
}

TEST_CASE("a week belongs to the year of its Thursday", "[time]") {
  const auto label = [](const char* day) {
    return interval_label(Interval::kIsoWeekly,
                          interval_start(Interval::kIsoWeekly, *parse_time(day)));
  };
  CHECK(label("2027-01-01") == "2026-W53");
  CHECK(label("2027-01-04") == "2027-W01");
  CHECK(label("2024-12-30") == "2025-W01");
}

TEST_CASE("months and quarters follow the calendar", "[time]") {
  const Millis time = *parse_time("2024-02-29T12:30:15Z");
  CHECK(interval_start(Interval::kMonthly, time) == *parse_time("2024-02-01"));
  CHECK(interval_next(Interval::kMonthly, *parse_time("2024-12-01")) == *parse_time("2025-01-01"));
  CHECK(interval_start(Interval::kQuarterly, time) == *parse_time("2024-01-01"));
  CHECK(interval_next(Interval::kQuarterly, *parse_time("2024-10-01")) ==
        *parse_time("2025-01-01"));
  CHECK(interval_label(Interval::kQuarterly, *parse_time("2024-10-01")) == "2024-Q4");
  CHECK(interval_label(Interval::kMonthly, *parse_time("2024-02-01")) == "2024-02");
  CHECK(interval_start(Interval::kHourly, time) == *parse_time("2024-02-29T12:00:00Z"));
  CHECK(interval_label(Interval::kHourly, *parse_time("2024-02-29T12:00:00Z")) ==
        "2024-02-29 12:00");
}

}  // namespace dora
