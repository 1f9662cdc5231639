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

}  // namespace

bool gives_way(const TimeWindow& window) { return preset_length(window.preset).value_or(0) > 0; }

bool has_rolling_window(const Query& query) {
  return std::any_of(query.rules.begin(), query.rules.end(),
                     [](const Rule& rule) { return rule.window && gives_way(*rule.window); }) ||
         std::any_of(query.nested.begin(), query.nested.end(), has_rolling_window);
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
    } else if (view.from && rule.window && gives_way(*rule.window)) {
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
