// Every golden case: tests/fixtures/<case>/, see the README there.

#include <catch2/catch.hpp>
#include <cmath>

#include "golden_cases.hpp"

namespace dora::test {
namespace {

bool matches(const json& expected, const json& actual, const std::string& path,
             std::vector<std::string>& differences);

bool differ(const json& expected, const json& actual, const std::string& path,
            std::vector<std::string>& differences) {
  differences.push_back(path + ": expected " + expected.dump() + ", got " + actual.dump());
  return false;
}

void match_widgets(const json& expected, const json& actual, const std::string& path,
                   std::vector<std::string>& differences) {
  for (const json& one : expected) {
    const std::string id = one["id"];
    const auto found = std::find_if(actual.begin(), actual.end(),
                                    [&](const json& other) { return other["id"] == id; });
    if (found == actual.end()) {
      differ(one, nullptr, path + "/" + id, differences);
    } else {
      matches(one, *found, path + "/" + id, differences);
    }
  }
}

bool matches(const json& expected, const json& actual, const std::string& path,
             std::vector<std::string>& differences) {
  if (expected.is_number() && actual.is_number()) {
    const double left = expected, right = actual;
    const double tolerance = 1e-9 * std::max({1.0, std::fabs(left), std::fabs(right)});
    if (std::fabs(left - right) <= tolerance) return true;
    return differ(expected, actual, path, differences);
  }
  if (expected.is_array()) {
    if (path == "/widgets" && actual.is_array()) {
      match_widgets(expected, actual, path, differences);
      return true;
    }
    if (!actual.is_array() || expected.size() != actual.size()) {
      return differ(expected, actual, path, differences);
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
      matches(expected[i], actual[i], path + "/" + std::to_string(i), differences);
    }
    return true;
  }
  if (expected.is_object()) {
    if (!actual.is_object()) return differ(expected, actual, path, differences);
    for (const auto& [key, value] : expected.items()) {
      if (!actual.contains(key)) {
        differ(value, nullptr, path + "/" + key + " (missing)", differences);
      } else {
        matches(value, actual[key], path + "/" + key, differences);
      }
    }
    return true;
  }
  if (expected == actual) return true;
  return differ(expected, actual, path, differences);
}

}  // namespace

TEST_CASE("every golden case gives the numbers worked out by hand", "[golden]") {
  for (const auto& folder : case_folders()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const Case test = read_case(folder);
      INFO(test.description["describe"]);
      Runner runner(test);
      const json actual = runner.run(test);
      std::vector<std::string> differences;
      matches(test.expected, actual, "", differences);
      std::string all;
      for (const std::string& difference : differences) all += difference + "\n";
      INFO(all);
      CHECK(differences.empty());
      // What a session keeps from one report to the next must not be seen in it.
      report(runner.session(), "2031-02-03T04:05:06Z", DivisorRule::kActiveWeeks);
      CHECK(runner.report_again() == actual);
    }
  }
}

TEST_CASE("the order of the files changes nothing but the order of the inputs", "[golden]") {
  for (const auto& folder : case_folders()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      Case test = read_case(folder);
      Runner runner(test);
      const json forwards = runner.run(test);
      std::reverse(test.files.begin(), test.files.end());
      json backwards = runner.run(test);
      std::reverse(backwards["inputs"].begin(), backwards["inputs"].end());
      CHECK(forwards == backwards);
    }
  }
}

TEST_CASE("the size of the pieces in which a file arrives changes nothing", "[golden]") {
  for (const auto& folder : case_folders()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const Case test = read_case(folder);
      Runner runner(test);
      const json whole = runner.run(test, std::size_t{1} << 30);
      for (const std::size_t piece : {1, 2, 3, 7, 64, 1000}) {
        INFO("pieces of " << piece << " bytes");
        CHECK(whole == runner.run(test, piece));
      }
    }
  }
}

}  // namespace dora::test
