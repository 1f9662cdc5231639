#include "base/name_pattern.hpp"

#include <catch2/catch.hpp>

namespace dora {
namespace {

bool fits(std::string_view pattern, std::string_view name) {
  return NamePattern(pattern).fits(name);
}

TEST_CASE("A plain name fits without capitals and separators", "[base]") {
  CHECK(fits("Web Shop", "web-shop"));
  CHECK(fits("prod", "PROD"));
  CHECK(fits("web-shop", "webshop"));
  CHECK_FALSE(fits("prod", "production"));
  CHECK_FALSE(fits("prod", "pre-prod"));
}

TEST_CASE("A star stands for any text, and separators around it must be there", "[base]") {
  for (const char* name : {"prod-eu", "Prod EU", "prod_", "prod/us/east"}) {
    CHECK(fits("prod-*", name));
  }
  for (const char* name : {"prod", "product", "pre-prod-eu"}) CHECK_FALSE(fits("prod-*", name));
  CHECK(fits("*[bot]", "renovate[bot]"));
  CHECK_FALSE(fits("*[bot]", "robot"));
  CHECK(fits("group_*_bot*", "group_12_bot_3f"));
  CHECK(fits("*a*b*", "xaxbx"));
  CHECK_FALSE(fits("*a*b", "ba"));
  CHECK(fits("a*b*b", "abcb"));
  CHECK(fits("*", ""));
}

}  // namespace
}  // namespace dora
