#include "jq/utf8.hpp"

namespace dora::jq {
namespace {

bool read_hex(std::string_view text, std::size_t at, std::uint32_t& out) {
  if (at + 4 > text.size()) return false;
  out = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = text[i];
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<std::uint32_t>(c - 'a') + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<std::uint32_t>(c - 'A') + 10;
    } else {
      return false;
    }
    out = out * 16 + digit;
  }
  return true;
}

}  // namespace

std::size_t utf8_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xc0) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

std::uint32_t utf8_next(std::string_view text, std::size_t& at) {
  const std::size_t length = utf8_length(text[at]);
  const auto first = static_cast<unsigned char>(text[at]);
  std::uint32_t code = length == 1 ? first : first & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
    code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
  }
  at = at + length < text.size() ? at + length : text.size();
  return code;
}

void append_utf8(std::uint32_t code, std::string& out) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3f));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  }
}

std::size_t utf8_count(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
  return count;
}

std::size_t utf8_offset(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) at += utf8_length(text[at]);
  return at < text.size() ? at : text.size();
}

bool decode_escape(std::string_view text, std::size_t& at, std::string& out) {
  if (at >= text.size()) return false;
  switch (text[at++]) {
    case '"':
      out += '"';
      return true;
    case '\\':
      out += '\\';
      return true;
    case '/':
      out += '/';
      return true;
    case 'b':
      out += '\b';
      return true;
    case 'f':
      out += '\f';
      return true;
    case 'n':
      out += '\n';
      return true;
    case 'r':
      out += '\r';
      return true;
    case 't':
      out += '\t';
      return true;
    case 'u':
      break;
    default:
      return false;
  }
  std::uint32_t code = 0;
  if (!read_hex(text, at, code)) return false;
  at += 4;
  if (code >= 0xdc00 && code < 0xe000) return false;
  if (code >= 0xd800 && code < 0xdc00) {
    std::uint32_t low = 0;
    if (text.substr(at, 2) != "\\u" || !read_hex(text, at + 2, low)) return false;
    if (low < 0xdc00 || low >= 0xe000) return false;
    at += 6;
    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  }
  append_utf8(code, out);
  return true;
}

StringEnd decode_json_string(std::string_view text, std::size_t begin, std::string& out,
                             std::size_t& bad) {
  std::size_t at = begin;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') return {at + 1, ErrorCode::kNone};
    if (static_cast<unsigned char>(c) < 0x20) {
      bad = at;
      return {at, ErrorCode::kBadString};
    }
    if (c != '\\') {
      out += c;
      ++at;
      continue;
    }
    bad = at;
    ++at;
    if (!decode_escape(text, at, out)) return {at, ErrorCode::kBadEscape};
  }
  bad = at;
  return {at, ErrorCode::kUnexpectedEnd};
}

}  // namespace dora::jq
