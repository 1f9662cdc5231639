// Lines and columns as an editor shows them.

#include "json/position.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "json/validate.hpp"
#include "random.hpp"

using namespace dora::json;
using namespace random_json;

namespace {

std::pair<std::size_t, std::size_t> at(std::string_view text, std::size_t offset) {
  const Position position = locate(text, offset);
  return {position.line, position.column};
}

using Place = std::pair<std::size_t, std::size_t>;

}  // namespace

TEST_CASE("Lines and columns count from one", "[json][position]") {
  const std::string text = "ab\ncd\r\n\nx";
  CHECK(at(text, 0) == Place{1, 1});
  CHECK(at(text, 2) == Place{1, 3});
  CHECK(at(text, 3) == Place{2, 1});
  CHECK(at(text, 7) == Place{3, 1});
  CHECK(at(text, 8) == Place{4, 1});
  CHECK(at(text, 9) == Place{4, 2});
  CHECK(at(text, 99) == Place{4, 2});
  CHECK(at("", 0) == Place{1, 1});
}

TEST_CASE("Columns count characters, and no byte order mark", "[json][position]") {
  const std::string text = "\xEF\xBB\xBF\xC3\xA9\xF0\x9F\x98\x80x\n\xEF\xBB\xBFy";
  CHECK(at(text, text.find('x')) == Place{1, 3});
  CHECK(at(text, text.find('y')) == Place{2, 2});  // only a mark at the very beginning is one
}

TEST_CASE("An error of the strict mode is found by its line and column", "[json][position]") {
  const std::string text = "{\n  \"a\": 1,\n  \"caf\xC3\xA9\": nope\n}";
  const dora::Error error = check_document(text);
  CHECK(at(text, error.offset) == Place{3, 11});
}

TEST_CASE("Newlines are counted, whatever the length and the place", "[json][position]") {
  Random random(seed());
  for (std::size_t length = 0; length < 300; ++length) {
    const std::string text = soup(random, "\n\nab\x8A", length);
    const std::string_view view(text);
    const std::size_t from = below(random, length + 1);
    CHECK(count_newlines(view.substr(from)) ==
          static_cast<std::size_t>(
              std::count(view.begin() + static_cast<long>(from), view.end(), '\n')));
  }
  CHECK(count_newlines(std::string(100'003, '\n')) == 100'003);
}
