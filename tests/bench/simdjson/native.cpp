// simdjson, native: reads a file into memory and prints how long the second of two runs over it
// took. The first one's page faults belong to its index, which a program would keep.

#include <chrono>
#include <cstdio>
#include <string>

#include "aggregate.hpp"

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const std::string month_ago = arguments[3];
  const auto aggregate =
      std::string(arguments[1]) == "entities" ? of_entities : of_pull_requests;
  const simdjson::padded_string json = simdjson::padded_string::load(arguments[2]);
  simdjson::ondemand::parser parser;
  aggregate(parser, json, month_ago);
  const auto started = std::chrono::steady_clock::now();
  const Tally tally = aggregate(parser, json, month_ago);
  const std::chrono::duration<double, std::milli> took =
      std::chrono::steady_clock::now() - started;
  std::printf("[%.3f,%.0f,%.0f,%.6f]\n", took.count(), tally.deployments, tally.changes,
              tally.hours);
  std::fprintf(stderr, "%s\n", simdjson::get_active_implementation()->name().c_str());
}
