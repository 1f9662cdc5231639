#include "jq/calendar.hpp"
#include "jq/calendar_names.hpp"

namespace dora::jq {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool same_letters(std::string_view text, std::string_view name) {
  if (text.size() < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((text[i] | 0x20) != (name[i] | 0x20)) return false;
  }
  return true;
}

class TimeParser {
 public:
  explicit TimeParser(std::string_view text) : text_(text) {}

  TimeMatch parse(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
      if (is_space(format[i])) {
        skip_spaces();
        continue;
      }
      if (format[i] != '%') {
        if (at_ >= text_.size() || text_[at_] != format[i]) return TimeMatch::kMismatch;
        ++at_;
        continue;
      }
      if (++i >= format.size()) return TimeMatch::kUnsupported;
      const TimeMatch match = convert(format[i]);
      if (match != TimeMatch::kMatch) return match;
    }
    return TimeMatch::kMatch;
  }

  TimeMatch finish(BrokenTime& out, std::string_view& rest) {
    if (has_hour12_ && is_pm_) time_.hour += 12;
    if (!has_year_ || time_.year < 1) return TimeMatch::kUnsupported;
    if (has_year_day_ && !(has_month_ && has_day_)) {
      if (has_month_ || has_day_) return TimeMatch::kUnsupported;
      BrokenTime start{time_.year, 0, 1 + time_.year_day};
      const BrokenTime civil = broken_time_of(seconds_of(start));
      if (civil.year != time_.year) return TimeMatch::kUnsupported;
      time_.month = civil.month;
      time_.day = civil.day;
    } else if (!has_month_ || !has_day_) {
      return TimeMatch::kUnsupported;
    }
    // 31 February keeps its fields; its weekday is that of the day it stands for.
    BrokenTime day{time_.year, time_.month, time_.day};
    const std::int64_t seconds = seconds_of(day);
    if (!has_weekday_) time_.weekday = broken_time_of(seconds).weekday;
    if (!has_year_day_) {
      const BrokenTime new_year{time_.year, 0, 1};
      time_.year_day = static_cast<int>((seconds - seconds_of(new_year)) / 86400);
    }
    out = time_;
    rest = text_.substr(at_);
    return TimeMatch::kMatch;
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  // At most `digits` digits after any number of blanks.
  bool number(int low, int high, int digits, int& out) {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ >= text_.size() || !is_digit(text_[at_])) return false;
    int value = 0;
    for (int i = 0; i < digits && at_ < text_.size() && is_digit(text_[at_]); ++i) {
      value = value * 10 + (text_[at_++] - '0');
    }
    out = value;
    return value >= low && value <= high;
  }

  static TimeMatch matched(bool good) { return good ? TimeMatch::kMatch : TimeMatch::kMismatch; }

  template <std::size_t N>
  bool name(const std::string_view (&names)[N], int& out) {
    for (std::size_t i = 0; i < N; ++i) {
      const std::string_view rest = text_.substr(at_);
      for (const std::string_view form : {names[i], names[i].substr(0, 3)}) {
        if (!same_letters(rest, form)) continue;
        at_ += form.size();
        out = static_cast<int>(i);
        return true;
      }
    }
    return false;
  }

  TimeMatch zone_offset() {
    skip_spaces();
    if (at_ < text_.size() && text_[at_] == 'Z') {
      ++at_;
      return TimeMatch::kMatch;
    }
    if (at_ >= text_.size() || (text_[at_] != '+' && text_[at_] != '-')) {
      return TimeMatch::kMismatch;
    }
    ++at_;
    int digits = 0;
    int value = 0;
    while (digits < 4 && at_ < text_.size() && is_digit(text_[at_])) {
      value = value * 10 + (text_[at_++] - '0');
      ++digits;
      const bool colon = digits == 2 && at_ + 1 < text_.size() && text_[at_] == ':';
      if (colon && is_digit(text_[at_ + 1])) ++at_;
    }
    // jq ignores the offset itself.
    return matched(digits == 2 || (digits == 4 && value % 100 < 60));
  }

  TimeMatch convert(char conversion) {
    switch (conversion) {
      case 'Y':
        has_year_ = true;
        return matched(number(0, 9999, 4, time_.year));
      case 'm':
      case 'd':
      case 'e':
      case 'y':
      case 'j':
      case 'b':
      case 'B':
      case 'h':
      case 'a':
      case 'A':
        return convert_date(conversion);
      case 'H':
      case 'k':
        has_hour12_ = false;
        return matched(number(0, 23, 2, time_.hour));
      case 'I':
      case 'l':
        has_hour12_ = number(1, 12, 2, time_.hour);
        time_.hour %= 12;
        return matched(has_hour12_);
      case 'M':
        return matched(number(0, 59, 2, time_.minute));
      case 'S':
        return matched(number(0, 61, 2, time_.second));
      case 'p':
        is_pm_ = same_letters(text_.substr(at_), "pm");
        if (!is_pm_ && !same_letters(text_.substr(at_), "am")) return TimeMatch::kMismatch;
        at_ += 2;
        return TimeMatch::kMatch;
      case 'n':
      case 't':
        skip_spaces();
        return TimeMatch::kMatch;
      case '%':
        if (at_ >= text_.size() || text_[at_] != '%') return TimeMatch::kMismatch;
        ++at_;
        return TimeMatch::kMatch;
      case 'Z':
        skip_spaces();
        while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
        return TimeMatch::kMatch;
      case 'z':
        return zone_offset();
      case 'T':
        return parse("%H:%M:%S");
      case 'R':
        return parse("%H:%M");
      case 'D':
        return parse("%m/%d/%y");
      case 'F':
        return parse("%Y-%m-%d");
      default:
        return TimeMatch::kUnsupported;
    }
  }

  TimeMatch convert_date(char conversion) {
    int value = 0;
    switch (conversion) {
      case 'm':
        has_month_ = number(1, 12, 2, value);
        time_.month = value - 1;
        return matched(has_month_);
      case 'd':
      case 'e':
        has_day_ = number(1, 31, 2, time_.day);
        return matched(has_day_);
      case 'y':
        has_year_ = number(0, 99, 2, value);
        time_.year = value < 69 ? 2000 + value : 1900 + value;
        return matched(has_year_);
      case 'j':
        has_year_day_ = number(1, 366, 3, value);
        time_.year_day = value - 1;
        return matched(has_year_day_);
      case 'a':
      case 'A':
        has_weekday_ = name(kWeekdays, time_.weekday);
        return matched(has_weekday_);
      default:
        has_month_ = name(kMonths, time_.month);
        return matched(has_month_);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  BrokenTime time_;
  bool has_year_ = false;
  bool has_month_ = false;
  bool has_day_ = false;
  bool has_weekday_ = false;
  bool has_year_day_ = false;
  bool has_hour12_ = false;
  bool is_pm_ = false;
};

}  // namespace

TimeMatch parse_broken_time(std::string_view text, std::string_view format, BrokenTime& out,
                            std::string_view& rest) {
  TimeParser parser(text);
  const TimeMatch match = parser.parse(format);
  return match == TimeMatch::kMatch ? parser.finish(out, rest) : match;
}

}  // namespace dora::jq
