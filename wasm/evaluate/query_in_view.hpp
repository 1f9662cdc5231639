#pragma once

#include <string_view>

#include "model/query.hpp"
#include "model/view.hpp"

namespace dora {

/// Whether the window rolls back from now, so that the time of a view takes its place.
bool gives_way(const TimeWindow& window);

/// Whether any rule of the query, nested ones included, has such a window.
bool has_rolling_window(const Query& query);

/// A query over entities of a blueprint as a view has it: rules that ask for the value ("=", "in")
/// of a property that the view replaces ask for the view's values, or hold for everything where it
/// has none; windows that roll back from now are `range`, where the view has a beginning.
Query query_in_view(const Query& query, std::string_view blueprint, const View& view,
                    TimeRange range);

}  // namespace dora
