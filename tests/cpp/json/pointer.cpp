// Where a JSON pointer leads in a text.

#include <catch2/catch.hpp>

#include "json/bytes.hpp"
#include "json/pointer.hpp"

using dora::json::find_pointer;
using dora::json::PaddedText;

namespace {

/// What stands where the pointer leads, as far as the next comma or bracket.
std::string at(const std::string& text, const std::string& pointer) {
  const std::size_t begin = find_pointer(PaddedText(text).view(), pointer);
  return text.substr(begin, text.find_first_of(",]}", begin) - begin);
}

}  // namespace

TEST_CASE("a pointer leads to a member or an element", "[json][pointer]") {
  const std::string text = R"({"a": [1, {"b": 2}, 3], "c": {"a": "x"}})";
  CHECK(at(text, "/a/0") == "1");
  CHECK(at(text, "/a/1/b") == "2");
  CHECK(at(text, "/a/2") == "3");
  CHECK(at(text, "/c/a") == "\"x\"");
  CHECK(find_pointer(PaddedText(text).view(), "") == 0);
}

TEST_CASE("a pointer that leads nowhere ends at the last container on its way", "[json][pointer]") {
  const std::string text = R"({"a": [1, 2], "b": 7})";
  CHECK(find_pointer(PaddedText(text).view(), "/a/5") == text.find('['));
  CHECK(find_pointer(PaddedText(text).view(), "/none/x") == 0);
  CHECK(at(text, "/b/deeper") == "7");
}

TEST_CASE("a pointer's tokens may hold slashes and tildes", "[json][pointer]") {
  const std::string text = R"({"a/b": 1, "m~n": 2, "": 3})";
  CHECK(at(text, "/a~1b") == "1");
  CHECK(at(text, "/m~0n") == "2");
  CHECK(at(text, "/") == "3");
}
