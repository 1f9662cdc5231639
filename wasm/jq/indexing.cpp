#include <cmath>

#include "jq/operators.hpp"
#include "jq/runtime.hpp"
#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

bool raise_index_error(Runtime& runtime, const Value& container, const Value& key) {
  return runtime.raise("Cannot index " + std::string(container.type_name()) + " with " +
                       described(key));
}

struct Range {
  std::size_t from = 0;
  std::size_t to = 0;
};

// Fractions widen a slice: it begins at the floor and ends at the ceiling. NaN is an absent end.
bool slice_range(const Value& from, const Value& to, std::size_t size, Range& out) {
  const auto length = static_cast<double>(size);
  if (!(from.is_null() || from.is_number()) || !(to.is_null() || to.is_number())) return false;
  double begin = from.is_null() ? 0 : from.as_number();
  double end = to.is_null() ? length : to.as_number();
  if (std::isnan(begin)) begin = 0;
  if (std::isnan(end)) end = length;
  if (begin < 0) begin += length;
  if (end < 0) end += length;
  begin = begin < 0 ? 0 : (begin > length ? length : std::trunc(begin));
  end = end > length ? length : std::ceil(end < 0 ? 0 : end);
  out.from = static_cast<std::size_t>(begin);
  out.to = end < begin ? out.from : static_cast<std::size_t>(end);
  return true;
}

bool element(const Value& array, double index, Value& out) {
  out = Value();
  const auto size = static_cast<double>(array.size());
  if (std::isnan(index)) return true;
  double position = std::trunc(index);
  if (position < 0) position += size;
  if (position >= 0 && position < size) out = array.items()[static_cast<std::size_t>(position)];
  return true;
}

bool positions(Runtime& runtime, const Value& array, const Value& wanted, Value& out) {
  Value found = Value::array();
  const std::size_t size = wanted.size();
  bool unsure = false;
  for (std::size_t i = 0; size > 0 && i + size <= array.size(); ++i) {
    std::size_t same = 0;
    while (same < size && equal(array.items()[i + same], wanted.items()[same], &unsure)) ++same;
    if (!runtime.charge(same + 1)) return false;
    if (same == size) found.push_back(Value::number(static_cast<double>(i)));
  }
  if (unsure) return runtime.unsupported("depth");
  out = std::move(found);
  return true;
}

}  // namespace

bool index_field(Runtime& runtime, const Value& container, const Value& name, Value& out) {
  if (container.is_object()) {
    out = container.get(name.text());
    return true;
  }
  if (container.is_null()) {
    out = Value();
    return true;
  }
  return raise_index_error(runtime, container, name);
}

bool index(Runtime& runtime, const Value& container, const Value& key, Value& out) {
  if (key.is_string()) return index_field(runtime, container, key, out);
  const bool sliceable = container.is_array() || container.is_string();
  if (key.is_number() && container.is_array()) return element(container, key.as_number(), out);
  if (key.is_object() && sliceable) {
    const Value* from = key.find("start");
    const Value* to = key.find("end");
    if (from == nullptr || to == nullptr) {
      return runtime.raise("Array/string slice indices must be integers");
    }
    return slice(runtime, container, *from, *to, out);
  }
  if (key.is_array() && container.is_array()) return positions(runtime, container, key, out);
  if (container.is_null() && (key.is_number() || key.is_object())) {
    out = Value();
    return true;
  }
  return raise_index_error(runtime, container, key);
}

bool slice(Runtime& runtime, const Value& container, const Value& from, const Value& to,
           Value& out) {
  if (container.is_null()) {
    out = Value();
    return true;
  }
  if (!container.is_array() && !container.is_string()) {
    Value key = Value::object();
    key.set("start", from);
    key.set("end", to);
    return raise_index_error(runtime, container, key);
  }
  const bool text = container.is_string();
  const std::size_t size = text ? utf8_count(container.text()) : container.size();
  Range range;
  if (!slice_range(from, to, size, range)) {
    return runtime.raise("Array/string slice indices must be integers");
  }
  if (text) {
    const std::string_view bytes = container.text();
    const std::size_t begin = utf8_offset(bytes, range.from);
    const std::string_view rest = bytes.substr(begin);
    out = Value::string(rest.substr(0, utf8_offset(rest, range.to - range.from)));
    return true;
  }
  if (!runtime.charge(range.to - range.from)) return false;
  out = container.part(range.from, range.to);
  return true;
}

}  // namespace dora::jq
