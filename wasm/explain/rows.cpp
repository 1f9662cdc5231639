#include "explain/rows.hpp"

#include <algorithm>
#include <cmath>

#include "evaluate/source_link.hpp"
#include "report/json_parts.hpp"

namespace dora {
namespace {

constexpr std::size_t kMostRows = 20'000;
constexpr std::size_t kMostOthers = 2'000;

struct Placed {
  Millis time;
  RowId row;
};

/// The service that an entity belongs to: what aggregates and is no team.
class Services {
 public:
  Services(const Catalog& catalog, std::size_t blueprint) : catalog_(catalog) {
    const auto relation = catalog.owning_relation(blueprint);
    if (!relation) return;
    const std::string& target = catalog.blueprints()[blueprint].relations[*relation].target;
    if (target == kTeamBlueprint) return;
    target_ = *catalog.blueprint_index(target);
    rows_ = catalog.table(blueprint).relation(*relation);
  }

  /// Empty where there is none.
  std::string_view title(RowId row) const {
    return row < rows_.size() && rows_[row] != kNoRow ? catalog_.title(target_, rows_[row])
                                                      : std::string_view();
  }

 private:
  const Catalog& catalog_;
  std::size_t target_ = 0;
  std::span<const std::uint32_t> rows_;
};

class Writer {
 public:
  Writer(const Population& population, const Column* values, const Placement& placement,
         const Catalog& catalog)
      : target_(population.target),
        values_(values),
        placement_(placement),
        catalog_(catalog),
        services_(catalog, population.target),
        links_(catalog, population.target) {}

  /// The newest first, those without a time last, ties by identifier; no more than so many.
  void newest(std::vector<Placed>& rows, std::size_t most) const {
    const auto comes_first = [&](const Placed& left, const Placed& right) {
      if (left.time != right.time) return left.time > right.time;
      return catalog_.identifier(target_, left.row) < catalog_.identifier(target_, right.row);
    };
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(most, rows.size()));
    std::nth_element(rows.begin(), end, rows.end(), comes_first);
    rows.erase(end, rows.end());
    std::sort(rows.begin(), rows.end(), comes_first);
  }

  Placed place(RowId row) const { return {placement_.time(row), row}; }

  Json write(const Placed& placed) const {
    const RowId row = placed.row;
    Json json;
    put(json, "identifier", catalog_.identifier(target_, row));
    put(json, "title", catalog_.title(target_, row));
    if (const auto link = links_.of(row); !link.empty()) put(json, "link", link);
    if (const auto service = services_.title(row); !service.empty()) put(json, "service", service);
    if (placed.time != kNoTime) put_time(json, "time", placed.time);
    if (values_) {
      put(json, "value", json_cell(values_->get(row), values_->type(), catalog_.texts()));
    }
    return json;
  }

 private:
  std::size_t target_;
  const Column* values_;
  const Placement& placement_;
  const Catalog& catalog_;
  Services services_;
  SourceLinks links_;
};

}  // namespace

Result<Placement> Placement::of(const Population& population, Explainer& explainer) {
  const Aggregate& spec = population.spec;
  const bool measured =
      population.in_time || spec.per.has_value() || spec.function == Function::kLast;
  const Blueprint& blueprint = explainer.catalog().blueprints()[population.target];
  std::vector<std::string> names;
  if (measured || blueprint.property(spec.measure_time_by)) names.push_back(spec.measure_time_by);
  Placement placement;
  for (const std::string& name : names) {
    const Result<const Column*> column = explainer.evaluation.column(population.target, name);
    if (column && (*column)->type() == ValueType::kTime) placement.columns_.push_back(*column);
    if (!column && measured) return column.error();
  }
  if (measured) return placement;
  if (const Column* happened = explainer.evaluation.happened(population.target)) {
    placement.columns_.push_back(happened);
  }
  placement.columns_.push_back(&explainer.catalog().table(population.target).created_at());
  return placement;
}

Millis Placement::time(RowId row) const {
  for (const Column* column : columns_) {
    if (const Millis time = column->time(row); time != kNoTime) return time;
  }
  return kNoTime;
}

Result<Json> json_rows(const Population& population, const Reasons& reasons, Explainer& explainer) {
  const Column* values = nullptr;
  const std::string& name =
      population.spec.by_property ? population.spec.property : population.shown;
  if (!name.empty()) {
    const Result<const Column*> column = explainer.evaluation.column(population.target, name);
    if (!column) return column.error();
    values = *column;
  }
  const Result<Placement> placement = Placement::of(population, explainer);
  if (!placement) return placement.error();
  const Writer writer(population, values, *placement, explainer.catalog());
  std::vector<Placed> counted, others;
  for (RowId row = 0; row < reasons.why.size(); ++row) {
    const std::uint16_t why = reasons.why[row];
    if (why == Reasons::kCounts) counted.push_back(writer.place(row));
    if (why < reasons.left_out.size()) others.push_back(writer.place(row));
  }
  Json json;
  put(json, "blueprint", explainer.catalog().blueprints()[population.target].identifier);
  put(json, "total", counted.size());
  put(json, "totalOthers", others.size());
  writer.newest(counted, kMostRows);
  Json& rows = put_array(json, "rows");
  for (const Placed& placed : counted) rows.push_back(writer.write(placed));
  writer.newest(others, kMostOthers);
  Json& other_rows = put_array(json, "others");
  for (const Placed& placed : others) {
    Json row = writer.write(placed);
    put(row, "why", reasons.why[placed.row]);
    other_rows.push_back(std::move(row));
  }
  return json;
}

}  // namespace dora
