#pragma once

#include <cstdint>

#include "json/skip_scalar.hpp"

/// The bit-parallel skip that the vector kernels share. It looks at 64 bytes at a time as masks of
/// 64 bits, the lowest bit for the first byte. This is the fast-forwarding of JSONSki (Jiang and
/// Zhao, ASPLOS 2022) with the masks of simdjson (Langdale and Lemire, VLDB Journal 2019), and
/// types of brackets checked besides.
namespace dora::json::blocks {

/// What a kernel finds in 64 bytes, wherever it stands.
struct Masks {
  std::uint64_t quotes;
  std::uint64_t escapes;   // the escape sign, backslash
  std::uint64_t brackets;  // any of the four
};

/// What is carried from one block to the next.
struct Carry {
  std::uint64_t escaped = 0;    // 1 if the next block's first byte is escaped
  std::uint64_t in_string = 0;  // all ones if the next block begins inside a string
};

/// Which bytes are escaped, given where the escape signs are. In a run of them every second one is
/// itself escaped; subtracting finds the ends of runs that begin on even and on odd places without
/// looking at each (simdjson's carry trick).
inline std::uint64_t find_escaped(std::uint64_t escapes, std::uint64_t& carry) {
  constexpr std::uint64_t kOddBits = 0xAAAAAAAAAAAAAAAA;
  if (escapes == 0) {
    const std::uint64_t escaped = carry;
    carry = 0;
    return escaped;
  }
  const std::uint64_t candidates = escapes & ~carry;
  const std::uint64_t codes = (((candidates << 1) | kOddBits) - candidates) ^ kOddBits;
  const std::uint64_t escaped = codes ^ (escapes | carry);
  carry = (codes & escapes) >> 63;
  return escaped;
}

/// Each bit becomes the parity of itself and all bits below: from an opening quote up to the byte
/// before the closing one. WebAssembly has no carry-less multiplication, hence the shifts.
inline std::uint64_t prefix_xor(std::uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

/// The bytes that are inside a string, and moves the carry on.
inline std::uint64_t find_strings(const Masks& masks, Carry& carry) {
  const std::uint64_t escaped = find_escaped(masks.escapes, carry.escaped);
  const std::uint64_t inside = prefix_xor(masks.quotes & ~escaped) ^ carry.in_string;
  carry.in_string = std::uint64_t{0} - (inside >> 63);
  return inside;
}

/// The open brackets as bits of one word, the innermost lowest: 1 for a brace. A bit above the
/// outermost says where the word begins, so that no counter is needed.
class Brackets {
 public:
  explicit Brackets(char opener) : bits_(2 | brace(opener)) {}

  /// Takes a bracket; false if it closes one of the other type. No branch: whether the next bracket
  /// opens or closes is hard to predict.
  bool take(char bracket) {
    const std::uint64_t closing = (static_cast<unsigned char>(bracket) >> 2) & 1;
    const std::uint64_t wrong = closing & (bits_ ^ brace(bracket));
    bits_ = closing != 0 ? bits_ >> 1 : (bits_ << 1 | brace(bracket));
    return wrong == 0;
  }

  bool empty() const { return bits_ == 1; }
  bool full() const { return bits_ >> 63 != 0; }

 private:
  // In ASCII, braces have the bit 0x20 and square brackets lack it; closing ones have 0x04.
  static std::uint64_t brace(char bracket) {
    return (static_cast<unsigned char>(bracket) >> 5) & 1;
  }

  std::uint64_t bits_;
};

constexpr unsigned kWordLevels = 62;  // what Brackets can hold, with a bit to spare

/// skip_container over a kernel's `classify`, which finds the masks of 64 bytes at any address.
template <Masks (*classify)(const char*)>
Scan skip_container(const char* p, const char* end, char opener, unsigned levels) {
  const char* const start = p;
  // Nesting beyond one word of bits is for the scalar kernel, from the start: it does not occur.
  if (levels < kWordLevels) return scalar::skip_container(start, end, opener, levels);
  Brackets open(opener);
  Carry carry;
  for (; p < end; p += 64) {
    Masks masks = classify(p);
    if (end - p < 64) {
      const std::uint64_t valid = (std::uint64_t{1} << (end - p)) - 1;
      masks.quotes &= valid;
      masks.escapes &= valid;
      masks.brackets &= valid;
    }
    const std::uint64_t inside = find_strings(masks, carry);
    std::uint64_t brackets = masks.brackets & ~inside;
    // No JSON text has an escape sign outside a string. Up to the first one the masks are right.
    const std::uint64_t stray = masks.escapes & ~inside;
    if (stray != 0) brackets &= (stray & (0 - stray)) - 1;
    for (; brackets != 0; brackets &= brackets - 1) {
      const char* const at = p + __builtin_ctzll(brackets);
      if (!open.take(*at)) return {at, ErrorCode::kMismatchedBracket};
      if (open.empty()) return {at + 1, ErrorCode::kNone};
      if (open.full()) return scalar::skip_container(start, end, opener, levels);
    }
    if (stray != 0) return {p + __builtin_ctzll(stray), ErrorCode::kUnexpectedCharacter};
  }
  return {end, ErrorCode::kUnexpectedEnd};
}

}  // namespace dora::json::blocks
