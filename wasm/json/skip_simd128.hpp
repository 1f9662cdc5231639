#pragma once

#include <wasm_simd128.h>

#include <cstddef>
#include <cstdint>

#include "json/skip_blocks.hpp"

/// The kernel for WebAssembly. Specified in skip.hpp.
namespace dora::json::simd128 {

inline v128_t load(const char* p) { return wasm_v128_load(p); }

inline v128_t equal(v128_t bytes, char byte) {
  return wasm_i8x16_eq(bytes, wasm_i8x16_splat(static_cast<std::int8_t>(byte)));
}

inline std::uint32_t bitmask(v128_t bytes) {
  return static_cast<std::uint32_t>(wasm_i8x16_bitmask(bytes));
}

inline std::uint64_t join(v128_t a, v128_t b, v128_t c, v128_t d) {
  const std::uint64_t low = bitmask(a) | bitmask(b) << 16;
  const std::uint64_t high = bitmask(c) | bitmask(d) << 16;
  return low | high << 32;
}

/// Square brackets and braces differ in one bit, so two comparisons find all four.
inline v128_t find_brackets(v128_t bytes) {
  const v128_t folded = wasm_v128_or(bytes, wasm_i8x16_splat(0x20));
  return wasm_v128_or(equal(folded, '{'), equal(folded, '}'));
}

inline blocks::Masks classify(const char* p) {
  const v128_t a = load(p), b = load(p + 16), c = load(p + 32), d = load(p + 48);
  return {join(equal(a, '"'), equal(b, '"'), equal(c, '"'), equal(d, '"')),
          join(equal(a, '\\'), equal(b, '\\'), equal(c, '\\'), equal(d, '\\')),
          join(find_brackets(a), find_brackets(b), find_brackets(c), find_brackets(d))};
}

inline Scan skip_container(const char* p, const char* end, char opener, unsigned levels) {
  return blocks::skip_container<classify>(p, end, opener, levels);
}

inline const char* skip_string(const char* p, const char* end) {
  while (p < end) {
    const v128_t bytes = load(p);
    const std::uint32_t found = bitmask(wasm_v128_or(equal(bytes, '"'), equal(bytes, '\\')));
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
    const v128_t bytes = load(p);
    // Signed: bytes from 0x80 up are negative, and so below the space, too.
    const v128_t low = wasm_i8x16_lt(bytes, wasm_i8x16_splat(0x20));
    const std::uint32_t found =
        bitmask(wasm_v128_or(low, wasm_v128_or(equal(bytes, '"'), equal(bytes, '\\'))));
    if (found != 0) {
      p += __builtin_ctz(found);
      return p < end ? p : end;
    }
  }
  return end;
}

inline std::size_t count_newlines(const char* p, const char* end) {
  const auto add = [](v128_t x, v128_t y) { return wasm_i8x16_add(x, y); };
  std::size_t count = 0;
  while (end - p >= 64) {
    // Counters of one byte, which each round raises by four at most: they are emptied after 63.
    v128_t counters = wasm_i8x16_splat(0);
    for (int round = 0; round < 63 && end - p >= 64; ++round, p += 64) {
      const v128_t low = add(equal(load(p), '\n'), equal(load(p + 16), '\n'));
      const v128_t high = add(equal(load(p + 32), '\n'), equal(load(p + 48), '\n'));
      counters = wasm_i8x16_sub(counters, add(low, high));
    }
    const v128_t sums =
        wasm_u32x4_extadd_pairwise_u16x8(wasm_u16x8_extadd_pairwise_u8x16(counters));
    count += wasm_u32x4_extract_lane(sums, 0) + wasm_u32x4_extract_lane(sums, 1) +
             wasm_u32x4_extract_lane(sums, 2) + wasm_u32x4_extract_lane(sums, 3);
  }
  return count + scalar::count_newlines(p, end);
}

}  // namespace dora::json::simd128
