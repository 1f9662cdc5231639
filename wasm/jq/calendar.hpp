#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dora::jq {

/// C's struct tm as jq shows it: month from 0, weekday from Sunday as 0, day of the year from 0.
struct BrokenTime {
  int year = 1900;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int weekday = 0;
  int year_day = 0;
};

/// How well a text was understood.
enum class TimeMatch : std::uint8_t {
  kMatch,
  kMismatch,
  kUnsupported,  // a conversion on which C libraries differ, or that needs the local time zone
};

/// C's strptime as glibc has it in the C locale, followed by what jq does with the result: the day
/// of the week and of the year are computed from the date. Conversions: %Y %m %d %e %H %k %I %l %M
/// %S %y %j %p %b %B %h %a %A %Z %z %T %R %D %F %n %t %%. The format must give a whole date (a
/// year with month and day, or with the day of the year); otherwise jq's result depends on the C
/// library and is kUnsupported. `rest` is what follows the match.
TimeMatch parse_broken_time(std::string_view text, std::string_view format, BrokenTime& out,
                            std::string_view& rest);

/// C's strftime in the C locale and UTC, for years 1000 to 9999 and fields within their ranges.
/// The conversions of parse_broken_time() and %C %u %w %G %g %V %U %W %s. False for any other.
bool format_broken_time(const BrokenTime& time, std::string_view format, std::string& out);

/// Seconds since 1970 UTC of a date whose fields may be out of range, as timegm computes them.
std::int64_t seconds_of(const BrokenTime& time);
/// The reverse, for any number of seconds that lies in the years 1 to 9999.
BrokenTime broken_time_of(std::int64_t seconds);

}  // namespace dora::jq
