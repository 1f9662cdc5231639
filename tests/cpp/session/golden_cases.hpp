#pragma once

// The golden cases: tests/fixtures/<case>/, see the README there.

#include <catch2/catch.hpp>
#include <filesystem>

#include "run.hpp"
#include "session/settings.hpp"

namespace dora::test {

struct Case {
  json description;
  json expected;
  std::vector<std::string> model;  // documents, given before the files
  std::vector<std::pair<std::string, std::string>> files;
};

inline Case read_case(const std::filesystem::path& folder) {
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

  json report_again() { return json::parse(session_.report(settings())); }

  /// Those of the case.
  EvaluationSettings settings() const {
    json view = description_.value("view", json::object());
    for (const char* end : {"from", "to"}) {
      if (view.contains(end)) view[end] = moment(view[end].get<std::string>());
    }
    const json settings = {{"nowMs", moment(description_["now"].get<std::string>())},
                           {"divisor", description_.value("frequencyDivisor", std::string("span"))},
                           {"view", view}};
    return read_settings(settings.dump()).value();
  }

  Session& session() { return session_; }

 private:
  Session session_;
  const json& description_;
};

inline std::vector<std::filesystem::path> case_folders() {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(DORA_FIXTURES_DIR)) {
    if (std::filesystem::exists(entry.path() / "case.json")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace dora::test
