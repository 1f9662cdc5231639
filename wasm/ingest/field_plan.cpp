#include "ingest/field_plan.hpp"

namespace dora {

using json::Cursor;
using json::Kind;

void FieldPlan::add(const std::string* path, std::size_t length) {
  if (length == 0) {
    whole_ = true;
    return;
  }
  const std::size_t index = keys_.add(*path);
  if (index == children_.size()) {
    names_.push_back(jq::Value::string(*path));
    children_.emplace_back();
  }
  children_[index].add(path + 1, length - 1);
}

bool FieldPlan::read(Cursor& cursor, jq::Value& value) const {
  if (whole_ || cursor.kind() != Kind::kObject) return read_value(cursor, value);
  value = jq::Value::object();
  if (!cursor.begin_object()) return false;
  std::string_view key;
  while (cursor.next_key(key)) {
    const std::size_t index = keys_.find(key);
    if (index == json::KeySet::kNotFound) {
      cursor.skip();
      continue;
    }
    jq::Value member;
    if (!children_[index].read(cursor, member)) return false;
    value.set(names_[index], std::move(member));
  }
  return cursor.ok();
}

bool read_value(Cursor& cursor, jq::Value& value) {
  switch (cursor.kind()) {
    case Kind::kString: {
      std::string_view text;
      if (!cursor.string(text)) return false;
      value = jq::Value::string(text);
      return true;
    }
    case Kind::kNumber: {
      double number = 0;
      std::string_view raw;
      if (!cursor.number(number, raw)) return false;
      value = jq::Value::number_text(raw);
      return true;
    }
    case Kind::kBoolean: {
      bool flag = false;
      if (!cursor.boolean(flag)) return false;
      value = jq::Value::boolean(flag);
      return true;
    }
    case Kind::kArray: {
      value = jq::Value::array();
      if (!cursor.begin_array()) return false;
      while (cursor.next_element()) {
        jq::Value element;
        if (!read_value(cursor, element)) return false;
        value.push_back(std::move(element));
      }
      return cursor.ok();
    }
    case Kind::kObject: {
      value = jq::Value::object();
      if (!cursor.begin_object()) return false;
      std::string_view key;
      while (cursor.next_key(key)) {
        const std::string name(key);
        jq::Value member;
        if (!read_value(cursor, member)) return false;
        value.set(name, std::move(member));
      }
      return cursor.ok();
    }
    case Kind::kNull:
      value = jq::Value::null();
      return cursor.null();
    case Kind::kNone:
      return false;
  }
  return false;
}

}  // namespace dora
