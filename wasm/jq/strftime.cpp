#include "jq/calendar.hpp"
#include "jq/calendar_names.hpp"

namespace dora::jq {
namespace {

void append_number(int value, int width, char padding, std::string& out) {
  const std::string digits = std::to_string(value);
  const auto size = static_cast<int>(digits.size());
  if (size < width) out.append(static_cast<std::size_t>(width - size), padding);
  out += digits;
}

struct IsoWeek {
  int year;
  int week;
};

// The ISO week is the one of its Thursday.
IsoWeek iso_week(const BrokenTime& time) {
  const int since_monday = (time.weekday + 6) % 7;
  BrokenTime thursday{time.year, time.month, time.day - since_monday + 3};
  const BrokenTime civil = broken_time_of(seconds_of(thursday));
  return {civil.year, civil.year_day / 7 + 1};
}

bool in_range(const BrokenTime& t) {
  return t.year >= 1000 && t.year <= 9998 && t.month >= 0 && t.month <= 11 && t.day >= 1 &&
         t.day <= 31 && t.hour >= 0 && t.hour <= 23 && t.minute >= 0 && t.minute <= 59 &&
         t.second >= 0 && t.second <= 60;
}

bool append_day(const BrokenTime& t, char conversion, std::string& out) {
  const auto weekday = kWeekdays[t.weekday];
  const auto month = kMonths[t.month];
  switch (conversion) {
    case 'Y':
      append_number(t.year, 4, '0', out);
      break;
    case 'C':
      append_number(t.year / 100, 2, '0', out);
      break;
    case 'y':
      append_number(t.year % 100, 2, '0', out);
      break;
    case 'm':
      append_number(t.month + 1, 2, '0', out);
      break;
    case 'd':
      append_number(t.day, 2, '0', out);
      break;
    case 'e':
      append_number(t.day, 2, ' ', out);
      break;
    case 'j':
      append_number(t.year_day + 1, 3, '0', out);
      break;
    case 'b':
    case 'h':
      out += month.substr(0, 3);
      break;
    case 'B':
      out += month;
      break;
    case 'a':
      out += weekday.substr(0, 3);
      break;
    case 'A':
      out += weekday;
      break;
    case 'u':
      append_number(t.weekday == 0 ? 7 : t.weekday, 1, '0', out);
      break;
    case 'w':
      append_number(t.weekday, 1, '0', out);
      break;
    case 'G':
      append_number(iso_week(t).year, 4, '0', out);
      break;
    case 'g':
      append_number(iso_week(t).year % 100, 2, '0', out);
      break;
    case 'V':
      append_number(iso_week(t).week, 2, '0', out);
      break;
    case 'U':
      append_number((t.year_day + 7 - t.weekday) / 7, 2, '0', out);
      break;
    case 'W':
      append_number((t.year_day + 7 - (t.weekday + 6) % 7) / 7, 2, '0', out);
      break;
    default:
      return false;
  }
  return true;
}

bool append_clock(const BrokenTime& t, char conversion, std::string& out) {
  const int hour12 = t.hour % 12 == 0 ? 12 : t.hour % 12;
  switch (conversion) {
    case 'H':
      append_number(t.hour, 2, '0', out);
      break;
    case 'k':
      append_number(t.hour, 2, ' ', out);
      break;
    case 'I':
      append_number(hour12, 2, '0', out);
      break;
    case 'l':
      append_number(hour12, 2, ' ', out);
      break;
    case 'M':
      append_number(t.minute, 2, '0', out);
      break;
    case 'S':
      append_number(t.second, 2, '0', out);
      break;
    case 'p':
      out += t.hour < 12 ? "AM" : "PM";
      break;
    case 'Z':
      out += "UTC";
      break;
    case 'z':
      out += "+0000";
      break;
    case 's':
      out += std::to_string(seconds_of(t));
      break;
    case 'n':
      out += '\n';
      break;
    case 't':
      out += '\t';
      break;
    case '%':
      out += '%';
      break;
    default:
      return false;
  }
  return true;
}

bool append_conversion(const BrokenTime& time, char conversion, std::string& out) {
  switch (conversion) {
    case 'T':
      return format_broken_time(time, "%H:%M:%S", out);
    case 'R':
      return format_broken_time(time, "%H:%M", out);
    case 'D':
      return format_broken_time(time, "%m/%d/%y", out);
    case 'F':
      return format_broken_time(time, "%Y-%m-%d", out);
    default:
      return append_day(time, conversion, out) || append_clock(time, conversion, out);
  }
}

}  // namespace

bool format_broken_time(const BrokenTime& time, std::string_view format, std::string& out) {
  if (!in_range(time)) return false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      out += format[i];
    } else if (++i >= format.size() || !append_conversion(time, format[i], out)) {
      return false;
    }
  }
  return true;
}

}  // namespace dora::jq
