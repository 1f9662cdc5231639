#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "json/cursor.hpp"

/// nlohmann/json as the judge of our reading. It differs from us on purpose in a few things; about
/// texts with those it gives no verdict.
namespace oracle {

enum class Verdict {
  kAccepts,
  kRefuses,
  /// Lone surrogates and numbers out of range, which we accept, and NUL outside strings, which it
  /// takes for the end of the text.
  kNone,
};

/// Follows the parser, and keeps how deep it went and what it complained of.
class Observer final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return enter(); }
  bool key(string_t&) override { return true; }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_array() override { return leave(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& e) override {
    free = e.id == 406 || std::string_view(e.what()).find("surrogate") != std::string_view::npos;
    return false;
  }

  std::size_t deepest = 0;
  bool free = false;

 private:
  bool enter() {
    if (++depth_ > deepest) deepest = depth_;
    return true;
  }
  bool leave() {
    --depth_;
    return true;
  }

  std::size_t depth_ = 0;
};

inline Verdict judge(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return Verdict::kNone;
  Observer observer;
  if (!nlohmann::json::sax_parse(text, &observer)) {
    return observer.free ? Verdict::kNone : Verdict::kRefuses;
  }
  return observer.deepest <= dora::json::kMaxDepth ? Verdict::kAccepts : Verdict::kRefuses;
}

/// The cursor's next value as nlohmann has it, every number a double. Null if the cursor failed.
inline nlohmann::json take(dora::json::Cursor& cursor) {
  using dora::json::Kind;
  std::string_view text;
  double number = 0;
  bool truth = false;
  nlohmann::json value;
  switch (cursor.kind()) {
    case Kind::kObject:
      value = nlohmann::json::object();
      cursor.begin_object();
      while (cursor.next_key(text)) {
        const std::string key(text);
        value[key] = take(cursor);
      }
      break;
    case Kind::kArray:
      value = nlohmann::json::array();
      cursor.begin_array();
      while (cursor.next_element()) value.push_back(take(cursor));
      break;
    case Kind::kString:
      if (cursor.string(text)) value = text;
      break;
    case Kind::kNumber:
      if (cursor.number(number)) value = number;
      break;
    case Kind::kBoolean:
      if (cursor.boolean(truth)) value = truth;
      break;
    case Kind::kNull:
      cursor.null();
      break;
    case Kind::kNone:
      break;
  }
  return value;
}

/// Whether both are the same, numbers compared as doubles.
inline bool same(const nlohmann::json& a, const nlohmann::json& b) {
  if (a.is_number() && b.is_number()) return a.get<double>() == b.get<double>();
  if (a.type() != b.type() || a.size() != b.size()) return false;
  if (a.is_array()) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!same(a[i], b[i])) return false;
    }
    return true;
  }
  if (!a.is_object()) return a == b;
  for (auto member = a.begin(); member != a.end(); ++member) {
    const auto other = b.find(member.key());
    if (other == b.end() || !same(member.value(), *other)) return false;
  }
  return true;
}

}  // namespace oracle
