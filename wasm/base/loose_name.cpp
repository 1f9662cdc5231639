#include "base/loose_name.hpp"

namespace dora {

std::string loose_name(std::string_view name) {
  std::string loose;
  for (const char c : name) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    const bool is_other_script = (c & 0x80) != 0;
    if (is_capital) loose += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || is_other_script) loose += c;
  }
  return loose;
}

}  // namespace dora
