// The part of Evaluation that finds the entities for which a query holds.

#include <algorithm>

#include "evaluate/evaluation.hpp"
#include "evaluate/query_in_view.hpp"

namespace dora {

namespace {

constexpr std::size_t kMostFixedRules = 32;

void keep(const RowMask& mask, RowList& rows) {
  std::erase_if(rows, [&](RowId row) { return mask[row] == 0; });
}

void add(const RowList& rows, RowMask& mask) {
  for (const RowId row : rows) mask[row] = 1;
}

void add(const RowMask& other, RowMask& mask) {
  for (std::size_t row = 0; row < other.size(); ++row) mask[row] |= other[row];
}

/// Those of the rows that are in every mask.
RowList in_all(const RowList& rows, const std::vector<const RowMask*>& masks) {
  RowList found = rows;
  if (masks.size() == 2) {  // the most usual, in one pass
    const RowMask &first = *masks[0], &second = *masks[1];
    std::erase_if(found, [&](RowId row) { return (first[row] & second[row]) == 0; });
    return found;
  }
  for (const RowMask* mask : masks) keep(*mask, found);
  return found;
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
  each_row(wanted, [&](RowId row) { links.each(row, [&](RowId target) { found[target] = 1; }); });
  return found;
}

}  // namespace

Result<RowMask> Evaluation::select(std::size_t blueprint, const Query& query, Window window) {
  needs(kView);
  const Result<RowList> rows = select_in_view(blueprint, query, window);
  if (!rows) return rows.error();
  RowMask mask(catalog_.table(blueprint).size());
  add(*rows, mask);
  return mask;
}

Result<const Selection*> Evaluation::selection(std::size_t blueprint, const Query& query,
                                               Window window) {
  needs(kView);
  for (const auto& known : viewed_->selected) {
    if (known->blueprint != blueprint || known->window != window || !(known->query == query)) {
      continue;
    }
    needs(known->needs);
    return &known->rows;
  }
  in_progress_.push_back({Key(blueprint, {})});
  Result<RowList> rows = select_in_view(blueprint, query, window);
  const std::uint8_t needed = in_progress_.back().needs;
  in_progress_.pop_back();
  needs(needed);
  if (!rows) return rows.error();
  auto selected = std::make_unique<Selected>(Selected{blueprint, query, window, needed, {}});
  selected->rows.mask.resize(catalog_.table(blueprint).size());
  add(*rows, selected->rows.mask);
  selected->rows.list = std::move(rows).value();
  viewed_->selected.push_back(std::move(selected));
  return &viewed_->selected.back()->rows;
}

Result<RowList> Evaluation::select_in_view(std::size_t blueprint, const Query& query,
                                           Window window) {
  const View& view = settings_.view;
  if (!view.from && view.instead.empty()) return select_as_is(blueprint, query);
  const TimeRange range = view.from ? view_range() : TimeRange{};
  const std::string& name = catalog_.blueprints()[blueprint].identifier;
  Result<RowList> rows = select_as_is(blueprint, query_in_view(query, name, view, range));
  const bool windowed = window == Window::kOfCaller || has_rolling_window(query);
  const Column* times = rows && view.from && !windowed ? happened(blueprint) : nullptr;
  if (times) {
    std::erase_if(*rows, [&](RowId row) { return !range.contains(times->time(row)); });
  }
  return rows;
}

const RowList& Evaluation::list_in_view(std::size_t blueprint) {
  const RowMask& mask = in_view(blueprint);
  const auto known = viewed_->lists.find(blueprint);
  if (known != viewed_->lists.end()) return known->second;
  return viewed_->lists.emplace(blueprint, list_of(mask)).first->second;
}

Result<RowList> Evaluation::select_as_is(std::size_t blueprint, const Query& query) {
  const RowList& all = list_in_view(blueprint);
  if (query.any && !query.empty()) return select_any(blueprint, query);
  std::vector<const RowMask*> fixed;
  std::vector<const Rule*> others;
  for (const Rule& rule : query.rules) {
    const Result<const RowMask*> mask = fixed_rule(blueprint, rule);
    if (!mask) return mask.error();
    if (*mask) fixed.push_back(*mask);
    if (!*mask) others.push_back(&rule);
  }
  RowList rows = in_all(all, fixed);
  Result<void> good;
  for (const Rule* rule : others) {
    if (good) good = narrow(blueprint, *rule, rows);
  }
  const auto apply = [&](const auto& rules) {
    for (const auto& rule : rules) {
      if (good) good = narrow(blueprint, rule, rows);
    }
  };
  apply(query.related);
  apply(query.paths);
  apply(query.nested);
  if (!good) return good.error();
  return rows;
}

/// One of the conditions is enough.
Result<RowList> Evaluation::select_any(std::size_t blueprint, const Query& query) {
  const RowList& all = list_in_view(blueprint);
  RowMask either(catalog_.table(blueprint).size());
  Result<void> good;
  const auto apply = [&](const auto& rules) {
    for (const auto& rule : rules) {
      RowList part = all;
      if (good) good = narrow(blueprint, rule, part);
      add(part, either);
    }
  };
  apply(query.rules);
  apply(query.related);
  apply(query.paths);
  apply(query.nested);
  if (!good) return good.error();
  RowList rows = all;
  keep(either, rows);
  return rows;
}

/// 1 for each row for which the rule holds, at any moment and in any view, which is kept; null for
/// a rule that depends on them.
Result<const RowMask*> Evaluation::fixed_rule(std::size_t blueprint, const Rule& rule) {
  if (!rule.context.empty()) return Error{ErrorCode::kModelUnsupported, 0, rule.context};
  if (!rule.schema_type.empty() || rule.depends_on_now()) return nullptr;
  for (const auto& known : fixed_rules_) {
    if (known->blueprint == blueprint && known->rule == rule) return &known->rows;
  }
  in_progress_.push_back({Key(blueprint, {})});
  const Result<const Column*> values = column(blueprint, rule.property);
  const std::uint8_t needed = in_progress_.back().needs;
  in_progress_.pop_back();
  needs(needed);
  if (!values) return values.error();
  if (needed != kNothing) return nullptr;
  RowList rows = list_of(RowMask(catalog_.table(blueprint).size(), 1));
  apply_rule(rule, **values, catalog_.texts(), 0, rows);
  auto fixed = std::make_unique<FixedRule>(FixedRule{blueprint, rule, {}});
  fixed->rows.resize(catalog_.table(blueprint).size());
  add(rows, fixed->rows);
  fixed_rules_.push_back(std::move(fixed));
  return &fixed_rules_.back()->rows;
}

/// A view may ask for ever other values; what rules of earlier ones held for is then forgotten.
void Evaluation::forget_fixed_rules() {
  if (fixed_rules_.size() > kMostFixedRules) fixed_rules_.clear();
}

Result<void> Evaluation::narrow(std::size_t blueprint, const Query& query, RowList& rows) {
  const Result<RowList> selected = select_as_is(blueprint, query);
  if (!selected) return selected.error();
  RowMask mask(catalog_.table(blueprint).size());
  add(*selected, mask);
  keep(mask, rows);
  return {};
}

Result<void> Evaluation::narrow(std::size_t blueprint, const Rule& rule, RowList& rows) {
  if (!rule.context.empty()) return Error{ErrorCode::kModelUnsupported, 0, rule.context};
  if (!rule.schema_type.empty()) return narrow_by_type(blueprint, rule, rows);
  const Result<const Column*> values = column(blueprint, rule.property);
  if (!values) return values.error();
  apply_rule(rule, **values, catalog_.texts(), rule.depends_on_now() ? now() : 0, rows);
  return {};
}

/// One property of the type is enough.
Result<void> Evaluation::narrow_by_type(std::size_t blueprint, const Rule& rule, RowList& rows) {
  RowMask found(catalog_.table(blueprint).size());
  for (const Property& property : catalog_.blueprints()[blueprint].properties) {
    if (property.json_type != rule.schema_type) continue;
    if (!rule.schema_format.empty() && property.format != rule.schema_format) continue;
    const Result<const Column*> values = column(blueprint, property.identifier);
    if (!values) return values.error();
    RowList part = rows;
    apply_rule(rule, **values, catalog_.texts(), rule.depends_on_now() ? now() : 0, part);
    add(part, found);
  }
  keep(found, rows);
  return {};
}

Result<void> Evaluation::narrow(std::size_t blueprint, const RelatedRule& rule, RowList& rows) {
  const auto other = catalog_.blueprint_index(rule.blueprint);
  if (!other) return Error{ErrorCode::kModelUnknownBlueprint, 0, rule.blueprint};
  const RowMask wanted = named(*other, rule.identifiers);
  const std::size_t size = catalog_.table(blueprint).size();
  RowMask found(size);
  if (rule.direction != RelatedRule::Direction::kDownstream) {
    add(led_to(graph_.reach(*other, blueprint, rule.required), wanted, size), found);
  }
  if (rule.direction != RelatedRule::Direction::kUpstream) {
    add(leading_to(graph_.reach(blueprint, *other, rule.required), wanted, size), found);
  }
  keep(found, rows);
  return {};
}

Result<void> Evaluation::narrow(std::size_t blueprint, const PathRule& rule, RowList& rows) {
  const auto begin =
      rule.from.empty() ? std::optional(blueprint) : catalog_.blueprint_index(rule.from);
  if (!begin) return Error{ErrorCode::kModelUnknownBlueprint, 0, rule.from};
  std::size_t end = 0;
  const Result<Links> links = graph_.along(*begin, rule.path, end);
  if (!links) return links.error();
  const RowMask wanted = named(rule.from.empty() ? end : *begin, rule.identifiers);
  const std::size_t size = catalog_.table(blueprint).size();
  if (rule.from.empty()) {
    keep(leading_to(*links, wanted, size), rows);
    return {};
  }
  if (end != blueprint) {
    return Error{ErrorCode::kModelUnknownRelation, 0,
                 rule.path.back().relation + " -> " + catalog_.blueprints()[end].identifier};
  }
  keep(led_to(*links, wanted, size), rows);
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
