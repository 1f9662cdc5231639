// Every golden case: tests/fixtures/<case>/, see the README there.

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "run.hpp"
#include "session/settings.hpp"

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

struct Case {
  json description;
  json expected;
  std::vector<std::string> model;  // documents, given before the files
  std::vector<std::pair<std::string, std::string>> files;
};

Case read_case(const std::filesystem::path& folder) {
  Case test;
  test.description = json::parse(read_file((folder / "case.json").string()));
  test.expected = json::parse(read_file((folder / "expected.json").string()));
  for (const std::string name : test.description.value("model", json::array())) {
    test.model.push_back(read_file((folder / name).string()));
  }
  for (const std::string name : test.description["files"]) {
    test.files.emplace_back(name, read_file((folder / name).string()));
  }
  return test;
}

/// A session with the case's model. It is kept from run to run: reading the bundled models takes
/// longer than most cases, and nothing of one run may be seen in the next.
class Runner {
 public:
  explicit Runner(const Case& test) : description_(test.description) {
    for (const std::string& document : test.model) {
      const json added = json::parse(session_.add_model(document));
      INFO(added.dump());
      REQUIRE(added["ok"] == true);
    }
  }

  /// The report of the case's files, given in pieces of that size.
  json run(const Case& test, std::size_t piece = 1 << 16) {
    session_.reset();
    for (const auto& [name, bytes] : test.files) {
      INFO(name);
      const json ended = load(session_, name, bytes, piece);
      INFO(ended.dump());
      CHECK(ended["ok"] == true);
    }
    return report_again();
  }

  json report_again() {
    json view = description_.value("view", json::object());
    for (const char* end : {"from", "to"}) {
      if (view.contains(end)) view[end] = moment(view[end].get<std::string>());
    }
    const json settings = {{"nowMs", moment(description_["now"].get<std::string>())},
                           {"divisor", description_.value("frequencyDivisor", std::string("span"))},
                           {"view", view}};
    return json::parse(session_.report(read_settings(settings.dump()).value()));
  }

  Session& session() { return session_; }

 private:
  Session session_;
  const json& description_;
};

std::vector<std::filesystem::path> case_folders() {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(DORA_FIXTURES_DIR)) {
    if (std::filesystem::exists(entry.path() / "case.json")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
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
