// How fast a session reads files that are in memory: raw pull requests of 20 KB, and Port entities of
// half a kilobyte. Every benchmark first checks that it finds what is there.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "json_records.hpp"
#include "session/session.hpp"

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

const std::string& pull_requests() {
  static const std::string text = PullRequests(1).array(50'000'000);
  return text;
}

/// Deployments as Port's API returns them, of 200 services.
const std::string& entities() {
  static const std::string text = [] {
    std::string all = R"({"ok":true,"entities":[)";
    for (int i = 0; all.size() < 25'000'000; ++i) {
      const std::string number = std::to_string(i);
      const std::string time = dora::format_time(1'795'219'200'000 - i * dora::Millis{600'000});
      all += (i == 0 ? "" : ",");
      all += R"({"identifier":"service-)" + std::to_string(i % 200) + "-deploy-" + number +
             R"(","title":"Deploy: change )" + number +
             R"(","icon":null,"blueprint":"deployment","team":[],"properties":{"deploymentStatus":)" +
             R"("Success","environment":"Production","createdAt":")" + time +
             R"(","lead_time_for_changes_hours":12.5},"relations":{"service":"service-)" +
             std::to_string(i % 200) + R"(","pullRequest":"service-)" + std::to_string(i % 200) +
             "-" + number + R"("},"createdAt":")" + time +
             R"(","createdBy":"a1b2c3d4-0000-4000-8000-00000000000f","updatedAt":")" + time +
             R"(","updatedBy":"a1b2c3d4-0000-4000-8000-00000000000f"})";
    }
    return all + "]}";
  }();
  return text;
}

std::uint64_t read(dora::Session& session, const std::string& text) {
  session.reset();
  session.begin_file("file", 1'795'219'200'000);
  for (std::size_t at = 0; at < text.size(); at += kPiece) {
    const std::size_t size = std::min(kPiece, text.size() - at);
    std::memcpy(session.reserve(size), text.data() + at, size);
    if (!session.commit(size)) return 0;
  }
  const std::uint64_t records = session.records();
  return session.end_file().rfind(R"({"ok":true)", 0) == 0 ? records : 0;
}

void ingest(benchmark::State& state, const std::string& (*file)()) {
  dora::Session session;
  const std::string& text = file();
  const std::uint64_t records = read(session, text);
  if (records < 1000) return state.SkipWithError("the file was not read");
  for (auto _ : state) benchmark::DoNotOptimize(read(session, text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.counters["records"] = static_cast<double>(records);
}

}  // namespace

BENCHMARK_CAPTURE(ingest, pull_requests, pull_requests)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ingest, entities, entities)->Unit(benchmark::kMillisecond);
