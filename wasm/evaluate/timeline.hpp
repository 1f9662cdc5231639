#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/column.hpp"
#include "evaluate/filter.hpp"
#include "evaluate/links.hpp"
#include "model/query.hpp"

namespace dora {

/// A range of time cut into calendar intervals: every one that it meets, in order.
class Timeline {
 public:
  struct Slot {
    Millis from;
    Millis to;     // the start of the next one
    bool partial;  // the range covers it only in part
  };

  /// A range that ends before it begins has no intervals.
  Timeline(Interval interval, TimeRange range);

  const TimeRange& range() const { return range_; }
  std::size_t size() const { return slots_.size(); }
  const Slot& operator[](std::size_t index) const { return slots_[index]; }
  std::string label(std::size_t index) const {
    return interval_label(interval_, slots_[index].from);
  }

  /// The index of the interval that a moment of the range falls in; kNoRow for other moments.
  std::uint32_t index(Millis time) const;

 private:
  Interval interval_;
  TimeRange range_;
  std::vector<Slot> slots_;
};

/// Selected entities by the interval that they fall in.
struct OverTime {
  struct Value {
    double value;
    RowId row;
    std::uint32_t index;  // of the interval
  };
  std::vector<std::size_t> counts;  // of entities, by interval
  std::vector<Value> values;        // of those that have one
};

/// `rows` selects, `times` places in time; `values` may be null. One pass over the rows.
OverTime over_time(const Timeline& timeline, const RowList& rows, const Column& times,
                   const Column* values);

/// The same for each of `holders` that the links lead to, as one number an interval: the count of
/// entities or, with `values`, the mean, which is NaN where there is none. By holder, then
/// interval.
std::vector<double> over_time_by(const Timeline& timeline, const RowList& rows, const Column& times,
                                 const Column* values, const Links& links, std::size_t holders);

}  // namespace dora
