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

void Value::retain() const {
  if (counted_) ++payload_.node->references;
}

void Value::release() {
  if (--payload_.node->references == 0) destroy(kind_, payload_.node);
}

Value::Value(const Value& other)
    : payload_(other.payload_),
      kind_(other.kind_),
      counted_(other.counted_),
      literal_(other.literal_) {
  retain();
}

Value::Value(Value&& other) noexcept
    : payload_(other.payload_),
      kind_(other.kind_),
      counted_(other.counted_),
      literal_(other.literal_) {
  other.kind_ = Kind::kNull;
  other.counted_ = false;
}

Value& Value::operator=(const Value& other) {
  if (this != &other) *this = Value(other);
  return *this;
}

Value& Value::operator=(Value&& other) noexcept {
  std::swap(payload_, other.payload_);
  std::swap(kind_, other.kind_);
  std::swap(counted_, other.counted_);
  std::swap(literal_, other.literal_);
  return *this;
}

Value Value::boolean(bool truth) {
  Value value;
  value.kind_ = truth ? Kind::kTrue : Kind::kFalse;
  return value;
}

Value Value::number(double number) {
  Value value;
  value.kind_ = Kind::kNumber;
  value.payload_.number = number;
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
  value.literal_ = true;
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
  return counted_ ? static_cast<NumberNode*>(payload_.node)->number : payload_.number;
}

std::string_view Value::number_literal() const {
  if (kind_ != Kind::kNumber || !counted_) return {};
  return static_cast<NumberNode*>(payload_.node)->literal;
}

std::string_view Value::text() const { return static_cast<StringNode*>(payload_.node)->bytes; }

const std::vector<Value>& Value::items() const {
  return is_array() ? static_cast<ArrayNode*>(payload_.node)->items : kNoItems;
}

const std::vector<Member>& Value::members() const {
  return is_object() ? static_cast<ObjectNode*>(payload_.node)->members : kNoMembers;
}

std::size_t Value::size() const { return is_array() ? items().size() : members().size(); }

const Value* Value::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  const auto* node = static_cast<ObjectNode*>(payload_.node);
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
  auto* node = static_cast<ObjectNode*>(payload_.node);
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
  auto* node = static_cast<ObjectNode*>(payload_.node);
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
  auto* node = static_cast<ArrayNode*>(payload_.node);
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
  auto* node = static_cast<StringNode*>(payload_.node);
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

bool Value::same(const Value& other) const {
  if (kind_ != other.kind_ || counted_ != other.counted_) return false;
  if (counted_) return payload_.node == other.payload_.node;
  return kind_ != Kind::kNumber || payload_.number == other.payload_.number;
}

std::string_view Value::type_name() const {
  switch (kind_) {
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
