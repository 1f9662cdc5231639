#include "explain/reasons.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "report/json_parts.hpp"

namespace dora {
namespace {

constexpr std::size_t kMostValues = 8;

const std::vector<Catalog::Dropped>& dropped(Explainer& explainer, std::size_t blueprint) {
  const auto known = explainer.dropped.find(blueprint);
  if (known != explainer.dropped.end()) return known->second;
  return explainer.dropped.emplace(blueprint, explainer.catalog().dropped(blueprint)).first->second;
}

/// A cell as a number; different for different cells of one column.
std::uint64_t key_of(const Cell& cell) {
  if (const double* number = std::get_if<double>(&cell.value)) {
    std::uint64_t bits;
    std::memcpy(&bits, number, sizeof bits);
    return bits;
  }
  if (const bool* flag = std::get_if<bool>(&cell.value)) return *flag ? 1 : 0;
  if (const TextId* text = std::get_if<TextId>(&cell.value)) return *text;
  return ~std::uint64_t{0};
}

/// The entities of one reason, which may be told apart by their values.
struct Coarse {
  struct Value {
    Cell cell;
    std::size_t count = 0;
    std::uint16_t index = 0;  // in Reasons::left_out
  };
  LeftOut reason;
  const Column* by = nullptr;
  std::size_t count = 0;
  std::unordered_map<std::uint64_t, Value> values = {};
  std::uint16_t index = 0;  // of those whose value is not told
};

class Finder {
 public:
  Finder(const Population& population, Explainer& explainer)
      : population_(population),
        explainer_(explainer),
        rows_(population.belongs.size()),
        coarse_of_(rows_, Reasons::kForeign) {}

  Result<Reasons> find() {
    Evaluation& evaluation = explainer_.evaluation;
    Result<RowMask> selected =
        evaluation.select(population_.target, population_.query, population_.window);
    if (!selected) return selected.error();
    Result<std::vector<Requirement>> asked =
        requirements(population_.target, population_.query, evaluation);
    if (!asked) return asked.error();
    for (const Requirement& one : *asked) required_.push_back(&one);
    const std::optional<Requirement> by_view = required_by_view(population_, explainer_);
    if (by_view) required_.push_back(&*by_view);
    for (const Requirement& one : population_.more) required_.push_back(&one);
    result_.counted = std::move(selected).value();
    name_reasons();
    for (RowId row = 0; row < rows_; ++row) look_at(row);
    list();
    result_.why.resize(rows_);
    for (RowId row = 0; row < rows_; ++row) result_.why[row] = index_of(row);
    return std::move(result_);
  }

 private:
  // Where each reason stands in coarse_.
  static constexpr std::uint16_t kStrategy = 0;
  static constexpr std::uint16_t kRepeated = 1;
  static constexpr std::uint16_t kWithout = 2;
  static constexpr std::uint16_t kView = 3;
  static constexpr std::uint16_t kLater = 4;  // than the end of the view
  static constexpr std::uint16_t kFacets = 5;
  std::uint16_t of_requirement(std::size_t index, std::size_t kind) const {
    return static_cast<std::uint16_t>(first_requirement_ + index * 3 + kind);
  }

  void name_reasons() {
    coarse_.push_back({{"strategy"}});
    coarse_.push_back({{"repeated"}});
    coarse_.push_back({{"without"}});
    coarse_.push_back({{"view"}});
    coarse_.push_back({{"after", happened_name(population_.target, explainer_)}});
    for (const Facet& facet : explainer_.catalog().counting().facets) {
      coarse_.push_back({{"facet", {}, facet.title}});
    }
    first_requirement_ = coarse_.size();
    for (const Requirement* one : required_) {
      coarse_.push_back({{"rule", one->property}, one->column});
      coarse_.push_back({{"before", one->property}});
      coarse_.push_back({{"after", one->property}});
    }
    coarse_.push_back({{"rule"}});  // what no condition by itself explains
  }

  void look_at(RowId row) {
    if (population_.belongs[row] == 0) {
      result_.counted[row] = 0;
      return;
    }
    if (existing_[row] == 0) {
      const std::uint16_t dropped = why_dropped(row);
      if (dropped != Reasons::kForeign) put(row, dropped);
      return;
    }
    if (in_view_[row] == 0) return put(row, why_out_of_view(row));
    for (std::size_t i = 0; i < required_.size(); ++i) {
      if (required_[i]->holds[row] == 0) {
        result_.counted[row] = 0;
        return put(row, of_requirement(i, kind_of(*required_[i], row)));
      }
    }
    if (result_.counted[row] == 0) return put(row, static_cast<std::uint16_t>(coarse_.size() - 1));
    coarse_of_[row] = Reasons::kCounts;
  }

  std::uint16_t why_dropped(RowId row) const {
    switch (dropped_[row].by) {
      case Catalog::Dropped::By::kStrategy:
        return kStrategy;
      case Catalog::Dropped::By::kRepeated:
        return kRepeated;
      case Catalog::Dropped::By::kFacet:
        return static_cast<std::uint16_t>(kFacets + dropped_[row].facet);
      default:
        return Reasons::kForeign;
    }
  }

  std::uint16_t why_out_of_view(RowId row) const {
    if (row < without_.size() && without_[row] != 0) return kWithout;
    const std::optional<Millis> end = explainer_.evaluation.settings().view.to;
    return end && happened_ && happened_->time(row) > *end ? kLater : kView;
  }

  /// 0 for a value that misses the condition, 1 for a moment before the wanted ones, 2 after them.
  static std::size_t kind_of(const Requirement& one, RowId row) {
    const Millis time = one.time ? one.column->time(row) : kNoTime;
    if (time == kNoTime) return 0;
    return time > one.time->to ? 2 : 1;
  }

  void put(RowId row, std::uint16_t index) {
    coarse_of_[row] = index;
    Coarse& coarse = coarse_[index];
    ++coarse.count;
    if (!tells_value(coarse, row)) return;
    const Cell cell = coarse.by->get(row);
    Coarse::Value& value = coarse.values[key_of(cell)];
    value.cell = cell;
    ++value.count;
  }

  /// Hardly two entities have the same moment.
  static bool tells_value(const Coarse& coarse, RowId row) {
    if (!coarse.by) return false;
    return coarse.by->type() != ValueType::kTime || coarse.by->time(row) == kNoTime;
  }

  void list() {
    const auto add = [&](const Coarse& coarse, std::size_t count) {
      result_.left_out.push_back(coarse.reason);
      result_.left_out.back().count = count;
      return static_cast<std::uint16_t>(result_.left_out.size() - 1);
    };
    for (Coarse& coarse : coarse_) {
      std::size_t rest = coarse.count;
      for (Coarse::Value* value : most_frequent(coarse)) {
        value->index = add(coarse, value->count);
        result_.left_out.back().column = coarse.by;
        result_.left_out.back().value = value->cell;
        rest -= value->count;
      }
      if (rest > 0) coarse.index = add(coarse, rest);
    }
    sort();
  }

  /// Those that are told; the others have an index that says so.
  std::vector<Coarse::Value*> most_frequent(Coarse& coarse) const {
    std::vector<Coarse::Value*> values;
    for (auto& [key, value] : coarse.values) {
      value.index = Reasons::kForeign;
      values.push_back(&value);
    }
    const TextPool& texts = explainer_.catalog().texts();
    const auto before = [&](const Cell& left, const Cell& right) {
      const TextId* one = std::get_if<TextId>(&left.value);
      const TextId* other = std::get_if<TextId>(&right.value);
      return one && other ? texts.text(*one) < texts.text(*other) : left.value < right.value;
    };
    const std::size_t most = std::min(kMostValues, values.size());
    std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(most),
                      values.end(), [&](const Coarse::Value* left, const Coarse::Value* right) {
                        return left->count != right->count ? left->count > right->count
                                                           : before(left->cell, right->cell);
                      });
    values.resize(most);
    return values;
  }

  void sort() {
    std::vector<std::uint16_t> order(result_.left_out.size());
    for (std::uint16_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint16_t left, std::uint16_t right) {
      return result_.left_out[left].count > result_.left_out[right].count;
    });
    std::vector<LeftOut> sorted;
    place_.resize(order.size());
    for (const std::uint16_t index : order) {
      place_[index] = static_cast<std::uint16_t>(sorted.size());
      sorted.push_back(std::move(result_.left_out[index]));
    }
    result_.left_out = std::move(sorted);
  }

  std::uint16_t index_of(RowId row) const {
    const std::uint16_t index = coarse_of_[row];
    if (index >= coarse_.size()) return index;
    const Coarse& coarse = coarse_[index];
    if (tells_value(coarse, row)) {
      const auto value = coarse.values.find(key_of(coarse.by->get(row)));
      if (value->second.index != Reasons::kForeign) return place_[value->second.index];
    }
    return place_[coarse.index];
  }

  const Population& population_;
  Explainer& explainer_;
  std::size_t rows_;
  const RowMask& existing_ = explainer_.evaluation.existing(population_.target);
  const RowMask& in_view_ = explainer_.evaluation.in_view(population_.target);
  const RowMask without_ = explainer_.evaluation.left_out_rows(population_.target);
  const Column* happened_ = explainer_.evaluation.happened(population_.target);
  const std::vector<Catalog::Dropped>& dropped_ = dropped(explainer_, population_.target);
  std::vector<const Requirement*> required_;
  std::vector<Coarse> coarse_;
  std::size_t first_requirement_ = 0;
  std::vector<std::uint16_t> coarse_of_;
  std::vector<std::uint16_t> place_;  // of what was left out, after it was sorted
  Reasons result_;
};

}  // namespace

Result<Reasons> find_reasons(const Population& population, Explainer& explainer) {
  return Finder(population, explainer).find();
}

Json json_left_out(const LeftOut& left_out, const TextPool& texts) {
  Json json = {{"reason", left_out.reason}, {"count", left_out.count}};
  if (!left_out.property.empty()) json["property"] = left_out.property;
  if (!left_out.title.empty()) json["title"] = left_out.title;
  if (left_out.column) json["value"] = json_cell(left_out.value, left_out.column->type(), texts);
  return json;
}

}  // namespace dora
