// The part of Catalog that leaves entities out by what they are: by severity, by label, by bots.

#include <algorithm>
#include <unordered_map>

#include "catalog/catalog.hpp"
#include "jq/value.hpp"

namespace dora {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// The values of a facet that an entity has, numbered as they are found.
class Values {
 public:
  Values(const Catalog& catalog, const Facet& facet, std::size_t blueprint)
      : catalog_(catalog), facet_(facet), table_(catalog.table(blueprint)) {
    for (const Facet::Group& group : facet.groups) number(group.value);
    for (const std::string& name : facet.properties) {
      titled_ = titled_ || name == "$title";
      const auto property = catalog.blueprints()[blueprint].property_index(name);
      if (property) columns_.push_back(&table_.property(*property));
    }
  }

  bool any() const { return titled_ || !columns_.empty(); }
  const std::vector<std::string>& names() const { return names_; }

  void of(RowId row, Numbers& found) {
    found.clear();
    for (const Column* column : columns_) add(column->text(row), column->type(), found);
    if (titled_) add(table_.title(row), ValueType::kText, found);
    if (found.empty() && facet_.groups.empty()) found.push_back(number(""));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }

 private:
  /// The same text is looked at once, however many entities have it.
  void add(TextId text, ValueType type, Numbers& found) {
    if (text == kNoText) return;
    const auto [known, is_new] = known_.try_emplace(text);
    if (is_new) known->second = look_at(catalog_.texts().text(text), type);
    found.insert(found.end(), known->second.begin(), known->second.end());
  }

  Numbers look_at(std::string_view text, ValueType type) {
    Numbers numbers;
    if (type != ValueType::kJson) {
      look_at(text, numbers);
      return numbers;
    }
    const Result<jq::Value> list = jq::from_json(text);
    if (!list || !list->is_array()) return numbers;
    for (const jq::Value& item : list->items()) {
      if (item.is_string()) look_at(item.text(), numbers);
    }
    return numbers;
  }

  void look_at(std::string_view value, Numbers& numbers) {
    if (facet_.groups.empty()) numbers.push_back(number(value));
    for (std::uint32_t i = 0; i < facet_.groups.size(); ++i) {
      const std::vector<NamePattern>& names = facet_.groups[i].names;
      const auto fits = [&](const NamePattern& name) { return name.fits(value); };
      if (std::any_of(names.begin(), names.end(), fits)) numbers.push_back(i);
    }
  }

  std::uint32_t number(std::string_view value) {
    const auto [entry, is_new] = numbers_.emplace(value, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.emplace_back(value);
    return entry->second;
  }

  const Catalog& catalog_;
  const Facet& facet_;
  const Table& table_;
  std::vector<const Column*> columns_;
  bool titled_ = false;
  std::unordered_map<TextId, Numbers> known_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;
};

}  // namespace

Catalog::FacetValues Catalog::facet_values(const Facet& facet) const {
  const auto blueprint = blueprint_index(facet.blueprint);
  if (!blueprint) return {};
  Values values(*this, facet, *blueprint);
  if (!values.any()) return {};
  FacetValues counts;
  Numbers found;
  std::vector<std::size_t> by_number(facet.groups.size());
  for (RowId row = 0; row < tables_[*blueprint].size(); ++row) {
    if (!tables_[*blueprint].present(row)) continue;
    ++counts.entities;
    values.of(row, found);
    by_number.resize(values.names().size());
    for (const std::uint32_t number : found) ++by_number[number];
  }
  for (std::size_t i = 0; i < by_number.size(); ++i) {
    if (by_number[i] > 0) counts.values.push_back({values.names()[i], by_number[i]});
  }
  const auto comes_first = [](const FacetValue& left, const FacetValue& right) {
    return left.count != right.count ? left.count > right.count : left.value < right.value;
  };
  std::sort(counts.values.begin(), counts.values.end(), comes_first);
  return counts;
}

/// 1 for each row of the facet's blueprint that it leaves out.
std::vector<std::uint8_t> Catalog::left_out_by(const Facet& facet) const {
  const auto blueprint = blueprint_index(facet.blueprint);
  std::vector<std::uint8_t> left_out;
  if (!blueprint || facet.leave_out.empty()) return left_out;
  Values values(*this, facet, *blueprint);
  if (!values.any()) return left_out;
  left_out.resize(tables_[*blueprint].size());
  Numbers found;
  for (RowId row = 0; row < left_out.size(); ++row) {
    if (!tables_[*blueprint].present(row)) continue;
    values.of(row, found);
    left_out[row] = std::any_of(found.begin(), found.end(), [&](std::uint32_t number) {
      return facet.leaves_out(values.names()[number]);
    });
  }
  return left_out;
}

void Catalog::drop_left_out(std::size_t blueprint, Counted& counted, WhyDropped why) const {
  const Blueprint& definition = blueprints_[blueprint];
  for (std::size_t i = 0; i < counting_.facets.size(); ++i) {
    const Facet& facet = counting_.facets[i];
    std::size_t& dropped = counted.left_out.emplace_back();
    if (facet.leave_out.empty()) continue;
    const auto drop = [&](RowId row) {
      if (counted.rows[row] == 0) return;
      if (why) (*why)[row] = {Dropped::By::kFacet, static_cast<std::uint16_t>(i)};
      ++dropped;
      counted.rows[row] = 0;
    };
    const bool own = facet.blueprint == definition.identifier;
    const bool joined = std::any_of(facet.with.begin(), facet.with.end(), [&](const auto& with) {
      return with.blueprint == definition.identifier;
    });
    if (!own && !joined) continue;
    const std::vector<std::uint8_t> left_out = left_out_by(facet);
    for (RowId row = 0; own && row < left_out.size(); ++row) {
      if (left_out[row] != 0) drop(row);
    }
    each_joined(facet, blueprint, left_out, drop);
  }
}

}  // namespace dora
