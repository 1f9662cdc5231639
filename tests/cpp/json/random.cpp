#include "random.hpp"

#include <cstdint>
#include <cstring>

namespace random_json {
namespace {

std::string space(Random& random) {
  return one_in(random, 4) ? soup(random, " \t\n\r", 1 + below(random, 20)) : "";
}

std::string digits(Random& random, std::size_t most) {
  return soup(random, "0123456789", 1 + below(random, most));
}

std::string number(Random& random) {
  std::string text = one_in(random, 3) ? "-" : "";
  text += one_in(random, 4) ? "0" : any_of(random, "123456789") + digits(random, 18);
  if (one_in(random, 2)) text += "." + digits(random, one_in(random, 9) ? 40 : 9);
  if (one_in(random, 4)) {
    text += any_of(random, "eE");
    if (one_in(random, 2)) text += any_of(random, "+-");
    text += digits(random, 2);
  }
  return text;
}

std::string escape(Random& random) {
  if (!one_in(random, 3)) return std::string("\\") + any_of(random, "\"\\/bfnrt");
  char hex[32];
  const auto unit = static_cast<unsigned>(below(random, 0x10000));
  if ((unit & 0xF800) == 0xD800) {  // a surrogate: make it a pair
    std::snprintf(hex, sizeof hex, "\\u%04X\\u%04x", unit & ~0x400u, unit | 0x400u);
  } else {
    std::snprintf(hex, sizeof hex, "\\u%04x", unit);
  }
  return hex;
}

std::string string(Random& random) {
  static constexpr const char* kCharacters[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                                                "\x7F",     "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"};
  std::string text = "\"";
  for (std::size_t left = below(random, one_in(random, 8) ? 200 : 20); left != 0; --left) {
    if (one_in(random, 8)) {
      text += escape(random);
    } else if (one_in(random, 12)) {
      text += kCharacters[below(random, std::size(kCharacters))];
    } else {
      text += any_of(random, "abcdefghijklmnopqrstuvwxyz {}[],:/'0123456789");
    }
  }
  return text + "\"";
}

std::string value(Random& random, std::size_t size);

std::string container(Random& random, std::size_t size) {
  const bool object = one_in(random, 2);
  std::string text = object ? "{" : "[";
  const std::size_t count = below(random, 6);
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) text += ",";
    text += space(random);
    if (object) text += string(random) + space(random) + ":" + space(random);
    text += value(random, size / count) + space(random);
  }
  if (count == 0) text += space(random);
  return text + (object ? "}" : "]");
}

std::string value(Random& random, std::size_t size) {
  if (size != 0 && !one_in(random, 4)) return container(random, size - 1);
  static constexpr const char* kLiterals[] = {"true", "false", "null"};
  switch (below(random, 3)) {
    case 0:
      return string(random);
    case 1:
      return number(random);
    default:
      return kLiterals[below(random, 3)];
  }
}

}  // namespace

std::string document(Random& random, std::size_t size) {
  return space(random) + value(random, size) + space(random);
}

std::string mutate(Random& random, std::string text) {
  static constexpr std::string_view kLikely =
      "{}[]\",:\\ntfu0123456789-+.eE \n\x01\x80\xC3\xED\xF4";
  for (std::size_t count = 1 + below(random, 3); count != 0 && !text.empty(); --count) {
    const std::size_t at = below(random, text.size());
    switch (below(random, 5)) {
      case 0:
        text[at] = any_of(random, kLikely);
        break;
      case 1:
        text.insert(at, 1, any_of(random, kLikely));
        break;
      case 2:
        text.erase(at, 1 + below(random, 3));
        break;
      case 3:
        text.insert(at, text.substr(at, below(random, 10)));
        break;
      default:
        std::swap(text[at], text[below(random, text.size())]);
    }
  }
  return text;
}

}  // namespace random_json
