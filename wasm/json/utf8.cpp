#include "json/utf8.hpp"

#include <cstring>

namespace dora::json {
namespace {

/// The second byte of a character is bounded more tightly than the others: that is what rules out
/// overlong forms (E0, F0), surrogates (ED) and everything above U+10FFFF (F4).
struct Lead {
  int length;  // 0: this byte begins no character
  unsigned char low;
  unsigned char high;
};

Lead classify(unsigned char lead) {
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

}  // namespace

Scan scan_utf8_character(const char* p, const char* end) {
  const Lead lead = classify(static_cast<unsigned char>(*p));
  if (lead.length == 0) return {p, ErrorCode::kBadUtf8};
  for (int i = 1; i < lead.length; ++i) {
    if (p + i == end) return {end, ErrorCode::kUnexpectedEnd};
    const auto byte = static_cast<unsigned char>(p[i]);
    const unsigned char low = i == 1 ? lead.low : 0x80;
    const unsigned char high = i == 1 ? lead.high : 0xBF;
    if (byte < low || byte > high) return {p, ErrorCode::kBadUtf8};
  }
  return {p + lead.length, ErrorCode::kNone};
}

bool is_valid_utf8(std::string_view text) {
  const char* p = text.data();
  const char* const end = p + text.size();
  while (p != end) {
    if (end - p >= 8) {
      std::uint64_t word;
      std::memcpy(&word, p, sizeof word);
      if ((word & 0x8080808080808080u) == 0) {
        p += 8;
        continue;
      }
    }
    if (static_cast<unsigned char>(*p) < 0x80) {
      ++p;
      continue;
    }
    const Scan character = scan_utf8_character(p, end);
    if (character.code != ErrorCode::kNone) return false;
    p = character.at;
  }
  return true;
}

void append_utf8(std::string& text, std::uint32_t code_point) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
  if (code_point < 0x80) {
    text.push_back(byte(code_point));
    return;
  }
  if (code_point < 0x800) {
    text.push_back(byte(0xC0 | (code_point >> 6)));
  } else {
    if (code_point < 0x10000) {
      text.push_back(byte(0xE0 | (code_point >> 12)));
    } else {
      text.push_back(byte(0xF0 | (code_point >> 18)));
      text.push_back(byte(0x80 | ((code_point >> 12) & 0x3F)));
    }
    text.push_back(byte(0x80 | ((code_point >> 6) & 0x3F)));
  }
  text.push_back(byte(0x80 | (code_point & 0x3F)));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace dora::json
