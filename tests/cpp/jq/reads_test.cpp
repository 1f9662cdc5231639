#include <catch2/catch.hpp>

#include "jq_test.hpp"

using dora::jq::test::reads;

TEST_CASE("a program reads the paths it names", "[jq][reads]") {
  CHECK(reads(".base.ref == \"main\" and .merged_at != null") == "base.ref merged_at");
  CHECK(reads(".base | .ref") == "base.ref");
  CHECK(reads("\"constant\"") == "");
  CHECK(reads(".a.b // .c") == "a.b c");
  CHECK(reads(".x as $v | $v.y") == "x.y");
  CHECK(reads("[.labels[].name]") == "labels[].name");
  CHECK(reads(".labels | map(.name)") == "labels[].name");
  CHECK(reads(".a[0].b") == "a[].b");
  CHECK(reads("if .draft then .a else .b end") == "draft a b");
}

TEST_CASE("what cannot be followed is read whole", "[jq][reads]") {
  CHECK(reads(".") == ".");
  CHECK(reads("length") == ".");
  CHECK(reads(".a | keys") == "a");
  CHECK(reads("has(\"a\")") == ".");
  CHECK(reads(".[.key]") == ".");
  CHECK(reads("tojson") == ".");
  CHECK(reads("def f: .a | f; f") == ".");
  CHECK(reads(".a == .b.c") == "a b.c");
}

TEST_CASE("a path within one that is read whole is not listed", "[jq][reads]") {
  CHECK(reads(".a, .a.b") == "a");
  CHECK(reads(".a.b, .a.b, .a.c") == "a.b a.c");
}

TEST_CASE("functions and their arguments are followed", "[jq][reads]") {
  CHECK(reads("def f(g): g.x; f(.a)") == "a.x");
  CHECK(reads("def f($v): $v.x; f(.a)") == "a.x");
  CHECK(reads(". as {a: $x, $b} | $x.y, $b") == "a.y b");
}
