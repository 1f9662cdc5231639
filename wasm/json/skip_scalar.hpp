#pragma once

#include <cstddef>

#include "json/bytes.hpp"

/// The reference for the vector kernels, and what a processor without vectors would use. The
/// functions are specified in skip.hpp.
namespace dora::json::scalar {

inline const char* skip_string(const char* p, const char* end) {
  for (; p < end; ++p) {
    if (*p == '"') return p + 1;
    if (*p == '\\') ++p;
  }
  return nullptr;
}

inline Scan skip_container(const char* p, const char* end, char opener, unsigned levels) {
  char open[kMaxDepth];  // the brackets that are open; never cleared, only open[0, depth) is read
  unsigned depth = 1;
  open[0] = opener;
  for (; p < end; ++p) {
    switch (*p) {
      case '"':
        p = skip_string(p + 1, end);
        if (p == nullptr) return {end, ErrorCode::kUnexpectedEnd};
        --p;
        break;
      case '{':
      case '[':
        if (depth == levels) return {p, ErrorCode::kTooDeep};
        open[depth++] = *p;
        break;
      case '}':
      case ']':
        // In ASCII, each closing bracket is two above its opening one.
        if (open[--depth] + 2 != *p) return {p, ErrorCode::kMismatchedBracket};
        if (depth == 0) return {p + 1, ErrorCode::kNone};
        break;
      case '\\':
        return {p, ErrorCode::kUnexpectedCharacter};
      default:
        break;
    }
  }
  return {end, ErrorCode::kUnexpectedEnd};
}

inline const char* find_special(const char* p, const char* end) {
  while (p < end && *p != '"' && *p != '\\' && static_cast<unsigned char>(*p - 0x20) < 0x60) ++p;
  return p;
}

inline std::size_t count_newlines(const char* p, const char* end) {
  std::size_t count = 0;
  for (; p < end; ++p) count += *p == '\n';
  return count;
}

}  // namespace dora::json::scalar
