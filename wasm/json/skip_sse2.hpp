#pragma once

#include <emmintrin.h>

#include <cstddef>
#include <cstdint>

#include "json/skip_blocks.hpp"

/// The kernel for native x86-64, whose every processor has SSE2. Specified in skip.hpp.
namespace dora::json::sse2 {

inline __m128i load(const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }

inline __m128i splat(char c) { return _mm_set1_epi8(c); }

inline std::uint32_t bitmask(__m128i bytes) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
}

inline std::uint64_t join(__m128i a, __m128i b, __m128i c, __m128i d) {
  const std::uint64_t low = bitmask(a) | bitmask(b) << 16;
  const std::uint64_t high = bitmask(c) | bitmask(d) << 16;
  return low | high << 32;
}

/// Square brackets and braces differ in one bit, so two comparisons find all four.
inline __m128i find_brackets(__m128i bytes) {
  const __m128i folded = _mm_or_si128(bytes, splat(0x20));
  return _mm_or_si128(_mm_cmpeq_epi8(folded, splat('{')), _mm_cmpeq_epi8(folded, splat('}')));
}

inline blocks::Masks classify(const char* p) {
  const __m128i a = load(p), b = load(p + 16), c = load(p + 32), d = load(p + 48);
  const auto equal = [&](char byte) {
    const __m128i wanted = splat(byte);
    return join(_mm_cmpeq_epi8(a, wanted), _mm_cmpeq_epi8(b, wanted), _mm_cmpeq_epi8(c, wanted),
                _mm_cmpeq_epi8(d, wanted));
  };
  return {equal('"'), equal('\\'),
          join(find_brackets(a), find_brackets(b), find_brackets(c), find_brackets(d))};
}

inline Scan skip_container(const char* p, const char* end, char opener, unsigned levels) {
  return blocks::skip_container<classify>(p, end, opener, levels);
}

inline const char* skip_string(const char* p, const char* end) {
  while (p < end) {
    const __m128i bytes = load(p);
    const std::uint32_t found = bitmask(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, splat('"')), _mm_cmpeq_epi8(bytes, splat('\\'))));
    if (found == 0) {
      p += 16;
      continue;
    }
    p += __builtin_ctz(found);
    if (p >= end) break;
    if (*p == '"') return p + 1;
    p += 2;
  }
  return nullptr;
}

inline const char* find_special(const char* p, const char* end) {
  for (; p < end; p += 16) {
    const __m128i bytes = load(p);
    // Signed: bytes from 0x80 up are negative, and so below the space, too.
    const __m128i low = _mm_cmplt_epi8(bytes, splat(0x20));
    const std::uint32_t found = bitmask(_mm_or_si128(
        low, _mm_or_si128(_mm_cmpeq_epi8(bytes, splat('"')), _mm_cmpeq_epi8(bytes, splat('\\')))));
    if (found != 0) {
      p += __builtin_ctz(found);
      return p < end ? p : end;
    }
  }
  return end;
}

inline std::size_t count_newlines(const char* p, const char* end) {
  const auto add = [](__m128i x, __m128i y) { return _mm_add_epi8(x, y); };
  const auto newlines = [](const char* at) { return _mm_cmpeq_epi8(load(at), splat('\n')); };
  std::size_t count = 0;
  while (end - p >= 64) {
    // Counters of one byte, which each round raises by four at most: they are emptied after 63.
    __m128i counters = _mm_setzero_si128();
    for (int round = 0; round < 63 && end - p >= 64; ++round, p += 64) {
      const __m128i low = add(newlines(p), newlines(p + 16));
      const __m128i high = add(newlines(p + 32), newlines(p + 48));
      counters = _mm_sub_epi8(counters, add(low, high));
    }
    const __m128i sums = _mm_sad_epu8(counters, _mm_setzero_si128());
    count += static_cast<std::size_t>(_mm_cvtsi128_si32(sums));
    count += static_cast<std::size_t>(_mm_extract_epi16(sums, 4));
  }
  return count + scalar::count_newlines(p, end);
}

}  // namespace dora::json::sse2
