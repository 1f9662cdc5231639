// Strings: escapes, surrogates, control characters, UTF-8; and UTF-8 by itself.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "json/cursor.hpp"
#include "json/string.hpp"
#include "json/utf8.hpp"

using namespace dora;
using namespace dora::json;

namespace {

struct Read {
  std::string text;
  ErrorCode code;
  std::size_t offset;
};

/// Reads a string literal, given without its quotes; whatever is read must be UTF-8.
Read read(const std::string& inside, bool closed = true) {
  const PaddedText padded('"' + inside + (closed ? "\"" : ""));
  Cursor cursor(padded.view(), true);
  std::string_view text;
  if (cursor.string(text)) CHECK(is_valid_utf8(text));
  return {std::string(text), cursor.error(), cursor.error_offset()};
}

std::string repeat(std::size_t count, const std::string& piece) {
  std::string text;
  for (; count != 0; --count) text += piece;
  return text;
}

const std::string kReplacement = "\xEF\xBF\xBD";

}  // namespace

TEST_CASE("Every escape is decoded", "[json][strings]") {
  CHECK(read(R"(\"\\\/\b\f\n\r\t)").text == "\"\\/\b\f\n\r\t");
  CHECK(read(R"(\u0041\u00e9\u20AC\uFFFF)").text == "A\xC3\xA9\xE2\x82\xAC\xEF\xBF\xBF");
  CHECK(read(R"(\u0000)").text == std::string(1, '\0'));
  CHECK(read(R"(\ud83d\uDE00)").text == "\xF0\x9F\x98\x80");
  CHECK(read(R"(\udbff\udfff)").text == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("Text around escapes is kept, at any length", "[json][strings]") {
  for (std::size_t length = 0; length < 100; ++length) {
    const std::string plain(length, 'a');
    INFO(length << " letters");
    CHECK(read(plain + R"(\n)" + plain).text == plain + "\n" + plain);
    CHECK(read(plain + "\xC3\xA9" + plain).text == plain + "\xC3\xA9" + plain);
    CHECK(read(plain + R"(\u00e9)" + plain + "\xC3\xA9").text ==
          plain + "\xC3\xA9" + plain + "\xC3\xA9");
  }
}

TEST_CASE("Half a surrogate pair is replaced, and what follows it is kept", "[json][strings]") {
  CHECK(read(R"(\ud83d)").text == kReplacement);
  CHECK(read(R"(\ude00)").text == kReplacement);
  CHECK(read(R"(\ud83dx)").text == kReplacement + "x");
  CHECK(read(R"(\ud83d\n)").text == kReplacement + "\n");
  CHECK(read(R"(\ud83d\u0041)").text == kReplacement + "A");
  CHECK(read(R"(\ud83d\ud83d\ude00)").text == kReplacement + "\xF0\x9F\x98\x80");
  CHECK(read(R"(\ude00\ud83d)").text == kReplacement + kReplacement);
}

TEST_CASE("Other escapes are refused at the byte that is wrong", "[json][strings]") {
  for (const char* inside : {R"(ab\x)", R"(ab\u12G4)", R"(ab\u)", R"(ab\U0041)", R"(ab\ )",
                             R"(ab\ud83d\u12)", "ab\\\n"}) {
    const Read found = read(inside);
    INFO(inside);
    CHECK(found.code == ErrorCode::kBadEscape);
    CHECK(found.offset >= 4);
    CHECK(found.text.empty());
  }
  CHECK(read(R"(ab\u12G4)").offset == 7);
}

TEST_CASE("Control characters are refused, DEL is not", "[json][strings]") {
  for (char c = 0; c < 0x20; ++c) {
    const Read found = read(std::string("ab") + c);
    INFO("character " << int{c});
    CHECK(found.code == ErrorCode::kBadString);
    CHECK(found.offset == 3);
  }
  CHECK(read("\x7F").code == ErrorCode::kNone);
}

TEST_CASE("Malformed UTF-8 is refused at the first byte of the character",
          "[json][strings][utf8]") {
  for (const char* bytes :
       {"\x80", "\xBF", "\xC0\xAF", "\xC1\xBF", "\xC3", "\xC3\x28", "\xE0\x9F\xBF", "\xE2\x82",
        "\xE2\x28\xA1", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF"}) {
    for (const std::size_t before : {0, 1, 15, 16, 63, 64}) {
      const std::string text = std::string(before, 'a') + bytes;
      const Read found = read(text);
      INFO(before << " letters before");
      CHECK(found.code == ErrorCode::kBadUtf8);
      CHECK(found.offset == 1 + before);
      CHECK_FALSE(is_valid_utf8(text));
    }
  }
}

TEST_CASE("Every code point is written and read back", "[json][utf8]") {
  for (std::uint32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code);
    const bool right = is_valid_utf8(text) && count_code_points(text) == 1 &&
                       text.size() == (code < 0x80      ? 1u
                                       : code < 0x800   ? 2u
                                       : code < 0x10000 ? 3u
                                                        : 4u);
    if (!right) FAIL("code point " << code);
  }
}

TEST_CASE("A string that does not end is never accepted", "[json][strings]") {
  for (const char* inside : {"", "a", "\\", "\\\"", "\\u", "\\u00e", "\\ud83d", "\\ud83d\\", "\xE2",
                             "\xE2\x82", "\xF0\x9F\x98", "a\\n", "a\xC3\xA9"}) {
    for (const std::size_t before : {0, 15, 16, 48, 64}) {
      const std::string text = std::string(before, 'a') + inside;
      const Read found = read(text, false);
      INFO(text);
      CHECK(found.code == ErrorCode::kUnexpectedEnd);
      CHECK(found.offset == 1 + text.size());
    }
  }
}

TEST_CASE("Long strings of nothing but escapes or wide characters are read whole",
          "[json][strings]") {
  CHECK(read(repeat(5000, R"(\\)")).text == std::string(5000, '\\'));
  CHECK(read(repeat(5000, R"(\ud83d\ude00)")).text == repeat(5000, "\xF0\x9F\x98\x80"));
  CHECK(read(repeat(5000, "\xE2\x82\xAC")).text == repeat(5000, "\xE2\x82\xAC"));
}
