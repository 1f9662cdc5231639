#include "ingest/field_plan.hpp"

#include <algorithm>

namespace dora {

using json::Cursor;
using json::Kind;

void FieldPlan::add(const std::string* path, std::size_t length) {
  if (length == 0) {
    whole_ = true;
    return;
  }
  auto known = std::find(keys_.begin(), keys_.end(), *path);
  if (known == keys_.end()) {
    keys_.push_back(*path);
    children_.emplace_back();
    known = keys_.end() - 1;
  }
  children_[static_cast<std::size_t>(known - keys_.begin())].add(path + 1, length - 1);
}

const FieldPlan* FieldPlan::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i] == key) return &children_[i];
  }
  return nullptr;
}

bool FieldPlan::read(Cursor& cursor, jq::Value& value) const {
  if (whole_ || cursor.kind() != Kind::kObject) return read_value(cursor, value);
  value = jq::Value::object();
  if (!cursor.begin_object()) return false;
  std::string_view key;
  while (cursor.next_key(key)) {
    const FieldPlan* field = find(key);
    if (!field) {
      cursor.skip();
      continue;
    }
    const std::string name(key);
    jq::Value member;
    if (!field->read(cursor, member)) return false;
    value.set(name, std::move(member));
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
