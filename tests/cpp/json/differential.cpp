// Random documents, whole, damaged and cut, read by the cursor and by nlohmann/json.

#include <catch2/catch.hpp>
#include <string>

#include "json/validate.hpp"
#include "oracle.hpp"
#include "random.hpp"

using namespace dora;
using namespace dora::json;
using namespace random_json;

namespace {

bool skips(std::string_view text) {
  const PaddedText padded(text);
  Cursor cursor(padded.view(), true);
  return cursor.skip_bom() && cursor.skip() && cursor.expect_end();
}

/// The first error of a strict reading of padded bytes, or kNone.
Error read(std::string_view bytes, bool final) {
  Cursor cursor(bytes, final);
  if (cursor.skip_bom() && check_value(cursor)) cursor.expect_end();
  return {cursor.error(), cursor.error_offset(), {}};
}

/// The first error when everything is skipped, or kNone.
Error skip(std::string_view bytes, bool final) {
  Cursor cursor(bytes, final);
  if (cursor.skip_bom() && cursor.skip()) cursor.expect_end();
  return {cursor.error(), cursor.error_offset(), {}};
}

bool same_error(const Error& found, ErrorCode code, std::size_t offset) {
  return found.code == code && found.offset == offset;
}

/// Whether the bytes before a cut give what the whole gives, or ask for more.
bool is_consistent(const Error& part, const Error& whole, std::size_t cut) {
  return same_error(part, ErrorCode::kIncomplete, cut) ||
         same_error(part, whole.code, static_cast<std::size_t>(whole.offset));
}

}  // namespace

TEST_CASE("Documents are read as nlohmann/json reads them", "[json][differential]") {
  Random random(seed());
  for (int round = 0; round < 3000; ++round) {
    const std::string text = document(random, below(random, 60));
    INFO("seed " << seed() << ", round " << round << ": " << text);
    const auto expected = nlohmann::json::parse(text, nullptr, false);
    REQUIRE_FALSE(expected.is_discarded());
    REQUIRE_FALSE(check_document(text));
    const PaddedText padded(text);
    Cursor cursor(padded.view(), true);
    const auto found = oracle::take(cursor);
    REQUIRE(cursor.expect_end());
    REQUIRE(oracle::same(expected, found));
    REQUIRE(skips(text));
  }
}

TEST_CASE("Damaged documents are refused where nlohmann/json refuses them",
          "[json][differential]") {
  Random random(seed());
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = mutate(random, document(random, below(random, 30)));
    INFO("seed " << seed() << ", round " << round << ": " << text);
    const bool accepted = !check_document(text);
    refused += !accepted;
    switch (oracle::judge(text)) {
      case oracle::Verdict::kAccepts:
        REQUIRE(accepted);
        break;
      case oracle::Verdict::kRefuses:
        REQUIRE_FALSE(accepted);
        break;
      case oracle::Verdict::kNone:
        break;
    }
    if (accepted) REQUIRE(skips(text));
  }
  CHECK(refused > 2000);  // or the damage is none
}

// In these two, what stands behind the end is what was cut off: the most tempting of all padding.

TEST_CASE("A document that is cut anywhere is never accepted", "[json][differential]") {
  Random random(seed());
  for (int round = 0; round < 300; ++round) {
    // A container, since a number that is cut may be a number still.
    const std::string text = "[" + document(random, 12) + "]";
    if (text.size() > 1500) continue;  // what follows is quadratic
    const PaddedText padded(text);
    INFO("seed " << seed() << ": " << text);
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
      const std::string_view part = padded.view().substr(0, cut);
      const bool right = same_error(read(part, true), ErrorCode::kUnexpectedEnd, cut) &&
                         same_error(skip(part, true), ErrorCode::kUnexpectedEnd, cut) &&
                         same_error(read(part, false), ErrorCode::kIncomplete, cut) &&
                         same_error(skip(part, false), ErrorCode::kIncomplete, cut);
      if (!right) FAIL("cut at " << cut);
    }
  }
}

TEST_CASE("The bytes so far give the error that the whole gives, or ask for more",
          "[json][differential]") {
  Random random(seed());
  for (int round = 0; round < 1000; ++round) {
    const std::string text = mutate(random, document(random, 12));
    if (text.size() > 800) continue;
    const PaddedText padded(text);
    INFO("seed " << seed() << ": " << text);
    const Error whole_read = read(padded.view(), true);
    const Error whole_skip = skip(padded.view(), true);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      const std::string_view part = padded.view().substr(0, cut);
      const bool right = is_consistent(read(part, false), whole_read, cut) &&
                         is_consistent(skip(part, false), whole_skip, cut);
      if (!right) FAIL("cut at " << cut);
    }
  }
}

TEST_CASE("Skipping any part of a document leads to the same place as reading it",
          "[json][differential]") {
  Random random(seed());
  for (int round = 0; round < 3000; ++round) {
    const std::string text = "[" + document(random, 15) + "," + document(random, 15) + "]";
    const PaddedText padded(text);
    INFO("seed " << seed() << ": " << text);
    Cursor reading(padded.view(), true), skipping(padded.view(), true);
    REQUIRE(reading.begin_array());
    REQUIRE(skipping.begin_array());
    while (reading.next_element()) {
      REQUIRE(skipping.next_element());
      std::string_view raw;
      REQUIRE(check_value(reading));
      REQUIRE(skipping.skip(raw));
      REQUIRE(reading.offset() == skipping.offset());
      REQUIRE_FALSE(check_document(raw));
    }
    REQUIRE_FALSE(skipping.next_element());
    REQUIRE(skipping.expect_end());
  }
}
