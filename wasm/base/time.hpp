#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace dora {

/// A moment: milliseconds since 1970-01-01T00:00:00Z, always UTC.
using Millis = std::int64_t;

/// "No moment": what a time column holds for null.
inline constexpr Millis kNoTime = std::numeric_limits<Millis>::min();

inline constexpr Millis kSecond = 1'000;
inline constexpr Millis kMinute = 60 * kSecond;
inline constexpr Millis kHour = 60 * kMinute;
inline constexpr Millis kDay = 24 * kHour;
inline constexpr Millis kWeek = 7 * kDay;

/// Reads an RFC 3339 date-time such as "2024-09-01T12:00:00Z", "...12:00:00.25+02:00"; also the ISO
/// 8601 forms that tools export: an offset without colon or without minutes, no offset at all (taken
/// as UTC), no seconds, a space for the T, and a date alone (its midnight). Fractions beyond the
/// millisecond are cut off. A leap second counts as the first of the next minute. Dates that the
/// calendar does not have, and any other text, give nothing. Does not allocate.
std::optional<Millis> parse_time(std::string_view text);

/// "2024-09-01T12:00:00Z", with three digits of fraction only where there are milliseconds.
std::string format_time(Millis time);

/// The calendar intervals that Port's charts use.
enum class Interval : std::uint8_t { kHourly, kDaily, kIsoWeekly, kMonthly, kQuarterly };

/// The start of the interval that holds `time`, in UTC. Weeks are ISO weeks: Monday, 00:00.
Millis interval_start(Interval interval, Millis time);

/// The start of the interval after the one that begins at `start`.
Millis interval_next(Interval interval, Millis start);

/// The name of the interval that begins at `start`: "2024-W35", "2024-09", "2024-Q3", "2024-09-01",
/// "2024-09-01 12:00".
std::string interval_label(Interval interval, Millis start);

}  // namespace dora
