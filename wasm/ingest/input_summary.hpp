#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace dora {

/// Records that were passed over for one reason.
struct Skipped {
  std::string reason;  // a stable id such as "missing-created-at"
  std::uint64_t count = 0;
  std::uint64_t first_record = 0;  // counted from 1
  std::uint64_t first_line = 0;    // counted from 1
  std::string detail;              // the name concerned in the first of them
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
  std::string suits;  // the bundled model that its entities look made for; empty: the one in force
  std::vector<Skipped> skipped;
  std::vector<Warning> warnings;
};

}  // namespace dora
