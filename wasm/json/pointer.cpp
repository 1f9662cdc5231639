#include "json/pointer.hpp"

#include <string>

#include "json/cursor.hpp"

namespace dora::json {
namespace {

/// Takes the first reference token off the pointer.
std::string take_token(std::string_view& pointer) {
  pointer.remove_prefix(1);  // the slash
  const std::size_t size = pointer.substr(0, pointer.find('/')).size();
  std::string token;
  for (std::size_t i = 0; i < size; ++i) {
    if (pointer[i] == '~' && i + 1 < size) {
      token += pointer[++i] == '1' ? '/' : '~';
    } else {
      token += pointer[i];
    }
  }
  pointer.remove_prefix(size);
  return token;
}

/// Moves to the member or element of that name. False when there is none.
bool enter(Cursor& cursor, const std::string& token) {
  if (cursor.kind() == Kind::kObject) {
    std::string_view key;
    cursor.begin_object();
    while (cursor.next_key(key)) {
      if (key == token) return true;
      cursor.skip();
    }
    return false;
  }
  if (cursor.kind() != Kind::kArray) return false;
  cursor.begin_array();
  for (std::size_t index = 0; cursor.next_element(); ++index) {
    if (std::to_string(index) == token) return true;
    cursor.skip();
  }
  return false;
}

}  // namespace

std::size_t find_pointer(std::string_view text, std::string_view pointer) {
  Cursor cursor(text, true);
  cursor.skip_bom();
  cursor.kind();
  std::size_t found = cursor.offset();
  while (!pointer.empty() && enter(cursor, take_token(pointer))) {
    cursor.kind();
    found = cursor.offset();
  }
  return found;
}

}  // namespace dora::json
