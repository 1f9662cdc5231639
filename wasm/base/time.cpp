#include "base/time.hpp"

#include <date/date.h>
#include <date/iso_week.h>

#include <chrono>

namespace dora {
namespace {

using std::chrono::milliseconds;
using TimePoint = date::sys_time<milliseconds>;

/// Reads digits from the front of a text; every step either consumes or marks the text as bad.
class Digits {
 public:
  explicit Digits(std::string_view text) : text_(text) {}

  int number(std::size_t count) {
    if (text_.size() < count) return fail();
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const char c = text_[i];
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    text_.remove_prefix(count);
    return value;
  }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!take(c)) fail();
  }
  /// ".123456" as milliseconds, cut off after the third digit.
  int fraction() {
    int value = 0, digits = 0;
    while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') {
      if (digits < 3) value = value * 10 + (text_.front() - '0');
      ++digits;
      text_.remove_prefix(1);
    }
    if (digits == 0) return fail();
    for (; digits < 3; ++digits) value *= 10;
    return value;
  }
  bool done() const { return text_.empty(); }
  bool ok() const { return ok_; }
  bool starts_with_digit() const {
    return !text_.empty() && text_.front() >= '0' && text_.front() <= '9';
  }

 private:
  int fail() {
    ok_ = false;
    return 0;
  }
  std::string_view text_;
  bool ok_ = true;
};

/// "Z", "+02:00", "-0330", "+02" or nothing, as milliseconds east of UTC.
Millis read_offset(Digits& in) {
  if (in.done() || in.take('Z') || in.take('z')) return 0;
  const bool west = in.take('-');
  if (!west) in.expect('+');
  const int hours = in.number(2);
  const bool colon = in.take(':');
  const int minutes = colon || in.starts_with_digit() ? in.number(2) : 0;
  if (hours > 23 || minutes > 59) in.expect('\0');
  const Millis offset = hours * kHour + minutes * kMinute;
  return west ? -offset : offset;
}

std::string padded(int value, int width) {
  std::string digits = std::to_string(value);
  while (digits.size() < static_cast<std::size_t>(width)) digits.insert(digits.begin(), '0');
  return digits;
}

std::string date_text(date::year_month_day day) {
  return padded(static_cast<int>(day.year()), 4) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(day.month())), 2) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(day.day())), 2);
}

date::sys_days days_of(Millis time) {
  return date::floor<date::days>(TimePoint(milliseconds(time)));
}

Millis millis_of(date::sys_days day) {
  return std::chrono::duration_cast<milliseconds>(day.time_since_epoch()).count();
}

Millis floor_to(Millis time, Millis unit) {
  const Millis rest = time % unit;
  return time - (rest < 0 ? rest + unit : rest);
}

}  // namespace

std::optional<Millis> parse_time(std::string_view text) {
  Digits in(text);
  const int year = in.number(4);
  in.expect('-');
  const unsigned month = static_cast<unsigned>(in.number(2));
  in.expect('-');
  const unsigned day = static_cast<unsigned>(in.number(2));
  const date::year_month_day date{date::year(year), date::month(month), date::day(day)};
  if (!in.ok() || !date.ok()) return std::nullopt;
  Millis time = millis_of(date::sys_days(date));
  if (in.done()) return time;

  if (!in.take('T') && !in.take('t')) in.expect(' ');
  const int hours = in.number(2);
  in.expect(':');
  const int minutes = in.number(2);
  int seconds = 0, fraction = 0;
  if (in.take(':')) {
    seconds = in.number(2);
    if (in.take('.') || in.take(',')) fraction = in.fraction();
  }
  const Millis offset = read_offset(in);
  if (!in.ok() || !in.done() || hours > 23 || minutes > 59 || seconds > 60) return std::nullopt;
  time += hours * kHour + minutes * kMinute + seconds * kSecond + fraction - offset;
  return time;
}

std::string format_time(Millis time) {
  const Millis day = floor_to(time, kDay);
  const int clock = static_cast<int>(time - day);
  std::string text = date_text(date::year_month_day(days_of(time))) + "T";
  text += padded(clock / 3'600'000, 2) + ":" + padded(clock / 60'000 % 60, 2) + ":" +
          padded(clock / 1'000 % 60, 2);
  if (clock % 1'000 != 0) text += "." + padded(clock % 1'000, 3);
  return text + "Z";
}

Millis interval_start(Interval interval, Millis time) {
  const date::sys_days day = days_of(time);
  const date::year_month_day date(day);
  switch (interval) {
    case Interval::kHourly:
      return floor_to(time, kHour);
    case Interval::kDaily:
      return millis_of(day);
    case Interval::kIsoWeekly:
      return millis_of(day - (date::weekday(day) - date::Monday));
    case Interval::kMonthly:
      return millis_of(date::sys_days(date.year() / date.month() / 1));
    case Interval::kQuarterly: {
      const unsigned month = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
      return millis_of(date::sys_days(date.year() / date::month(month) / 1));
    }
  }
  return time;
}

Millis interval_next(Interval interval, Millis start) {
  const date::year_month_day date(days_of(start));
  switch (interval) {
    case Interval::kHourly:
      return start + kHour;
    case Interval::kDaily:
      return start + kDay;
    case Interval::kIsoWeekly:
      return start + kWeek;
    case Interval::kMonthly:
      return millis_of(date::sys_days(date + date::months(1)));
    case Interval::kQuarterly:
      return millis_of(date::sys_days(date + date::months(3)));
  }
  return start;
}

std::string interval_label(Interval interval, Millis start) {
  const date::sys_days day = days_of(start);
  const date::year_month_day date(day);
  switch (interval) {
    case Interval::kHourly:
      return date_text(date) + " " + padded(static_cast<int>((start - millis_of(day)) / kHour), 2) +
             ":00";
    case Interval::kDaily:
      return date_text(date);
    case Interval::kIsoWeekly: {
      const iso_week::year_weeknum_weekday week(day);
      return padded(static_cast<int>(week.year()), 4) + "-W" +
             padded(static_cast<int>(static_cast<unsigned>(week.weeknum())), 2);
    }
    case Interval::kMonthly:
      return date_text(date).substr(0, 7);
    case Interval::kQuarterly:
      return date_text(date).substr(0, 4) + "-Q" + std::to_string((static_cast<unsigned>(date.month()) - 1) / 3 + 1);
  }
  return {};
}

}  // namespace dora
