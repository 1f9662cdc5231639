// The report of a whole organisation: 2,000 services of 200 teams, and as many deployments as asked
// for, each with its pull request, and an incident to every tenth. And the report after a change of
// filter, each time to another one.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "session/session.hpp"

namespace {

constexpr int kServices = 2000;
constexpr int kTeams = 200;
constexpr dora::Millis kNow = 1'795'219'200'000;  // 2026-11-21
constexpr dora::Millis kApart = 600'000;          // ten minutes

std::string entity(const char* blueprint, const std::string& identifier,
                   const std::string& properties, const std::string& relations) {
  return R"({"identifier":")" + identifier + R"(","blueprint":")" + blueprint +
         R"(","properties":{)" + properties + R"(},"relations":{)" + relations + "}},\n";
}

std::string organisation(int deployments) {
  std::string text = "[";
  for (int i = 0; i < kTeams; ++i) text += entity("_team", "t" + std::to_string(i), "", "");
  for (int i = 0; i < kServices; ++i) {
    text += entity("service", "s" + std::to_string(i), "",
                   R"("team":"t)" + std::to_string(i % kTeams) + '"');
  }
  for (int i = 0; i < deployments; ++i) {
    const std::string number = std::to_string(i);
    const std::string time = dora::format_time(kNow - i * kApart);
    const std::string service = R"("service":"s)" + std::to_string(i % kServices) + '"';
    text += entity("githubPullRequest", "p" + number,
                   R"("mergedAt":")" + time + R"(","cycle_time_hours":)" + std::to_string(i % 99),
                   service);
    text += entity(
        "deployment", "d" + number,
        R"("deploymentStatus":"Success","environment":"Production","createdAt":")" + time + '"',
        service + R"(,"pullRequest":"p)" + number + '"');
    if (i % 10 == 0) {
      text += entity("pagerdutyIncident", "i" + number,
                     R"("created_at":")" + time + R"(","resolvedAt":")" + time +
                         R"(","recoveryTime":)" + std::to_string(i % 77),
                     service);
    }
  }
  text.erase(text.size() - 2);
  return text + "]";
}

void load(dora::Session& session, const std::string& text) {
  session.begin_file("organisation.json", kNow);
  std::memcpy(session.reserve(text.size()), text.data(), text.size());
  session.commit(text.size());
  session.end_file();
}

/// What a wrong report would be fast for.
void check(const std::string& report, int deployments) {
  const auto json = nlohmann::json::parse(report);
  int total = 0;
  for (const auto& service : json["entities"]["service"]) {
    total += service["properties"]["total_deployments"].get<int>();
  }
  if (total == deployments && json["entities"]["_team"].size() == kTeams) return;
  std::fprintf(stderr, "the report has %d of %d deployments\n", total, deployments);
  std::abort();
}

void report(benchmark::State& state) {
  const int deployments = static_cast<int>(state.range(0));
  dora::Session session;
  load(session, organisation(deployments));
  check(session.report({kNow}), deployments);
  for (auto _ : state) benchmark::DoNotOptimize(session.report({kNow}));
  state.SetItemsProcessed(state.iterations() * deployments);
}

/// The reports of ever other settings.
template <typename Change>
void changes(benchmark::State& state, Change change) {
  const int deployments = static_cast<int>(state.range(0));
  dora::Session session;
  load(session, organisation(deployments));
  check(session.report({kNow}), deployments);
  int round = 0;
  for (auto _ : state) {
    dora::EvaluationSettings settings{kNow};
    change(settings, ++round);
    benchmark::DoNotOptimize(session.report(settings));
  }
}

void other_moment(benchmark::State& state) {
  changes(state, [](dora::EvaluationSettings& settings, int round) {
    settings.now = kNow - round * dora::kHour;
  });
}

void other_team(benchmark::State& state) {
  changes(state, [](dora::EvaluationSettings& settings, int round) {
    settings.view.only = {{"_team", {"t" + std::to_string(round % kTeams)}}};
  });
}

void other_service(benchmark::State& state) {
  changes(state, [](dora::EvaluationSettings& settings, int round) {
    settings.view.only = {{"service", {"s" + std::to_string(round % kServices)}}};
  });
}

void as_of(benchmark::State& state) {
  changes(state, [](dora::EvaluationSettings& settings, int round) {
    settings.now = kNow - round * dora::kDay;
    settings.view.to = settings.now;
  });
}

}  // namespace

BENCHMARK(other_moment)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(other_team)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(other_service)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(as_of)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(report)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
