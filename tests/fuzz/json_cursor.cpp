// The strict mode against nlohmann/json; skipping against the strict mode; the kernels against one
// another; and any text against itself cut short.

#include "../cpp/json/oracle.hpp"
#include "json/cursor.hpp"
#include "json/position.hpp"
#include "json/utf8.hpp"
#include "json/validate.hpp"
#include "support/fuzz.hpp"

using namespace dora;
using namespace dora::json;
using namespace fuzz;

namespace {

struct Outcome {
  ErrorCode code;
  std::size_t offset;
};

bool operator==(const Outcome& a, const Outcome& b) {
  return a.code == b.code && a.offset == b.offset;
}

Outcome read(std::string_view bytes, bool final) {
  Cursor cursor(bytes, final);
  if (cursor.skip_bom() && check_value(cursor)) cursor.expect_end();
  return {cursor.error(), cursor.error_offset()};
}

Outcome skip(std::string_view bytes, bool final) {
  Cursor cursor(bytes, final);
  if (cursor.skip_bom() && cursor.skip()) cursor.expect_end();
  return {cursor.error(), cursor.error_offset()};
}

void compare_with_oracle(std::string_view bytes, bool accepted) {
  const oracle::Verdict verdict = oracle::judge(bytes);
  if (verdict == oracle::Verdict::kAccepts) demand(accepted, "what nlohmann accepts is accepted");
  if (verdict == oracle::Verdict::kRefuses) demand(!accepted, "what nlohmann refuses is refused");
  if (verdict != oracle::Verdict::kAccepts) return;
  Cursor cursor(bytes, true);
  cursor.skip_bom();
  const nlohmann::json found = oracle::take(cursor);
  demand(cursor.expect_end(), "reading comes to the end");
  demand(oracle::same(nlohmann::json::parse(bytes, nullptr, false), found), "values are equal");
}

void compare_kernels(std::string_view bytes) {
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  for (const char opener : {'{', '['}) {
    for (const unsigned levels : {3u, 70u, kMaxDepth}) {
      const Scan expected = scalar::skip_container(begin, end, opener, levels);
      const Scan found = kernel::skip_container(begin, end, opener, levels);
      demand(found.at == expected.at && found.code == expected.code, "containers end alike");
    }
  }
  demand(kernel::skip_string(begin, end) == scalar::skip_string(begin, end), "strings end alike");
  demand(kernel::find_special(begin, end) == scalar::find_special(begin, end),
         "specials are found");
  demand(kernel::count_newlines(begin, end) == scalar::count_newlines(begin, end),
         "newlines count");
}

/// Whether the bytes before the cut ask for more, or give the error that the whole gives.
void compare_cut(std::string_view bytes, std::size_t cut, const Outcome& read_whole,
                 const Outcome& skip_whole) {
  const std::string_view part = bytes.substr(0, cut);
  const Outcome incomplete{ErrorCode::kIncomplete, cut};
  const Outcome read_part = read(part, false);
  const Outcome skip_part = skip(part, false);
  demand(read_part == incomplete || read_part == read_whole, "reading a part");
  demand(skip_part == incomplete || skip_part == skip_whole, "skipping a part");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Exact text(as_text(data, size));
  const std::string_view bytes = text.view();
  const Outcome read_whole = read(bytes, true);
  const Outcome skip_whole = skip(bytes, true);
  const bool accepted = read_whole.code == ErrorCode::kNone;
  const bool skipped = skip_whole.code == ErrorCode::kNone;
  demand(skipped || !accepted, "what can be read can be skipped");
  demand(read_whole.offset <= size && skip_whole.offset <= size, "errors lie in the text");
  demand(!accepted || is_valid_utf8(bytes), "what is accepted is UTF-8");
  const Position position = locate(bytes, read_whole.offset);
  demand(position.line >= 1 && position.column >= 1, "positions count from one");
  compare_with_oracle(bytes, accepted);
  compare_kernels(bytes);
  compare_cut(bytes, size / 2, read_whole, skip_whole);
  if (size != 0) compare_cut(bytes, size - 1, read_whole, skip_whole);
  if (size != 0) compare_cut(bytes, data[size / 3] % size, read_whole, skip_whole);
  return 0;
}
