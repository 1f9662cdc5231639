// The parts of Evaluation that find what is in view.

#include <algorithm>

#include "evaluate/belonging.hpp"
#include "evaluate/evaluation.hpp"
#include "evaluate/query_in_view.hpp"

namespace dora {

TimeRange Evaluation::view_range() {
  const View& view = settings_.view;
  return {view.from.value_or(kNoTime), view.to ? *view.to : now()};
}

TimeRange Evaluation::range(const TimeWindow& window) {
  if (settings_.view.from && gives_way(window)) return view_range();
  return window.at(window.preset.empty() ? 0 : now());
}

const Links& Evaluation::reach(std::size_t from, std::size_t to) {
  const std::string key = std::to_string(from) + ">" + std::to_string(to);
  const auto known = links_.find(key);
  if (known != links_.end()) return known->second;
  return links_.emplace(key, graph_.reach(from, to)).first->second;
}

const Links& Evaluation::together(std::size_t blueprint) {
  const std::string key = std::to_string(blueprint) + ">";
  const auto known = links_.find(key);
  if (known != links_.end()) return known->second;
  return links_.emplace(key, Links(std::vector<RowId>(catalog_.table(blueprint).size(), 0)))
      .first->second;
}

/// Of several properties the first that an entity has.
const Column* Evaluation::happened(std::size_t blueprint) {
  const auto known = happened_.find(blueprint);
  if (known != happened_.end()) return known->second.get();
  std::unique_ptr<Column>& times = happened_[blueprint];
  if (!settings_.history) return nullptr;
  const Blueprint& definition = catalog_.blueprints()[blueprint];
  const Table& table = catalog_.table(blueprint);
  for (const History::Time& time : settings_.history->times) {
    if (time.blueprint != definition.identifier) continue;
    const auto property = definition.property_index(time.property);
    if (!property && time.property != "$createdAt") continue;
    const Column& stored = property ? table.property(*property) : table.created_at();
    if (stored.type() != ValueType::kTime) continue;
    if (!times) times = std::make_unique<Column>(ValueType::kTime);
    for (RowId row = 0; row < table.size(); ++row) {
      if (times->time(row) == kNoTime) times->set(row, stored.get(row), table.size());
    }
  }
  return times.get();
}

const RowMask& Evaluation::in_view(std::size_t blueprint) {
  needs(kView);
  const auto known = viewed_->rows.find(blueprint);
  if (known != viewed_->rows.end()) return known->second;
  const View& view = settings_.view;
  if (view.only.empty() && view.without.empty() && !view.to) return existing(blueprint);
  return viewed_->rows.emplace(blueprint, view_rows(blueprint)).first->second;
}

RowMask Evaluation::view_rows(std::size_t blueprint) {
  RowMask rows = existing(blueprint);
  for (const View::Names& names : settings_.view.only) {
    const auto named = catalog_.blueprint_index(names.blueprint);
    if (named) Belonging(*this, *named, names.identifiers).restrict(blueprint, rows);
  }
  const Column* times = settings_.view.to ? happened(blueprint) : nullptr;
  if (times) {
    const Millis end = *settings_.view.to;
    each_row(rows, [&](RowId row) {
      if (times->time(row) != kNoTime && times->time(row) > end) rows[row] = 0;
    });
  }
  const RowMask without = left_out_rows(blueprint);
  each_row(without, [&](RowId row) { rows[row] = 0; });
  return rows;
}

/// 1 for each row that is named, or that a facet joins to one that is; empty for none.
RowMask Evaluation::left_out_rows(std::size_t blueprint) {
  RowMask rows;
  const auto leave_out = [&](RowId row) {
    rows.resize(catalog_.table(blueprint).size());
    rows[row] = 1;
  };
  for (const View::Names& names : settings_.view.without) {
    const auto other = catalog_.blueprint_index(names.blueprint);
    if (!other) continue;
    const RowMask wanted = named(*other, names.identifiers);
    if (*other == blueprint) each_row(wanted, leave_out);
    for (const Facet& facet : catalog_.counting().facets) {
      if (facet.blueprint != names.blueprint) continue;
      catalog_.each_joined(facet, blueprint, wanted, leave_out);
    }
  }
  return rows;
}

std::size_t Evaluation::left_out(std::size_t blueprint) {
  const RowMask rows = left_out_rows(blueprint);
  const RowMask& exists = existing(blueprint);
  std::size_t count = 0;
  for (RowId row = 0; row < rows.size(); ++row) {
    if (rows[row] != 0 && exists[row] != 0) ++count;
  }
  return count;
}

}  // namespace dora
