// How a reader goes on when more bytes come: checkpoints, and what "not yet final" means.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "json/cursor.hpp"

using namespace dora;
using namespace dora::json;

namespace {

/// Reads an array of records that arrives in chunks, as a streaming reader does: it keeps the bytes
/// from the first unfinished record on, in a new place, and tries again with the next chunk.
std::vector<std::string> read_in_chunks(std::string_view text, std::size_t chunk) {
  std::vector<std::string> records;
  std::string kept;
  Checkpoint from;
  bool begun = false;
  for (std::size_t at = 0; at <= text.size(); at += chunk) {
    kept.append(text.substr(at, chunk));
    const bool final = at + chunk > text.size();
    const PaddedText bytes(kept);
    Cursor cursor(bytes.view(), final, from);
    std::string_view raw;
    if (!begun && cursor.begin_array()) begun = true;
    from = begun ? cursor.checkpoint() : from;
    while (cursor.next_element() && cursor.skip(raw)) {
      records.emplace_back(raw);
      from = cursor.checkpoint();
    }
    if (cursor.ok() && final) cursor.expect_end();
    INFO("chunk " << chunk << ", from byte " << at << ": " << error_id(cursor.error()));
    // The last chunk may hold nothing but the end; after it the array has been left.
    if (cursor.ok()) return records;
    if (cursor.error() != ErrorCode::kIncomplete) {
      records.emplace_back(error_id(cursor.error()));
      return records;
    }
    kept.erase(0, from.offset);
    from.offset = 0;
  }
  return records;
}

}  // namespace

TEST_CASE("Chunks of any size give the same records", "[json][streaming]") {
  const std::string text =
      R"( [ {"a":"]}\\\"","b":[1,2]} , "two\n" ,3.5e1, true , null,[],{},-0, "\ud83d\ude00" ] )";
  const auto whole = read_in_chunks(text, text.size() + 1);
  REQUIRE(whole.size() == 9);
  for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) {
    INFO("chunks of " << chunk);
    CHECK(read_in_chunks(text, chunk) == whole);
  }
}

TEST_CASE("Chunks of any size give the same error", "[json][streaming]") {
  for (const char* text : {"[1,2,{\"a\":[1}", "[1,nul]", "[12.x]", "[1 2]", "[\"a\" ; 1]", "[1,,2]",
                           "[{\"a\":1}", "[1,2"}) {
    const auto whole = read_in_chunks(text, 100);
    for (std::size_t chunk = 1; chunk <= 20; ++chunk) {
      INFO(text << " in chunks of " << chunk);
      CHECK(read_in_chunks(text, chunk) == whole);
    }
  }
}

TEST_CASE("Numbers and literals at the end may go on in the next bytes", "[json][streaming]") {
  for (const char* text : {"12", "-", "1.", "1e", "true", "tru", "nul", "\"a", "\"\\u00",
                           "\xEF\xBB", "[", "{\"a\"", "", " "}) {
    const PaddedText bytes(text);
    Cursor cursor(bytes.view(), false);
    INFO(text);
    CHECK_FALSE((cursor.skip_bom() && cursor.skip() && cursor.expect_end()));
    CHECK(cursor.error() == ErrorCode::kIncomplete);
    CHECK(cursor.error_offset() == bytes.view().size());
  }
}

TEST_CASE("A mark at the start is stepped over, a piece of one is not", "[json][streaming]") {
  const PaddedText marked("\xEF\xBB\xBF[1]"), piece("\xEF\xBB"), plain("[1]");
  Cursor cursor(marked.view(), false);
  CHECK(cursor.skip_bom());
  CHECK(cursor.offset() == 3);
  CHECK(cursor.skip());
  Cursor cut(piece.view(), true);
  CHECK(cut.skip_bom());
  CHECK(cut.kind() == Kind::kNone);
  CHECK(cut.error() == ErrorCode::kUnexpectedCharacter);
  Cursor without(plain.view(), true);
  CHECK(without.skip_bom());
  CHECK(without.offset() == 0);
}

TEST_CASE("A cursor goes back to a value it skipped", "[json][streaming]") {
  const PaddedText bytes(R"({"late":{"x":1},"early":"e"})");
  Cursor cursor(bytes.view(), true);
  std::string_view key, text;
  REQUIRE(cursor.begin_object());
  REQUIRE(cursor.next_key(key));
  const std::size_t value = cursor.offset();
  REQUIRE(cursor.skip());
  REQUIRE(cursor.next_key(key));
  REQUIRE(cursor.string(text));
  const Checkpoint end = cursor.checkpoint();
  cursor.seek(value);
  REQUIRE(cursor.begin_object());
  REQUIRE(cursor.next_key(key));
  CHECK(key == "x");
  cursor.rewind(end);
  CHECK_FALSE(cursor.next_key(key));
  CHECK(cursor.expect_end());
}
