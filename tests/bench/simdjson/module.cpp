// simdjson as WebAssembly: bytes are put where buffer() says, results are read where aggregate()
// says.

#include <cstdlib>
#include <string>

#include "aggregate.hpp"

extern "C" {

char* buffer(std::size_t size) {
  static char* bytes = nullptr;
  std::free(bytes);
  return bytes = static_cast<char*>(std::malloc(size + simdjson::SIMDJSON_PADDING));
}

/// Three doubles: deployments, changes, hours. `month_ago` are 20 letters.
const Tally* aggregate(const char* bytes, std::size_t size, int entities, const char* month_ago) {
  static simdjson::ondemand::parser parser;
  static Tally tally;
  const simdjson::padded_string_view json(bytes, size, size + simdjson::SIMDJSON_PADDING);
  const std::string_view from(month_ago, 20);
  tally = entities != 0 ? of_entities(parser, json, from) : of_pull_requests(parser, json, from);
  return &tally;
}

}  // extern "C"
