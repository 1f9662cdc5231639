#include "evaluate/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "evaluate/exact_sum.hpp"

namespace dora {
namespace {

template <typename Visit>
void each_in_range(const Timeline& timeline, const RowList& rows, const Column& times,
                   Visit visit) {
  const std::span<const Millis> moments = times.times();
  for (const RowId row : rows) {
    if (row >= moments.size()) break;
    const std::uint32_t index = timeline.index(moments[row]);
    if (index != kNoRow) visit(row, index);
  }
}

}  // namespace

Timeline::Timeline(Interval interval, TimeRange range) : interval_(interval), range_(range) {
  for (Millis at = interval_start(interval, range.from); at <= range.to;) {
    const Millis next = interval_next(interval, at);
    slots_.push_back({at, next, at < range.from || next - 1 > range.to});
    at = next;
  }
  if (range.to < range.from) slots_.clear();
}

std::uint32_t Timeline::index(Millis time) const {
  if (!range_.contains(time)) return kNoRow;
  if (interval_ == Interval::kIsoWeekly) {
    return static_cast<std::uint32_t>((time - slots_.front().from) / kWeek);
  }
  const auto after =
      std::upper_bound(slots_.begin(), slots_.end(), time,
                       [](Millis moment, const Slot& slot) { return moment < slot.from; });
  return static_cast<std::uint32_t>(after - slots_.begin() - 1);
}

OverTime over_time(const Timeline& timeline, const RowList& rows, const Column& times,
                   const Column* values) {
  OverTime all;
  all.counts.resize(timeline.size());
  each_in_range(timeline, rows, times, [&](RowId row, std::uint32_t index) {
    ++all.counts[index];
    const double value = values ? values->number(row) : std::nan("");
    if (!std::isnan(value)) all.values.push_back({value, row, index});
  });
  return all;
}

std::vector<double> over_time_by(const Timeline& timeline, const RowList& rows, const Column& times,
                                 const Column* values, const Links& links, std::size_t holders) {
  std::vector<double> counts(holders * timeline.size());
  std::vector<ExactSum> sums(values ? counts.size() : 0);
  each_in_range(timeline, rows, times, [&](RowId row, std::uint32_t index) {
    const double value = values ? values->number(row) : 0;
    if (std::isnan(value)) return;
    links.each(row, [&](RowId holder) {
      const std::size_t cell = holder * timeline.size() + index;
      ++counts[cell];
      if (values) sums[cell].add(value);
    });
  });
  for (std::size_t cell = 0; cell < sums.size(); ++cell) {
    counts[cell] = counts[cell] > 0 ? sums[cell].value() / counts[cell]
                                    : std::numeric_limits<double>::quiet_NaN();
  }
  return counts;
}

}  // namespace dora
