#include "evaluate/query_in_view.hpp"

#include <algorithm>

namespace dora {
namespace {

/// What a view puts in the place of the values that a rule asks for; null for nothing.
const View::Values* replaced_by(const Rule& rule, std::string_view blueprint, const View& view) {
  if (rule.op != Operator::kEqual && rule.op != Operator::kIn) return nullptr;
  const auto found =
      std::find_if(view.instead.begin(), view.instead.end(), [&](const View::Values& values) {
        return values.blueprint == blueprint && values.property == rule.property;
      });
  return found == view.instead.end() ? nullptr : &*found;
}

/// Holds within the last so many days, and so within the time of a view in their place.
bool rolls(const Rule& rule) {
  return rule.op == Operator::kBetween && rule.window && gives_way(*rule.window);
}

}  // namespace

bool gives_way(const TimeWindow& window) { return preset_length(window.preset).value_or(0) > 0; }

bool has_rolling_window(const Query& query) {
  const bool alternatives = query.any && query.size() > 1;
  if (alternatives && !(query.related.empty() && query.paths.empty())) return false;
  const auto holds = [alternatives](const auto& parts, auto windowed) {
    return alternatives ? std::all_of(parts.begin(), parts.end(), windowed)
                        : std::any_of(parts.begin(), parts.end(), windowed);
  };
  const bool rules = holds(query.rules, rolls);
  const bool nested = holds(query.nested, has_rolling_window);
  return alternatives ? rules && nested : rules || nested;
}

Query query_in_view(const Query& query, std::string_view blueprint, const View& view,
                    TimeRange range) {
  Query read{query.any, {}, query.related, query.paths, {}};
  for (Rule rule : query.rules) {
    if (const View::Values* instead = replaced_by(rule, blueprint, view)) {
      if (instead->values.empty()) {
        read.nested.emplace_back();  // which holds for everything
        continue;
      }
      rule.op = Operator::kIn;
      rule.values.assign(instead->values.begin(), instead->values.end());
    } else if (view.from && rolls(rule)) {
      rule.window = TimeWindow{{}, range.from, range.to};
    }
    read.rules.push_back(std::move(rule));
  }
  for (const Query& nested : query.nested) {
    read.nested.push_back(query_in_view(nested, blueprint, view, range));
  }
  return read;
}

}  // namespace dora
