#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace dora::jq {

struct Member;

/// What strings and containers share, at the start of their nodes.
struct Shared {
  std::uint32_t references = 1;
};
struct StringNode;
struct ArrayNode;
struct ObjectNode;
struct NumberNode;

/// The type of a value, in the order in which jq sorts types. jq counts `false` and `true` as two
/// types when it sorts and as one ("boolean") when it names them.
enum class Kind : std::uint8_t { kNull, kFalse, kTrue, kNumber, kString, kArray, kObject };

/// A JSON value as jq sees it: 16 bytes, cheap to copy, immutable as far as anybody else can tell.
///
/// Strings, arrays and objects live in a node with a reference count that is not atomic; a copy
/// shares the node, and the first write to a shared node copies it. Values must therefore stay on
/// the thread that made them. Destroying a value of any depth needs a bounded stack.
///
/// Objects remember the order in which their keys were first set, because jq's `.[]`, `to_entries`
/// and `tojson` show it. A lookup costs a linear search up to 16 members and one hash probe beyond.
///
/// Numbers are doubles. A number that was written in a way that jq would print differently from its
/// double (`1.0`, `1e2`, `100000000000000000001`) also keeps its canonical decimal text, as jq 1.7
/// and later do, until arithmetic touches it.
class Value {
 public:
  Value() {}  // NOLINT: a const Value may be null without saying so
  Value(const Value& other) : raw_(other.raw_) {
    if (raw_.counted) ++raw_.node->references;
  }
  Value(Value&& other) noexcept : raw_(other.raw_) { other.raw_ = Raw(); }
  Value& operator=(const Value& other) { return *this = Value(other); }
  Value& operator=(Value&& other) noexcept {
    const Raw mine = raw_;
    raw_ = other.raw_;
    other.raw_ = mine;
    return *this;
  }
  ~Value() {
    if (raw_.counted) release();
  }

  static Value null() { return {}; }
  static Value boolean(bool truth);
  static Value number(double number);
  /// A number from its JSON text (`-12.50e3`), which must be well-formed. Prefer this over number()
  /// whenever the text is at hand: only the text tells `5.0` from `5`.
  [[gnu::noinline]] static Value number_text(std::string_view json_number);
  /// True for a number made by number_text(): jq compares two of them as decimals, not as doubles.
  bool is_literal() const { return raw_.literal; }
  /// A string; the bytes must be UTF-8.
  [[gnu::noinline]] static Value string(std::string_view utf8);
  static Value array();
  static Value object();

  Kind kind() const { return raw_.kind; }
  bool is_null() const { return raw_.kind == Kind::kNull; }
  bool is_boolean() const { return raw_.kind == Kind::kFalse || raw_.kind == Kind::kTrue; }
  bool is_number() const { return raw_.kind == Kind::kNumber; }
  bool is_string() const { return raw_.kind == Kind::kString; }
  bool is_array() const { return raw_.kind == Kind::kArray; }
  bool is_object() const { return raw_.kind == Kind::kObject; }
  /// jq's truth: everything but null and false.
  bool truthy() const { return raw_.kind != Kind::kNull && raw_.kind != Kind::kFalse; }

  /// The double of a number; the value must be one.
  double as_number() const;
  /// The canonical decimal text of a number that keeps one, otherwise empty.
  std::string_view number_literal() const;
  /// The bytes of a string; the value must be one. Valid as long as the value is.
  std::string_view text() const;
  /// The number of elements or members; zero for anything else.
  std::size_t size() const;

  /// The members of an object in the order of insertion; no members for anything else.
  const std::vector<Member>& members() const;
  /// The elements of an array; none for anything else.
  const std::vector<Value>& items() const;
  /// The member named `key`, or null when there is none or this is no object.
  const Value& get(std::string_view key) const;
  const Value* find(std::string_view key) const;

  /// Sets a member; a value that is not an object becomes an empty one first. A key that exists
  /// keeps its place in the order.
  [[gnu::noinline]] void set(std::string_view key, Value value);
  [[gnu::noinline]] void set(Value key, Value value);
  /// Removes a member if it is there.
  [[gnu::noinline]] void erase(std::string_view key);
  /// Appends to an array; a value that is not an array becomes an empty one first.
  [[gnu::noinline]] void push_back(Value value);
  /// The elements for writing, unshared first; a value that is not an array becomes an empty one.
  [[gnu::noinline]] std::vector<Value>& mutable_items();
  /// Appends bytes to a string, in place when nobody else holds it.
  [[gnu::noinline]] void append_text(std::string_view utf8);

  /// The elements from `from` up to `to`, as an array that remembers where it came from.
  Value part(std::size_t from, std::size_t to) const;
  /// True when one array was sliced from the other, or both from a third.
  bool sliced_alike(const Value& other) const;

  /// True when both share one node, or are the same null, boolean or double.
  bool same(const Value& other) const;

  /// The name jq's `type` gives: "null", "boolean", "number", "string", "array" or "object".
  std::string_view type_name() const;

 private:
  // Sixteen bytes that are copied as they are.
  struct Raw {
    union {
      double number = 0;
      Shared* node;
    };
    Kind kind = Kind::kNull;
    bool counted = false;  // a node: always for strings and containers
    bool literal = false;  // a number as it was written
  };

  [[gnu::noinline]] void release();
  Value(Kind kind, Shared* node) {
    raw_.node = node;
    raw_.kind = kind;
    raw_.counted = true;
  }

  Raw raw_;
};

/// One member of an object. The key is a string value, so that copies of an object share it.
struct Member {
  Value key;
  Value value;
};

/// jq's total order: null < false < true < numbers < strings < arrays < objects. Strings compare by
/// code point (which for UTF-8 is by byte), arrays element by element, objects by their sorted keys
/// and then by the values in that order. NaN is smaller than every number, itself included. Two
/// numbers that were written out compare by their exact decimal values. `unsure` is set when the
/// values are nested deeper than 1,000 levels; the result then means nothing.
int compare(const Value& left, const Value& right, bool* unsure = nullptr);
/// jq's `==`. Differs from compare() == 0 only for a container that holds NaN and is compared with
/// itself: jq calls it equal. `unsure` is also set for two different slices of one array, of the
/// same length: jq calls them equal for as long as they share memory.
bool equal(const Value& left, const Value& right, bool* unsure = nullptr);

/// Appends the value as JSON text, without white space, as jq -c and `tojson` print it: keys in the
/// order of insertion, NaN as null, infinities as the largest double. Returns false, with `out` cut
/// short, when the value is nested deeper than 1,000 levels.
bool append_json(const Value& value, std::string& out);
std::string to_json(const Value& value);
/// Reads one JSON text. Errors: the json-* codes with their byte offset; deeper than 1,024 levels
/// is kTooDeep. A repeated key keeps its first place and its last value.
Result<Value> from_json(std::string_view json);

}  // namespace dora::jq
