#include "model/node.hpp"

namespace dora {
namespace {

const Json kNullJson;

/// A key as a reference token of a JSON pointer: ~ and / are escaped (RFC 6901, 3).
std::string reference_token(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

}  // namespace

Node Node::child(std::string_view key, const Json& value) const {
  return Node(value, pointer_ + "/" + reference_token(key), *error_);
}

Node Node::operator[](const std::string& key) const {
  if (!value_->is_object()) return child(key, kNullJson);
  const auto found = value_->find(key);
  return child(key, found == value_->end() ? kNullJson : *found);
}

bool Node::has(const char* key) const { return value_->is_object() && value_->contains(key); }

std::string Node::text(std::string_view fallback) const {
  if (value_->is_string()) return *value_->get_ptr<const std::string*>();
  expect(value_->is_null(), "string");
  return std::string(fallback);
}

bool Node::flag(bool fallback) const {
  if (value_->is_boolean()) return *value_->get_ptr<const bool*>();
  expect(value_->is_null(), "boolean");
  return fallback;
}

double Node::number(double fallback) const {
  if (value_->is_number()) return value_->get<double>();
  expect(value_->is_null(), "number");
  return fallback;
}

bool Node::expect(bool good, const char* type) const {
  if (!good) fail(ErrorCode::kModelShape, type);
  return good;
}

void Node::fail(ErrorCode code, std::string detail) const {
  if (!*error_) *error_ = Error{code, 0, std::move(detail), pointer_};
}

}  // namespace dora
