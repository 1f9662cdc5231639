#include "json/position.hpp"

#include "json/skip.hpp"
#include "json/utf8.hpp"

namespace dora::json {

Position locate(std::string_view text, std::size_t offset) {
  std::string_view before = text.substr(0, offset);
  Position position;
  position.line += count_newlines(before);
  const std::size_t newline = before.rfind('\n');
  if (newline != std::string_view::npos) {
    before.remove_prefix(newline + 1);
  } else if (before.substr(0, 3) == "\xEF\xBB\xBF") {
    before.remove_prefix(3);
  }
  position.column += count_code_points(before);
  return position;
}

std::size_t count_newlines(std::string_view text) {
  return kernel::count_newlines(text.data(), text.data() + text.size());
}

}  // namespace dora::json
