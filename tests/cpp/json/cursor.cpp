// What cursor.hpp promises, one promise a test.

#include "json/cursor.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace dora;
using namespace dora::json;

namespace {

/// A cursor over a text of its own.
struct Over {
  explicit Over(std::string_view text, bool final = true)
      : padded(text), cursor(padded.view(), final) {}
  PaddedText padded;
  Cursor cursor;
};

/// Walks one level of a value with `kind` known; what the first error was.
ErrorCode walk(std::string_view text) {
  Over over(text);
  std::string_view key;
  if (over.cursor.kind() == Kind::kObject) {
    over.cursor.begin_object();
    while (over.cursor.next_key(key)) over.cursor.skip();
  } else {
    over.cursor.begin_array();
    while (over.cursor.next_element()) over.cursor.skip();
  }
  over.cursor.expect_end();
  return over.cursor.error();
}

}  // namespace

TEST_CASE("A record is read member by member, and what is not wanted is skipped",
          "[json][cursor]") {
  Over over(R"( { "id" : 7, "extra": {"a": [1, "]"]}, "title": "x", "open": true, "end": null } )");
  Cursor& cursor = over.cursor;
  std::string_view key, title;
  double id = 0;
  bool open = false;
  std::vector<std::string> keys;
  REQUIRE(cursor.begin_object());
  while (cursor.next_key(key)) {
    keys.emplace_back(key);
    if (key == "id") CHECK(cursor.number(id));
    if (key == "extra") CHECK(cursor.skip());
    if (key == "title") CHECK(cursor.string(title));
    if (key == "open") CHECK(cursor.boolean(open));
    if (key == "end") CHECK(cursor.null());
  }
  CHECK(cursor.ok());
  CHECK(cursor.expect_end());
  CHECK(keys == std::vector<std::string>{"id", "extra", "title", "open", "end"});
  CHECK(id == 7);
  CHECK(title == "x");
  CHECK(open);
}

TEST_CASE("Empty containers have no members", "[json][cursor]") {
  for (const char* text : {"{}", "[]", " { } ", "[\n]"}) CHECK(walk(text) == ErrorCode::kNone);
}

TEST_CASE("Commas, colons and brackets are checked where the cursor walks", "[json][cursor]") {
  CHECK(walk("[1,]") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk("[,1]") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk("[1 2]") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk("[1}") == ErrorCode::kMismatchedBracket);
  CHECK(walk("[}") == ErrorCode::kMismatchedBracket);
  CHECK(walk(R"({"a":1,})") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk(R"({,"a":1})") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk(R"({"a" 1})") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk(R"({"a",1})") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk(R"({"a":})") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk(R"({"a":1])") == ErrorCode::kMismatchedBracket);
  CHECK(walk("{1:1}") == ErrorCode::kUnexpectedCharacter);
  CHECK(walk("[tru]") == ErrorCode::kBadLiteral);
  CHECK(walk("[truex]") == ErrorCode::kBadLiteral);
  CHECK(walk("[nulls]") == ErrorCode::kBadLiteral);
  CHECK(walk("[01]") == ErrorCode::kBadNumber);
  CHECK(walk("[1] 2") == ErrorCode::kTrailingGarbage);
}

TEST_CASE("An error stays, with its place, and nothing moves after it", "[json][cursor]") {
  Over over(R"([1, x, 2])");
  Cursor& cursor = over.cursor;
  double number = 42;
  std::string_view text = "untouched";
  REQUIRE(cursor.begin_array());
  REQUIRE(cursor.next_element());
  REQUIRE(cursor.skip());
  REQUIRE(cursor.next_element());
  CHECK_FALSE(cursor.number(number));
  CHECK(cursor.error() == ErrorCode::kUnexpectedCharacter);
  CHECK(cursor.error_offset() == 4);
  CHECK(number == 42);
  CHECK_FALSE(cursor.ok());
  CHECK(cursor.kind() == Kind::kNone);
  CHECK_FALSE(cursor.next_element());
  CHECK_FALSE(cursor.next_key(text));
  CHECK_FALSE(cursor.begin_object());
  CHECK_FALSE(cursor.skip());
  CHECK_FALSE(cursor.skip(text));
  CHECK_FALSE(cursor.leave_array());
  CHECK_FALSE(cursor.at_end());
  CHECK_FALSE(cursor.expect_end());
  CHECK(text == "untouched");
  CHECK(cursor.error_offset() == 4);
}

TEST_CASE("A value of another type than asked for is refused as such", "[json][cursor]") {
  double number;
  bool truth;
  std::string_view text;
  CHECK_FALSE(Over(" \"1\"").cursor.number(number));
  CHECK_FALSE(Over("1").cursor.string(text));
  const auto error = [](const char* json, auto read) {
    Over over(json);
    CHECK_FALSE(read(over.cursor));
    CHECK(over.cursor.error_offset() == 1);
    return over.cursor.error();
  };
  CHECK(error(" 1", [&](Cursor& c) { return c.string(text); }) == ErrorCode::kWrongType);
  CHECK(error(" {}", [&](Cursor& c) { return c.begin_array(); }) == ErrorCode::kWrongType);
  CHECK(error(" []", [&](Cursor& c) { return c.begin_object(); }) == ErrorCode::kWrongType);
  CHECK(error(" null", [&](Cursor& c) { return c.boolean(truth); }) == ErrorCode::kWrongType);
  CHECK(error(" true", [&](Cursor& c) { return c.null(); }) == ErrorCode::kWrongType);
}

TEST_CASE("The rest of a container is skipped from wherever the walk stopped", "[json][cursor]") {
  for (int stop = 0; stop < 6; ++stop) {
    Over over(R"([{"a":[1,2],"b":"}","c":3},"after"])");
    Cursor& cursor = over.cursor;
    std::string_view key, text;
    REQUIRE(cursor.begin_array());
    REQUIRE(cursor.next_element());
    REQUIRE(cursor.begin_object());
    for (int step = 0; step < stop; ++step) {
      if (step % 2 == 0) REQUIRE(cursor.next_key(key));
      if (step % 2 == 1) REQUIRE(cursor.skip());
    }
    INFO("stopped after " << stop << " steps");
    REQUIRE(cursor.leave_object());
    REQUIRE(cursor.next_element());
    REQUIRE(cursor.string(text));
    CHECK(text == "after");
    REQUIRE(cursor.leave_array());
    CHECK(cursor.expect_end());
  }
}

TEST_CASE("Leaving refuses a bracket of the other type", "[json][cursor]") {
  Over over("[1, 2}");
  REQUIRE(over.cursor.begin_array());
  CHECK_FALSE(over.cursor.leave_array());
  CHECK(over.cursor.error() == ErrorCode::kMismatchedBracket);
  CHECK(over.cursor.error_offset() == 5);
}

TEST_CASE("What was not entered is not left", "[json][cursor]") {
  std::string_view key;
  CHECK_FALSE(Over("1]").cursor.leave_array());
  Over array("]");
  CHECK_FALSE(array.cursor.next_element());
  CHECK(array.cursor.error() == ErrorCode::kMismatchedBracket);
  Over object("}");
  CHECK_FALSE(object.cursor.next_key(key));
  CHECK(object.cursor.error() == ErrorCode::kMismatchedBracket);
}

TEST_CASE("Raw text is the value alone, without the white space around it", "[json][cursor]") {
  Over over(R"( [ {"a" : 1} , -1.50 ,"x\n" ,true ])");
  Cursor& cursor = over.cursor;
  std::string_view raw;
  std::vector<std::string> all;
  REQUIRE(cursor.begin_array());
  while (cursor.next_element()) {
    REQUIRE(cursor.skip(raw));
    all.emplace_back(raw);
  }
  CHECK(all == std::vector<std::string>{R"({"a" : 1})", "-1.50", R"("x\n")", "true"});
}

TEST_CASE("A key stays valid while its value is read, escapes or not", "[json][cursor]") {
  Over over(R"({"k\u0065y": "v\u0061lue"})");
  std::string_view key, text;
  REQUIRE(over.cursor.begin_object());
  REQUIRE(over.cursor.next_key(key));
  REQUIRE(over.cursor.string(text));
  CHECK(key == "key");
  CHECK(text == "value");
}

TEST_CASE("Strings without escapes are not copied", "[json][cursor]") {
  Over over("\"caf\xC3\xA9, long enough to be more than one vector of bytes\"");
  std::string_view text;
  REQUIRE(over.cursor.string(text));
  CHECK(text.data() == over.padded.view().data() + 1);
}

TEST_CASE("Depth is limited over entered and skipped levels together", "[json][cursor]") {
  for (const unsigned entered : {0u, 1u, 1000u, 1023u, 1024u}) {
    for (const unsigned whole : {1024u, 1025u}) {
      const std::string text = std::string(whole, '[') + std::string(whole, ']');
      Over over(text);
      bool good = true;
      for (unsigned i = 0; i < entered; ++i) good = good && over.cursor.begin_array();
      if (entered < whole) good = good && over.cursor.skip();
      for (unsigned i = 0; i < entered; ++i) good = good && over.cursor.leave_array();
      INFO(entered << " levels entered of " << whole);
      CHECK(good == (whole == 1024));
      if (!good) CHECK(over.cursor.error() == ErrorCode::kTooDeep);
      if (!good) CHECK(over.cursor.error_offset() == 1024);
    }
  }
}

TEST_CASE("Top-level values may follow one another", "[json][cursor]") {
  Over over("{\"a\":1}\n{\"a\":2}\n\n[3]\n");
  int records = 0;
  while (!over.cursor.at_end() && over.cursor.skip()) ++records;
  CHECK(records == 3);
  CHECK(over.cursor.ok());
}
