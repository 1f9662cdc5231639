#pragma once

#include <optional>
#include <vector>

#include "catalog/column.hpp"
#include "evaluate/filter.hpp"
#include "evaluate/links.hpp"
#include "model/aggregate.hpp"

namespace dora {

/// What an aggregation runs over, and how time is counted in it.
struct AggregationInput {
  const RowMask& rows;      // of the target: those that count
  const Links& groups;      // of the target: which results a row belongs to
  std::size_t group_count;  // how many results there are
  const Column* values;     // of the aggregated property; null when entities are counted
  const Column* times;      // of measureTimeBy; null where nothing is measured in time
  DivisorRule divisor = DivisorRule::kSpan;  // these three where something is counted per interval
  Millis now = 0;
  std::optional<TimeRange> window = std::nullopt;  // the time window of the query, if it has one
  const RowList* list = nullptr;                   // the same rows as a list, where there is one
};

/// One number per group, in one pass over the rows; NaN where there is none.
///
/// - count: the number of entities; 0 for none.
/// - sum, min, max, median, last (by measureTimeBy) of the values that are not null; none for none.
/// - average, total: their sum divided by their number; nulls count neither above nor below.
/// - average per interval: the entities (or the sum of values) that have a time, divided by the
///   number of intervals as the divisor rule has it; none for none (port-facts 1.2).
///
/// Sums are exact to twice the precision of a double, so that the order of rows, and with it the
/// order of files, cannot be seen in them.
std::vector<double> aggregate(const Aggregate& spec, const AggregationInput& input);

/// What aggregate() divides by, of an average: the number of intervals, or of values; NaN where
/// there is nothing to divide.
std::vector<double> divisors(const Aggregate& spec, const AggregationInput& input);

}  // namespace dora
