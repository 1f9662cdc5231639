#include "jq/value.hpp"

#include <cmath>

#include "jq/nodes.hpp"
#include "jq/number.hpp"

namespace dora::jq {
namespace {

const Value kNullValue;
const std::vector<Value> kNoItems;
const std::vector<Member> kNoMembers;

void delete_node(Kind kind, Shared* node) {
  switch (kind) {
    case Kind::kNumber:
      delete static_cast<NumberNode*>(node);
      break;
    case Kind::kString:
      delete static_cast<StringNode*>(node);
      break;
    case Kind::kArray:
      delete static_cast<ArrayNode*>(node);
      break;
    case Kind::kObject:
      delete static_cast<ObjectNode*>(node);
      break;
    default:
      break;
  }
}

struct Doomed {
  Kind kind;
  Shared* node;
};

// Deleting a container deletes its elements from within; below this many nested deletions the rest
// waits in a list, so that the stack stays small however deep the value is.
constexpr int kNestedDeletions = 100;
thread_local int deletions = 0;
thread_local std::vector<Doomed> doomed;

void destroy(Kind kind, Shared* node) {
  if (deletions >= kNestedDeletions) {
    doomed.push_back({kind, node});
    return;
  }
  ++deletions;
  delete_node(kind, node);
  if (deletions == 1) {
    while (!doomed.empty()) {
      const Doomed next = doomed.back();
      doomed.pop_back();
      delete_node(next.kind, next.node);
    }
  }
  --deletions;
}

}  // namespace

void Value::release() {
  if (--raw_.node->references == 0) destroy(raw_.kind, raw_.node);
}

Value Value::boolean(bool truth) {
  Value value;
  value.raw_.kind = truth ? Kind::kTrue : Kind::kFalse;
  return value;
}

Value Value::number(double number) {
  Value value;
  value.raw_.kind = Kind::kNumber;
  value.raw_.number = number;
  return value;
}

Value Value::number_text(std::string_view json_number) {
  ParsedNumber parsed = parse_number(json_number);
  Value value = number(parsed.value);
  if (!parsed.literal.empty()) {
    auto* node = new NumberNode;
    node->number = parsed.value;
    node->literal = std::move(parsed.literal);
    value = Value(Kind::kNumber, node);
  }
  value.raw_.literal = true;
  return value;
}

Value Value::string(std::string_view utf8) {
  auto* node = new StringNode;
  node->bytes = utf8;
  return {Kind::kString, node};
}

Value Value::array() { return {Kind::kArray, new ArrayNode}; }
Value Value::object() { return {Kind::kObject, new ObjectNode}; }

double Value::as_number() const {
  return raw_.counted ? static_cast<NumberNode*>(raw_.node)->number : raw_.number;
}

std::string_view Value::number_literal() const {
  if (raw_.kind != Kind::kNumber || !raw_.counted) return {};
  return static_cast<NumberNode*>(raw_.node)->literal;
}

std::string_view Value::text() const { return static_cast<StringNode*>(raw_.node)->bytes; }

const std::vector<Value>& Value::items() const {
  return is_array() ? static_cast<ArrayNode*>(raw_.node)->items : kNoItems;
}

const std::vector<Member>& Value::members() const {
  return is_object() ? static_cast<ObjectNode*>(raw_.node)->members : kNoMembers;
}

std::size_t Value::size() const { return is_array() ? items().size() : members().size(); }

const Value* Value::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  const auto* node = static_cast<ObjectNode*>(raw_.node);
  const std::size_t position = node->find(key);
  return position < node->members.size() ? &node->members[position].value : nullptr;
}

const Value& Value::get(std::string_view key) const {
  const Value* found = find(key);
  return found != nullptr ? *found : kNullValue;
}

void Value::set(std::string_view key, Value value) { set(string(key), std::move(value)); }

void Value::set(Value key, Value value) {
  if (!is_object()) *this = object();
  auto* node = static_cast<ObjectNode*>(raw_.node);
  if (node->references > 1) {
    auto* copy = new ObjectNode(*node);
    copy->references = 1;
    *this = Value(Kind::kObject, copy);
    node = copy;
  }
  const std::size_t position = node->find(key.text());
  if (position < node->members.size()) {
    node->members[position].value = std::move(value);
  } else {
    node->append(std::move(key), std::move(value));
  }
}

void Value::erase(std::string_view key) {
  if (find(key) == nullptr) return;
  auto* node = static_cast<ObjectNode*>(raw_.node);
  if (node->references > 1) {
    auto* copy = new ObjectNode(*node);
    copy->references = 1;
    *this = Value(Kind::kObject, copy);
    node = copy;
  }
  node->erase(node->find(key));
}

std::vector<Value>& Value::mutable_items() {
  if (!is_array()) *this = array();
  auto* node = static_cast<ArrayNode*>(raw_.node);
  if (node->references > 1) {
    auto* copy = new ArrayNode(*node);
    copy->references = 1;
    *this = Value(Kind::kArray, copy);
    node = copy;
  }
  return node->items;
}

void Value::push_back(Value value) { mutable_items().push_back(std::move(value)); }

void Value::append_text(std::string_view utf8) {
  auto* node = static_cast<StringNode*>(raw_.node);
  if (node->references == 1) {
    node->bytes += utf8;
    return;
  }
  auto* copy = new StringNode;
  copy->bytes.reserve(node->bytes.size() + utf8.size());
  copy->bytes += node->bytes;
  copy->bytes += utf8;
  *this = Value(Kind::kString, copy);
}

Value Value::part(std::size_t from, std::size_t to) const {
  static std::uint32_t origins = 0;
  auto* whole = static_cast<ArrayNode*>(raw_.node);
  if (whole->origin == 0) whole->origin = ++origins;
  auto* node = new ArrayNode;
  node->origin = whole->origin;
  node->items.assign(whole->items.begin() + static_cast<std::ptrdiff_t>(from),
                     whole->items.begin() + static_cast<std::ptrdiff_t>(to));
  return {Kind::kArray, node};
}

bool Value::sliced_alike(const Value& other) const {
  if (!is_array() || !other.is_array()) return false;
  const std::uint32_t origin = static_cast<ArrayNode*>(raw_.node)->origin;
  return origin != 0 && origin == static_cast<ArrayNode*>(other.raw_.node)->origin;
}

bool Value::same(const Value& other) const {
  if (raw_.kind != other.raw_.kind || raw_.counted != other.raw_.counted) return false;
  if (raw_.counted) return raw_.node == other.raw_.node;
  return raw_.kind != Kind::kNumber || raw_.number == other.raw_.number;
}

std::string_view Value::type_name() const {
  switch (raw_.kind) {
    case Kind::kNull:
      return "null";
    case Kind::kFalse:
    case Kind::kTrue:
      return "boolean";
    case Kind::kNumber:
      return "number";
    case Kind::kString:
      return "string";
    case Kind::kArray:
      return "array";
    case Kind::kObject:
      return "object";
  }
  return "null";
}

}  // namespace dora::jq
