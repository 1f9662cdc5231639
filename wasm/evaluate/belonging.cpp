#include "evaluate/belonging.hpp"

namespace dora {
namespace {

void keep_both(const RowMask& other, RowMask& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) rows[row] &= other[row];
}

/// Marks the rows that lead to one that is marked.
void mark_leading(const Links& links, const RowMask& marked, RowMask& rows) {
  const std::span<const RowId> one = links.one();
  for (std::size_t row = 0; row < one.size(); ++row) {
    if (one[row] != kNoRow) rows[row] |= marked[one[row]];
  }
  for (RowId row = 0; one.empty() && row < links.size(); ++row) {
    links.each(row, [&](RowId target) { rows[row] |= marked[target]; });
  }
}

}  // namespace

Belonging::Belonging(Evaluation& evaluation, std::size_t named,
                     const std::vector<std::string>& identifiers)
    : evaluation_(evaluation), named_(named) {
  wanted_.resize(evaluation.catalog().table(named).size());
  for (const std::string& identifier : identifiers) {
    none_ = none_ || identifier.empty();
    if (const auto row = evaluation.catalog().find(named, identifier)) wanted_[*row] = 1;
  }
}

/// The blueprints on the way to the named one whose entities stand for what belongs to them.
std::vector<std::size_t> Belonging::between(std::size_t blueprint) const {
  const std::vector<Blueprint>& blueprints = evaluation_.catalog().blueprints();
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < blueprints.size(); ++i) {
    if (i == blueprint || i == named_ || !blueprints[i].holds_aggregations()) continue;
    // One that leads back is not on the way.
    if (evaluation_.leads(blueprint, i) && evaluation_.leads(i, named_) &&
        !evaluation_.leads(i, blueprint)) {
      found.push_back(i);
    }
  }
  return found;
}

/// The rows that lead to no entity of the blueprints in between, as a deployment that has no
/// service.
std::vector<RowId> Belonging::leads_past(std::size_t blueprint,
                                         const std::vector<std::size_t>& between) {
  RowMask leads(evaluation_.catalog().table(blueprint).size());
  for (const std::size_t middle : between) {
    const RowMask all(evaluation_.catalog().table(middle).size(), 1);
    mark_leading(evaluation_.reach(blueprint, middle), all, leads);
  }
  std::vector<RowId> rest;
  for (RowId row = 0; row < leads.size(); ++row) {
    if (leads[row] == 0) rest.push_back(row);
  }
  return rest;
}

const Belonging::Below& Belonging::below(std::size_t blueprint) {
  const auto known = below_.find(blueprint);
  if (known != below_.end()) return known->second;
  const std::size_t size = evaluation_.catalog().table(blueprint).size();
  Below below{RowMask(none_ ? size : 0), RowMask(size)};
  const std::vector<std::size_t> between = this->between(blueprint);
  for (const std::size_t middle : between) {
    const Below& here = this->below(middle);
    const Links& links = evaluation_.reach(blueprint, middle);
    mark_leading(links, here.wanted, below.wanted);
    if (none_) mark_leading(links, here.any, below.any);
  }
  const std::vector<RowId> rest = leads_past(blueprint, between);
  if (!rest.empty()) {
    const Links& links = evaluation_.reach(blueprint, named_);
    for (const RowId row : rest) {
      links.each(row, [&](RowId target) {
        below.wanted[row] |= wanted_[target];
        if (none_) below.any[row] = 1;
      });
    }
  }
  return below_.emplace(blueprint, std::move(below)).first->second;
}

void Belonging::restrict(std::size_t blueprint, RowMask& rows) {
  if (blueprint == named_) return keep_both(wanted_, rows);
  const bool is_below = evaluation_.leads(blueprint, named_);
  const bool is_above = evaluation_.leads(named_, blueprint);
  if (!is_below && !is_above) return;
  RowMask belongs(rows.size());
  if (is_above) {
    const Links& links = evaluation_.reach(named_, blueprint);
    each_row(wanted_,
             [&](RowId row) { links.each(row, [&](RowId target) { belongs[target] = 1; }); });
  }
  if (is_below) {
    const Below& below = this->below(blueprint);
    for (RowId row = 0; row < rows.size(); ++row) belongs[row] |= below.wanted[row];
    for (RowId row = 0; row < below.any.size(); ++row) {
      if (below.any[row] == 0) belongs[row] = 1;
    }
  }
  keep_both(belongs, rows);
}

}  // namespace dora
