// The part of Evaluation that finds the entities for which a query holds.

#include <algorithm>

#include "evaluate/evaluation.hpp"
#include "evaluate/query_in_view.hpp"

namespace dora {

namespace {

void keep_both(const RowMask& other, RowMask& mask) {
  for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= other[row];
}

void add(const RowMask& other, RowMask& mask) {
  for (std::size_t row = 0; row < other.size(); ++row) mask[row] |= other[row];
}

/// 1 for each row that leads to one of the wanted.
RowMask leading_to(const Links& links, const RowMask& wanted, std::size_t rows) {
  RowMask found(rows);
  for (RowId row = 0; row < links.size(); ++row) {
    links.each(row, [&](RowId target) { found[row] |= wanted[target]; });
  }
  return found;
}

/// 1 for each row that one of the wanted leads to.
RowMask led_to(const Links& links, const RowMask& wanted, std::size_t rows) {
  RowMask found(rows);
  for (RowId row = 0; row < links.size(); ++row) {
    if (wanted[row] != 0) links.each(row, [&](RowId target) { found[target] = 1; });
  }
  return found;
}

}  // namespace

Result<RowMask> Evaluation::select(std::size_t blueprint, const Query& query, Window window) {
  const View& view = settings_.view;
  if (!view.from && view.instead.empty()) return select_as_is(blueprint, query);
  const TimeRange range = view.from ? view_range() : TimeRange{};
  const std::string& name = catalog_.blueprints()[blueprint].identifier;
  Result<RowMask> rows = select_as_is(blueprint, query_in_view(query, name, view, range));
  const bool windowed = window == Window::kOfCaller || has_rolling_window(query);
  if (rows && view.from && !windowed) narrow_to_time(blueprint, *rows);
  return rows;
}

Result<RowMask> Evaluation::select_as_is(std::size_t blueprint, const Query& query) {
  const RowMask& all = in_view(blueprint);
  RowMask both = all;
  RowMask either(query.any ? all.size() : 0);
  Result<void> good;
  const auto apply = [&](const auto& rules) {
    for (const auto& rule : rules) {
      RowMask part;
      if (query.any) part = all;
      if (good) good = narrow(blueprint, rule, query.any ? part : both);
      add(part, either);
    }
  };
  apply(query.rules);
  apply(query.related);
  apply(query.paths);
  apply(query.nested);
  if (!good) return good.error();
  return query.any && !query.empty() ? either : both;
}

Result<void> Evaluation::narrow(std::size_t blueprint, const Query& query, RowMask& mask) {
  const Result<RowMask> selected = select_as_is(blueprint, query);
  if (!selected) return selected.error();
  keep_both(*selected, mask);
  return {};
}

Result<void> Evaluation::narrow(std::size_t blueprint, const Rule& rule, RowMask& mask) {
  if (!rule.context.empty()) return Error{ErrorCode::kModelUnsupported, 0, rule.context};
  if (!rule.schema_type.empty()) return narrow_by_type(blueprint, rule, mask);
  const Result<const Column*> values = column(blueprint, rule.property);
  if (!values) return values.error();
  apply_rule(rule, **values, catalog_.texts(), rule.depends_on_now() ? now() : 0, mask);
  return {};
}

/// One property of the type is enough.
Result<void> Evaluation::narrow_by_type(std::size_t blueprint, const Rule& rule, RowMask& mask) {
  RowMask found(mask.size());
  for (const Property& property : catalog_.blueprints()[blueprint].properties) {
    if (property.json_type != rule.schema_type) continue;
    if (!rule.schema_format.empty() && property.format != rule.schema_format) continue;
    const Result<const Column*> values = column(blueprint, property.identifier);
    if (!values) return values.error();
    RowMask part = mask;
    apply_rule(rule, **values, catalog_.texts(), rule.depends_on_now() ? now() : 0, part);
    add(part, found);
  }
  mask = std::move(found);
  return {};
}

Result<void> Evaluation::narrow(std::size_t blueprint, const RelatedRule& rule, RowMask& mask) {
  const auto other = catalog_.blueprint_index(rule.blueprint);
  if (!other) return Error{ErrorCode::kModelUnknownBlueprint, 0, rule.blueprint};
  const RowMask wanted = named(*other, rule.identifiers);
  RowMask found(mask.size());
  if (rule.direction != RelatedRule::Direction::kDownstream) {
    add(led_to(graph_.reach(*other, blueprint, rule.required), wanted, mask.size()), found);
  }
  if (rule.direction != RelatedRule::Direction::kUpstream) {
    add(leading_to(graph_.reach(blueprint, *other, rule.required), wanted, mask.size()), found);
  }
  keep_both(found, mask);
  return {};
}

Result<void> Evaluation::narrow(std::size_t blueprint, const PathRule& rule, RowMask& mask) {
  const auto begin =
      rule.from.empty() ? std::optional(blueprint) : catalog_.blueprint_index(rule.from);
  if (!begin) return Error{ErrorCode::kModelUnknownBlueprint, 0, rule.from};
  std::size_t end = 0;
  const Result<Links> links = graph_.along(*begin, rule.path, end);
  if (!links) return links.error();
  const RowMask wanted = named(rule.from.empty() ? end : *begin, rule.identifiers);
  if (rule.from.empty()) {
    keep_both(leading_to(*links, wanted, mask.size()), mask);
    return {};
  }
  if (end != blueprint) {
    return Error{ErrorCode::kModelUnknownRelation, 0,
                 rule.path.back().relation + " -> " + catalog_.blueprints()[end].identifier};
  }
  keep_both(led_to(*links, wanted, mask.size()), mask);
  return {};
}

/// 1 for each row of that identifier.
RowMask Evaluation::named(std::size_t blueprint,
                          const std::vector<std::string>& identifiers) const {
  RowMask rows(catalog_.table(blueprint).size());
  for (const std::string& identifier : identifiers) {
    if (const auto row = catalog_.find(blueprint, identifier)) rows[*row] = 1;
  }
  return rows;
}

}  // namespace dora
