// The parts of Evaluation that compute mirrors and aggregations.

#include <algorithm>
#include <cmath>

#include "evaluate/evaluation.hpp"
#include "evaluate/jq_cells.hpp"

namespace dora {
namespace {

/// The window that a query puts on the property that measures time; only rules that every entity
/// must fulfil count.
const TimeWindow* window_of(const Query& query, const std::string& time) {
  if (query.any && query.size() > 1) return nullptr;
  for (const Rule& rule : query.rules) {
    if (rule.op == Operator::kBetween && rule.property == time && rule.window) {
      return &*rule.window;
    }
  }
  for (const Query& nested : query.nested) {
    if (const TimeWindow* window = window_of(nested, time)) return window;
  }
  return nullptr;
}

/// Whether a relation on the path, which exists, may have several targets.
bool has_many(const Catalog& catalog, std::size_t at, const std::vector<std::string>& path) {
  for (const std::string& step : path) {
    const Blueprint& here = catalog.blueprints()[at];
    const auto relation = here.relation_index(step);
    if (relation && here.relations[*relation].many) return true;
    at = *catalog.blueprint_index(*here.step_target(step));
  }
  return false;
}

}  // namespace

Evaluation::ColumnResult Evaluation::mirror(std::size_t blueprint, const Property& property) {
  std::vector<std::string> path = property.mirror_path;
  const std::string name = path.back();
  path.pop_back();
  std::size_t target = 0;
  const Result<Links> links = graph_.along(blueprint, path, target);
  if (!links) return links.error();
  const Result<const Column*> source = column(target, name);
  if (!source) return source.error();
  const Column& values = **source;
  const bool many = has_many(catalog_, blueprint, path);
  auto mirrored = std::make_unique<Column>(many ? ValueType::kJson : values.type());
  const std::size_t rows = catalog_.table(blueprint).size();
  std::vector<RowId> related;
  for (RowId row = 0; row < rows; ++row) {
    related.clear();
    links->each(row, [&](RowId each) { related.push_back(each); });
    if (related.empty()) continue;
    std::sort(related.begin(), related.end(), [&](RowId left, RowId right) {
      return catalog_.identifier(target, left) < catalog_.identifier(target, right);
    });
    if (!many) {
      mirrored->set(row, values.get(related.front()), rows);
      continue;
    }
    jq::Value all = jq::Value::array();
    for (const RowId each : related) {
      jq::Value value = to_value(values.get(each), catalog_.texts(), values.type());
      if (!value.is_null()) all.push_back(std::move(value));
    }
    if (all.size() > 0) mirrored->set(row, Cell{catalog_.texts().intern(jq::to_json(all))}, rows);
  }
  return mirrored;
}

Result<const Links*> Evaluation::links_to(std::size_t holder, std::size_t target,
                                          const Aggregation& spec) {
  const std::vector<Blueprint>& blueprints = catalog_.blueprints();
  std::string key = blueprints[target].identifier + ">" + blueprints[holder].identifier;
  for (const std::string& step : spec.path) key += "." + step;
  const bool from_holder = !spec.path.empty() && spec.path_from != spec.target;
  if (from_holder) key += "<";
  const auto known = links_.find(key);
  if (known != links_.end()) return &known->second;
  if (spec.path.empty() && !graph_.leads(holder, target)) return &reach(target, holder);
  if (spec.path.empty()) {
    return &links_.emplace(key, graph_.related(target, holder)).first->second;
  }
  std::size_t end = 0;
  Result<Links> links = graph_.along(from_holder ? holder : target, spec.path, end);
  if (!links) return links.error();
  if (end != (from_holder ? target : holder)) {
    return Error{ErrorCode::kModelUnknownRelation, 0,
                 spec.path.back() + " -> " + blueprints[end].identifier};
  }
  if (!from_holder) return &links_.emplace(key, std::move(links).value()).first->second;
  std::vector<std::vector<RowId>> holders(catalog_.table(target).size());
  for (RowId row = 0; row < links->size(); ++row) {
    links->each(row, [&](RowId related) { holders[related].push_back(row); });
  }
  Links inverse;
  for (std::vector<RowId>& rows : holders) inverse.append(rows);
  return &links_.emplace(key, std::move(inverse)).first->second;
}

Result<AggregationInput> Evaluation::aggregation_input(std::size_t blueprint, const Aggregate& spec,
                                                       const RowMask& rows, const Query& query,
                                                       const Links& groups, std::size_t group_count,
                                                       std::optional<DivisorRule> divisor) {
  const Column* values = nullptr;
  if (spec.by_property) {
    const Result<const Column*> column = this->column(blueprint, spec.property);
    if (!column) return column.error();
    values = *column;
  }
  const Column* times = nullptr;
  if (spec.per || spec.function == Function::kLast) {
    const Result<const Column*> column = this->column(blueprint, spec.measure_time_by);
    if (!column) return column.error();
    times = *column;
  }
  AggregationInput input{rows, groups, group_count, values, times};
  if (spec.per) {
    needs(kDivisor);
    input.divisor = divisor.value_or(settings_.divisor);
  }
  if (spec.per && input.divisor == DivisorRule::kUntilNow) input.now = now();
  if (spec.per && input.divisor == DivisorRule::kWindow) {
    input.now = now();
    const TimeWindow* window = window_of(query, spec.measure_time_by);
    if (window) input.window = range(*window);
    if (settings_.view.from) {
      // A window between two dates stays, and only what is in both counts.
      const TimeRange viewed = view_range();
      const TimeRange own = input.window.value_or(viewed);
      input.window = TimeRange{std::max(own.from, viewed.from), std::min(own.to, viewed.to)};
    }
  }
  return input;
}

Result<std::vector<double>> Evaluation::aggregate(std::size_t blueprint, const Aggregate& spec,
                                                  const RowMask& rows, const Query& query,
                                                  const Links& groups, std::size_t group_count) {
  const Result<AggregationInput> input =
      aggregation_input(blueprint, spec, rows, query, groups, group_count);
  if (!input) return input.error();
  return dora::aggregate(spec, *input);
}

Result<std::vector<double>> Evaluation::aggregate(std::size_t blueprint, const Aggregate& spec,
                                                  const Selection& rows, const Query& query,
                                                  const Links& groups, std::size_t group_count) {
  Result<AggregationInput> input =
      aggregation_input(blueprint, spec, rows.mask, query, groups, group_count);
  if (!input) return input.error();
  input->list = &rows.list;
  return dora::aggregate(spec, *input);
}

Evaluation::ColumnResult Evaluation::aggregation(std::size_t blueprint, const Property& property) {
  const Aggregation& spec = *property.aggregation;
  const auto target = catalog_.blueprint_index(spec.target);
  if (!target) return Error{ErrorCode::kModelUnknownBlueprint, 0, spec.target};
  const Result<const Links*> links = links_to(blueprint, *target, spec);
  if (!links) return links.error();
  const Result<const Selection*> rows = selection(*target, spec.query);
  if (!rows) return rows.error();
  const std::size_t holders = catalog_.table(blueprint).size();
  const Result<std::vector<double>> results =
      aggregate(*target, spec.spec, **rows, spec.query, **links, holders);
  if (!results) return results.error();
  auto column = std::make_unique<Column>(ValueType::kNumber);
  for (RowId row = 0; row < holders; ++row) {
    if (!std::isnan((*results)[row])) column->set(row, Cell{(*results)[row]}, holders);
  }
  return column;
}

}  // namespace dora
