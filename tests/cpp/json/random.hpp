#pragma once

#include <catch2/catch.hpp>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>

/// What the random tests share. `test_json --rng-seed N` repeats a run, `--rng-seed time` makes a
/// new one.
namespace random_json {

using Random = std::mt19937_64;

inline unsigned seed() {
  static const unsigned value = [] {
    std::printf("random tests: --rng-seed %u\n", Catch::rngSeed());
    return Catch::rngSeed();
  }();
  return value;
}

inline std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

inline bool one_in(Random& random, std::size_t n) { return below(random, n) == 0; }

inline char any_of(Random& random, std::string_view characters) {
  return characters[below(random, characters.size())];
}

/// `length` characters out of an alphabet.
inline std::string soup(Random& random, std::string_view alphabet, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += any_of(random, alphabet);
  return text;
}

/// A random document, by RFC 8259, with white space, escapes, UTF-8 of every length and numbers of
/// every form. Grows with `size`; nests at most as deep.
std::string document(Random& random, std::size_t size);

/// The document with some bytes changed, added, removed or doubled: most are no JSON any more.
std::string mutate(Random& random, std::string document);

}  // namespace random_json
