#pragma once

#include "dashboard/widgets.hpp"

namespace dora {

Result<LinesResult> compute_lines(const LineChart& chart, Evaluation& evaluation);

/// The time that the chart shows.
TimeRange chart_range(const LineChart& chart, Evaluation& evaluation);

/// A range that gives way to the time of a view is the window of the chart's entities.
Evaluation::Window chart_window(const LineChart& chart);

/// What becomes one number in each interval of a line.
Aggregate line_aggregate(const Line& line);

/// A count that is averaged in an interval is divided by a number that Port fixes for the interval:
/// the number, and what of it the average is per, 0 for a minute. Nothing for any other line.
struct FixedDivisor {
  double by;
  Millis per;
};
std::optional<FixedDivisor> fixed_divisor(const LineChart& chart, const Line& line);

}  // namespace dora
