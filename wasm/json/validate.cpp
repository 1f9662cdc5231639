#include "json/validate.hpp"

#include <bitset>

namespace dora::json {
namespace {

/// Reads a value that is no container.
bool check_scalar(Cursor& cursor, Kind kind) {
  std::string_view text;
  double number;
  bool truth;
  switch (kind) {
    case Kind::kString:
      return cursor.string(text);
    case Kind::kNumber:
      return cursor.number(number);
    case Kind::kBoolean:
      return cursor.boolean(truth);
    case Kind::kNull:
      return cursor.null();
    default:
      return false;
  }
}

}  // namespace

bool check_value(Cursor& cursor) {
  std::bitset<kMaxDepth> is_object;  // of the containers entered here, outermost first
  std::size_t depth = 0;
  std::string_view key;
  do {
    const Kind kind = cursor.kind();
    if (kind == Kind::kObject || kind == Kind::kArray) {
      const bool object = kind == Kind::kObject;
      if (!(object ? cursor.begin_object() : cursor.begin_array())) return false;
      is_object[depth++] = object;
    } else if (!check_scalar(cursor, kind)) {
      return false;
    }
    while (depth != 0 && !(is_object[depth - 1] ? cursor.next_key(key) : cursor.next_element())) {
      if (!cursor.ok()) return false;
      --depth;
    }
  } while (depth != 0);
  return true;
}

Error check_padded_document(std::string_view bytes) {
  Cursor cursor(bytes, true);
  if (cursor.skip_bom() && check_value(cursor) && cursor.expect_end()) return {};
  return {cursor.error(), cursor.error_offset(), {}};
}

Error check_document(std::string_view text) {
  return check_padded_document(PaddedText(text).view());
}

}  // namespace dora::json
