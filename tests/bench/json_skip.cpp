// How fast records are skipped, and a few members taken out of them. Every benchmark first checks
// that it finds what is there.

#include <benchmark/benchmark.h>

#include <string>

#include "json/cursor.hpp"
#include "json/validate.hpp"
#include "json_records.hpp"

using namespace dora;
using namespace dora::json;

namespace {

/// 20 MB of pull requests, padded: more than the caches hold.
const std::string& padded_records() {
  static const std::string text = PullRequests(1).array(20'000'000) + std::string(kPadding, ' ');
  return text;
}

std::string_view records() {
  const std::string& text = padded_records();
  return {text.data(), text.size() - kPadding};
}

void report(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(records().size()));
}

using Skip = Scan (*)(const char*, const char*, char, unsigned);

void skip_container(benchmark::State& state, Skip skip) {
  const char* const begin = records().data();
  const char* const end = begin + records().size();
  const Scan whole = skip(begin + 1, end, '[', kMaxDepth);
  if (whole.code != ErrorCode::kNone || whole.at != end) return state.SkipWithError("wrong end");
  for (auto _ : state) benchmark::DoNotOptimize(skip(begin + 1, end, '[', kMaxDepth));
  report(state);
}

/// Takes number, title, times and the user's login of every pull request.
std::size_t take_five(std::string_view bytes) {
  Cursor cursor(bytes, true);
  std::string_view key, text;
  double number;
  std::size_t sum = 0;
  cursor.begin_array();
  while (cursor.next_element() && cursor.begin_object()) {
    while (cursor.next_key(key)) {
      if (key == "number" && cursor.number(number)) {
        sum += static_cast<std::size_t>(number);
      } else if (key == "title" || key == "created_at" || key == "merged_at") {
        if (cursor.string(text)) sum += text.size();
      } else if (key == "user" && cursor.begin_object()) {
        while (cursor.next_key(key)) {
          if (key != "login") {
            cursor.skip();
          } else if (cursor.string(text)) {
            sum += text.size();
          }
        }
      } else {
        cursor.skip();
      }
    }
  }
  return cursor.ok() ? sum : 0;
}

void five_members(benchmark::State& state) {
  const std::size_t expected = take_five(records());
  if (expected == 0) return state.SkipWithError("malformed");
  for (auto _ : state) {
    if (take_five(records()) != expected) return state.SkipWithError("not the same again");
  }
  report(state);
}

void strict(benchmark::State& state) {
  for (auto _ : state) {
    if (check_padded_document(records())) return state.SkipWithError("refused");
  }
  report(state);
}

BENCHMARK_CAPTURE(skip_container, scalar, scalar::skip_container)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(skip_container, best, kernel::skip_container)->Unit(benchmark::kMillisecond);
BENCHMARK(five_members)->Unit(benchmark::kMillisecond);
BENCHMARK(strict)->Unit(benchmark::kMillisecond);

}  // namespace
