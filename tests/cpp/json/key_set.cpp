// The set of wanted keys.

#include "json/key_set.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "random.hpp"

using namespace dora::json;
using namespace random_json;

TEST_CASE("An empty set knows no key, not even the empty one", "[json][keys]") {
  const KeySet keys;
  CHECK(keys.find("") == KeySet::kNotFound);
  CHECK(keys.find("id") == KeySet::kNotFound);
}

TEST_CASE("Keys are numbered as they come, each once", "[json][keys]") {
  KeySet keys;
  CHECK(keys.add("id") == 0);
  CHECK(keys.add("") == 1);
  CHECK(keys.add("id") == 0);
  CHECK(keys.add("createdAt") == 2);
  CHECK(keys.size() == 3);
  CHECK(keys.find("createdAt") == 2);
}

TEST_CASE("Keys that differ in one byte only are told apart, at every length", "[json][keys]") {
  for (std::size_t length = 1; length <= 40; ++length) {
    KeySet keys;
    const std::string key(length, 'a');
    keys.add(key);
    CHECK(keys.find(key) == 0);
    CHECK(same_key(std::string(key), key));
    CHECK(keys.find(key + "a") == KeySet::kNotFound);
    CHECK(keys.find(key.substr(1)) == KeySet::kNotFound);
    for (std::size_t at = 0; at < length; ++at) {
      std::string other = key;
      other[at] = 'b';
      INFO(other);
      CHECK(keys.find(other) == KeySet::kNotFound);
      CHECK_FALSE(same_key(other, key));
    }
  }
}

TEST_CASE("A copy of a set finds the same", "[json][keys]") {
  KeySet copy;
  {
    KeySet keys;
    keys.add("id");
    keys.add("a key that is longer than any short string buffer");
    copy = keys;
  }
  CHECK(copy.find("id") == 0);
  CHECK(copy.find("a key that is longer than any short string buffer") == 1);
}

TEST_CASE("Any keys are found as a map finds them", "[json][keys]") {
  Random random(seed());
  INFO("seed " << seed());
  for (int round = 0; round < 50; ++round) {
    KeySet keys;
    std::map<std::string, std::size_t> expected;
    for (std::size_t count = below(random, 300); count != 0; --count) {
      const std::string key = soup(random, "abA_\xC3\xA9", below(random, 24));
      REQUIRE(keys.add(key) == expected.emplace(key, expected.size()).first->second);
    }
    for (int probe = 0; probe < 300; ++probe) {
      const std::string key = soup(random, "abA_\xC3\xA9", below(random, 24));
      const auto known = expected.find(key);
      REQUIRE(keys.find(key) == (known == expected.end() ? KeySet::kNotFound : known->second));
    }
  }
}
