#include <algorithm>
#include <cmath>

#include "jq/number.hpp"
#include "jq/sorting.hpp"
#include "jq/value.hpp"

namespace dora::jq {
namespace {

constexpr int kMaxDepth = 1000;

std::string decimal_text(const Value& number) {
  const std::string_view literal = number.number_literal();
  return literal.empty() ? format_number(number.as_number()) : std::string(literal);
}

int compare_numbers(const Value& left, const Value& right) {
  const double a = left.as_number();
  const double b = right.as_number();
  if (std::isnan(a)) return -1;
  if (std::isnan(b)) return 1;
  if (a != b) return a < b ? -1 : 1;
  const bool exact = left.is_literal() && right.is_literal() &&
                     !(left.number_literal().empty() && right.number_literal().empty());
  return exact ? compare_decimals(decimal_text(left), decimal_text(right)) : 0;
}

int compare_text(const Value& left, const Value& right) {
  const int order = left.text().compare(right.text());
  return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

std::vector<const Member*> sorted_members(const Value& object) {
  const std::vector<Member>& members = object.members();
  const auto order = sorted_order(members.size(), [&](std::size_t a, std::size_t b) {
    return members[a].key.text() < members[b].key.text();
  });
  std::vector<const Member*> sorted;
  sorted.reserve(order.size());
  for (const std::size_t position : order) sorted.push_back(&members[position]);
  return sorted;
}

class Comparison {
 public:
  int order(const Value& left, const Value& right) {
    if (left.kind() != right.kind()) return left.kind() < right.kind() ? -1 : 1;
    switch (left.kind()) {
      case Kind::kNumber:
        return compare_numbers(left, right);
      case Kind::kString:
        return compare_text(left, right);
      case Kind::kArray:
        return nested([&] { return arrays(left, right); });
      case Kind::kObject:
        return nested([&] { return objects(left, right); });
      default:
        return 0;
    }
  }

  bool equals(const Value& left, const Value& right) {
    if (left.kind() != right.kind()) return false;
    switch (left.kind()) {
      case Kind::kNumber:
        return compare_numbers(left, right) == 0;
      case Kind::kString:
        return left.text() == right.text();
      case Kind::kArray:
        return left.same(right) || nested([&] { return equal_arrays(left, right) ? 1 : 0; }) != 0;
      case Kind::kObject:
        return left.same(right) || nested([&] { return equal_objects(left, right) ? 1 : 0; }) != 0;
      default:
        return true;
    }
  }

  bool unsure() const { return unsure_; }

 private:
  template <typename F>
  int nested(F compare_parts) {
    if (depth_ >= kMaxDepth) {
      unsure_ = true;
      return 0;
    }
    ++depth_;
    const int result = compare_parts();
    --depth_;
    return result;
  }

  int arrays(const Value& left, const Value& right) {
    const std::size_t shared = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < shared; ++i) {
      const int result = order(left.items()[i], right.items()[i]);
      if (result != 0) return result;
    }
    if (left.size() == right.size()) return 0;
    return left.size() < right.size() ? -1 : 1;
  }

  int objects(const Value& left, const Value& right) {
    const auto a = sorted_members(left);
    const auto b = sorted_members(right);
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      const int result = compare_text(a[i]->key, b[i]->key);
      if (result != 0) return result;
    }
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const int result = order(a[i]->value, b[i]->value);
      if (result != 0) return result;
    }
    return 0;
  }

  bool equal_arrays(const Value& left, const Value& right) {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (equals(left.items()[i], right.items()[i])) continue;
      if (left.sliced_alike(right)) unsure_ = true;
      return false;
    }
    return true;
  }

  bool equal_objects(const Value& left, const Value& right) {
    if (left.size() != right.size()) return false;
    for (const Member& member : left.members()) {
      const Value* other = right.find(member.key.text());
      if (other == nullptr || !equals(member.value, *other)) return false;
    }
    return true;
  }

  int depth_ = 0;
  bool unsure_ = false;
};

}  // namespace

int compare(const Value& left, const Value& right, bool* unsure) {
  Comparison comparison;
  const int result = comparison.order(left, right);
  if (unsure != nullptr && comparison.unsure()) *unsure = true;
  return result;
}

bool equal(const Value& left, const Value& right, bool* unsure) {
  Comparison comparison;
  const bool result = comparison.equals(left, right);
  if (unsure != nullptr && comparison.unsure()) *unsure = true;
  return result;
}

}  // namespace dora::jq
