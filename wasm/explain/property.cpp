#include "explain/property.hpp"

#include <algorithm>

#include "evaluate/calculation.hpp"
#include "explain/numbers.hpp"
#include "explain/rows.hpp"
#include "report/json_parts.hpp"

namespace dora {
namespace {

/// A mirror through a many-relation may have a great many sources.
constexpr std::size_t kMostMirrored = 20;

class PropertyExplainer {
 public:
  PropertyExplainer(Subject subject, Explainer& explainer)
      : subject_(subject),
        explainer_(explainer),
        blueprint_(explainer.catalog().blueprints()[subject.blueprint]) {}

  /// @param bare without what the value is made of
  Result<Json> explain(const std::string& name, bool with_rows, bool bare) {
    const Result<const Column*> column = explainer_.evaluation.column(subject_.blueprint, name);
    if (!column) return column.error();
    const Catalog& catalog = explainer_.catalog();
    const Property* property = blueprint_.property(name);
    Json json = {{"title", title(name)}, {"property", name}};
    json["entity"] = {{"blueprint", blueprint_.identifier},
                      {"identifier", catalog.identifier(subject_.blueprint, subject_.row)},
                      {"title", catalog.title(subject_.blueprint, subject_.row)}};
    json["value"] = json_cell((*column)->get(subject_.row), (*column)->type(), catalog.texts());
    Result<void> good;
    if (property && !bare) good = add_parts(*property, with_rows, json);
    if (!good) return good.error();
    return json;
  }

 private:
  std::string title(const std::string& name) const {
    if (const Property* property = blueprint_.property(name)) return property->title;
    const auto relation = blueprint_.relation_index(name);
    return relation ? blueprint_.relations[*relation].title : name;
  }

  Result<void> add_parts(const Property& property, bool with_rows, Json& json) {
    switch (property.kind) {
      case PropertyKind::kSchema:
        return add_measured(property.identifier, json);
      case PropertyKind::kMirror:
        return add_mirrored(property, json);
      case PropertyKind::kAggregation:
        return add_aggregated(*property.aggregation, with_rows, json);
      case PropertyKind::kCalculation:
        json["program"] = property.calculation;
        return add_read(property, json);
    }
    return {};
  }

  /// Explains an input; once there are a great many of them, by its value alone.
  Result<void> add_input(Subject subject, const std::string& name, Json& json) {
    const bool bare = explainer_.inputs_left == 0;
    if (!bare) --explainer_.inputs_left;
    Result<Json> input = PropertyExplainer(subject, explainer_).explain(name, false, bare);
    if (!input) return input.error();
    json["inputs"].push_back(std::move(input).value());
    return {};
  }

  /// A value as it was added, but for one that another property stands in for.
  Result<void> add_measured(const std::string& name, Json& json) {
    const Measures* other = explainer_.evaluation.measured_otherwise(subject_.blueprint, name);
    return other ? add_input(subject_, other->use, json) : Result<void>();
  }

  Result<void> add_read(const Property& property, Json& json) {
    const Result<jq::Program> program = jq::Program::compile(property.calculation);
    if (!program) return program.error();
    json["inputs"] = Json::array();
    Result<void> good;
    for (const std::string& name : properties_read(*program, blueprint_)) {
      if (good) good = add_input(subject_, name, json);
    }
    return good;
  }

  Result<void> add_mirrored(const Property& property, Json& json) {
    std::vector<std::string> path = property.mirror_path;
    const std::string name = path.back();
    path.pop_back();
    std::size_t target = 0;
    const Result<Links> links =
        explainer_.evaluation.graph().along(subject_.blueprint, path, target);
    if (!links) return links.error();
    std::vector<RowId> rows;
    links->each(subject_.row, [&](RowId row) { rows.push_back(row); });
    const Catalog& catalog = explainer_.catalog();
    std::sort(rows.begin(), rows.end(), [&](RowId left, RowId right) {
      return catalog.identifier(target, left) < catalog.identifier(target, right);
    });
    rows.resize(std::min(rows.size(), kMostMirrored));
    json["inputs"] = Json::array();
    Result<void> good;
    for (const RowId row : rows) {
      if (good) good = add_input({target, row}, name, json);
    }
    return good;
  }

  Result<void> add_aggregated(const Aggregation& aggregation, bool with_rows, Json& json) {
    const auto target = explainer_.catalog().blueprint_index(aggregation.target);
    if (!target) return Error{ErrorCode::kModelUnknownBlueprint, 0, aggregation.target};
    const Result<const Links*> links =
        explainer_.evaluation.links_to(subject_.blueprint, *target, aggregation);
    if (!links) return links.error();
    Population population{*target, aggregation.query, aggregation.spec, aggregation.path};
    population.belongs.resize(explainer_.catalog().table(*target).size());
    for (RowId row = 0; row < population.belongs.size(); ++row) {
      (*links)->each(row, [&](RowId holder) { population.belongs[row] |= holder == subject_.row; });
    }
    return add_population(population, with_rows, explainer_, json);
  }

  Subject subject_;
  Explainer& explainer_;
  const Blueprint& blueprint_;
};

}  // namespace

Result<Json> explain_property(Subject subject, const std::string& name, bool with_rows,
                              Explainer& explainer) {
  return PropertyExplainer(subject, explainer).explain(name, with_rows, false);
}

Result<void> add_population(const Population& population, bool with_rows, Explainer& explainer,
                            Json& json) {
  Result<Reasons> reasons = find_reasons(population, explainer);
  if (!reasons) return reasons.error();
  Result<Json> aggregate = json_aggregate(population, *reasons, explainer);
  if (!aggregate) return aggregate.error();
  json["aggregate"] = std::move(aggregate).value();
  if (!with_rows) return {};
  Result<Json> rows = json_rows(population, *reasons, explainer);
  if (!rows) return rows.error();
  json["rows"] = std::move(rows).value();
  return {};
}

}  // namespace dora
