#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "ingest/span.hpp"

namespace dora {

/// Records that were passed over for one reason.
struct Skipped {
  std::string reason;  // a stable id such as "missing-created-at"
  std::uint64_t count = 0;
  std::string detail;  // the name concerned in the first of them

  struct Example {
    std::uint64_t record = 0;  // counted from 1
    std::uint64_t line = 0;    // counted from 1
    std::string value;         // what was wrong, its beginning at least; empty where nothing was there
  };
  static constexpr std::size_t kExamples = 3;
  static constexpr std::size_t kLongestValue = 100;  // in bytes
  std::array<Example, kExamples> examples;           // the first of them, as far as there are
};

/// Something a person should know of a file whose records were used all the same.
struct Warning {
  std::string id;
  std::uint64_t count = 0;                      // of records or entities it is about
  std::map<std::string, std::uint64_t> counts;  // by name, where names matter
};

/// What became of one file.
struct InputSummary {
  std::string name;
  std::string source;  // the identifier of the mapping; several, joined by a plus; empty for none
  bool table = false;  // it was text in columns
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  std::map<std::string, std::uint64_t> entities;  // distinct ones, by blueprint
  Millis from = kNoTime;                          // the earliest and the latest moment in any of them
  Millis to = kNoTime;
  std::vector<std::pair<std::string, Span>> spans;  // of the metrics' times, by blueprint
  std::string suits;  // the bundled model that its entities look made for; empty: the one in force
  std::vector<Skipped> skipped;
  std::vector<Warning> warnings;
};

}  // namespace dora
