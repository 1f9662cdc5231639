// Questions of any kind about the numbers of a report: each has an answer that is JSON, and none
// changes the report.

#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "session/session.hpp"
#include "support/fuzz.hpp"

using namespace dora;
using namespace fuzz;

namespace {

EvaluationSettings settings() {
  EvaluationSettings settings;
  settings.now = 1'750'000'000'000;
  return settings;
}

Session& open_session() {
  static Session session;
  static const bool loaded = [] {
    constexpr std::string_view kFile =
        R"([{"identifier":"d","blueprint":"deployment","properties":{"deploymentStatus":"Success",)"
        R"("environment":"Production","createdAt":"2025-06-10T00:00:00Z"},)"
        R"("relations":{"service":"s"}}])";
    session.begin_file("file", 0);
    std::memcpy(session.reserve(kFile.size()), kFile.data(), kFile.size());
    session.commit(kFile.size());
    session.end_file();
    return true;
  }();
  demand(loaded, "the file is read");
  return session;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Session& session = open_session();
  static const std::string report = session.report(settings());
  const std::string answer = session.explain(settings(), as_text(data, size));
  const auto json = nlohmann::json::parse(answer, nullptr, false);
  demand(json.is_object(), "the answer is an object");
  demand(json.contains("value") != json.contains("error"), "it has a value or an error");
  demand(session.report(settings()) == report, "the report is the same afterwards");
  return 0;
}
