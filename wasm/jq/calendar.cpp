#include "jq/calendar.hpp"

#include <date/date.h>

namespace dora::jq {
namespace {

constexpr std::int64_t kDaySeconds = 86400;

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

std::int64_t days_of(int year, int month, int day) {
  const std::int64_t total = std::int64_t{12} * year + month;
  const auto civil_year = static_cast<int>(floor_divide(total, 12));
  const auto civil_month = static_cast<unsigned>(total - std::int64_t{12} * civil_year) + 1;
  const date::year_month_day first = date::year{civil_year} / date::month{civil_month} / 1;
  return date::sys_days{first}.time_since_epoch().count() + std::int64_t{day} - 1;
}

}  // namespace

std::int64_t seconds_of(const BrokenTime& time) {
  return days_of(time.year, time.month, time.day) * kDaySeconds + std::int64_t{time.hour} * 3600 +
         std::int64_t{time.minute} * 60 + time.second;
}

BrokenTime broken_time_of(std::int64_t seconds) {
  const std::int64_t days = floor_divide(seconds, kDaySeconds);
  const auto left = static_cast<int>(seconds - days * kDaySeconds);
  const date::sys_days day{date::days{static_cast<int>(days)}};
  const date::year_month_day civil{day};
  BrokenTime time;
  time.year = static_cast<int>(civil.year());
  time.month = static_cast<int>(static_cast<unsigned>(civil.month())) - 1;
  time.day = static_cast<int>(static_cast<unsigned>(civil.day()));
  time.hour = left / 3600;
  time.minute = left / 60 % 60;
  time.second = left % 60;
  time.weekday = static_cast<int>(floor_divide(days + 4, 7) * -7 + days + 4);  // 1970: a Thursday
  time.year_day = static_cast<int>(days - days_of(time.year, 0, 1));
  return time;
}

}  // namespace dora::jq
