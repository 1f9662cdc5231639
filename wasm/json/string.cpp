#include "json/string.hpp"

#include <cstdint>

#include "json/skip.hpp"
#include "json/utf8.hpp"

namespace dora::json {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

bool is_high_surrogate(std::uint32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool is_low_surrogate(std::uint32_t unit) { return (unit & 0xFC00) == 0xDC00; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Reads four hexadecimal digits.
Scan read_unit(const char* p, const char* end, std::uint32_t& unit) {
  unit = 0;
  for (const char* const last = p + 4; p != last; ++p) {
    if (p == end) return {end, ErrorCode::kUnexpectedEnd};
    const int value = hex_value(*p);
    if (value < 0) return {p, ErrorCode::kBadEscape};
    unit = unit << 4 | static_cast<std::uint32_t>(value);
  }
  return {p, ErrorCode::kNone};
}

/// Decodes what follows \u, and the second half of a pair if it is there.
Scan decode_unicode(const char* p, const char* end, std::string& scratch) {
  std::uint32_t unit;
  const Scan first = read_unit(p, end, unit);
  if (first.code != ErrorCode::kNone) return first;
  if (!is_high_surrogate(unit)) {
    append_utf8(scratch, is_low_surrogate(unit) ? kReplacement : unit);
    return first;
  }
  p = first.at;
  if (end - p >= 2 && p[0] == '\\' && p[1] == 'u') {
    std::uint32_t low;
    const Scan second = read_unit(p + 2, end, low);
    if (second.code != ErrorCode::kNone) return second;
    if (is_low_surrogate(low)) {
      append_utf8(scratch, 0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF)));
      return second;
    }
  }
  // Alone. What follows is read again, since it may itself begin a pair.
  append_utf8(scratch, kReplacement);
  return first;
}

/// Decodes one escape; `p` points after the escape sign.
Scan decode_escape(const char* p, const char* end, std::string& scratch) {
  if (p == end) return {end, ErrorCode::kUnexpectedEnd};
  char plain;
  switch (*p) {
    case '"':
    case '\\':
    case '/':
      plain = *p;
      break;
    case 'b':
      plain = '\b';
      break;
    case 'f':
      plain = '\f';
      break;
    case 'n':
      plain = '\n';
      break;
    case 'r':
      plain = '\r';
      break;
    case 't':
      plain = '\t';
      break;
    case 'u':
      return decode_unicode(p + 1, end, scratch);
    default:
      return {p, ErrorCode::kBadEscape};
  }
  scratch.push_back(plain);
  return {p + 1, ErrorCode::kNone};
}

std::string_view between(const char* from, const char* to) {
  return {from, static_cast<std::size_t>(to - from)};
}

}  // namespace

Scan read_string(const char* p, const char* end, std::string& scratch, std::string_view& text) {
  const char* plain = p;  // where the stretch began that needs no decoding
  bool decoded = false;
  for (;;) {
    p = kernel::find_special(p, end);
    if (p == end) return {end, ErrorCode::kUnexpectedEnd};
    if (*p == '"') break;
    Scan next;
    if (*p == '\\') {
      if (!decoded) scratch.clear();
      decoded = true;
      scratch.append(plain, p);
      next = decode_escape(p + 1, end, scratch);
      plain = next.at;
    } else if (static_cast<unsigned char>(*p) < 0x20) {
      return {p, ErrorCode::kBadString};
    } else {
      next = scan_utf8_character(p, end);
    }
    if (next.code != ErrorCode::kNone) return next;
    p = next.at;
  }
  if (decoded) scratch.append(plain, p);
  text = decoded ? std::string_view(scratch) : between(plain, p);
  return {p + 1, ErrorCode::kNone};
}

}  // namespace dora::json
