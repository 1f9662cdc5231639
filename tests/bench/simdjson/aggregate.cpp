#include "aggregate.hpp"

#include <cmath>

using simdjson::ondemand::object;
using simdjson::ondemand::value;

namespace {

int number(std::string_view text, int from, int length) {
  int result = 0;
  for (int i = from; i < from + length; ++i) result = result * 10 + (text[i] - '0');
  return result;
}

/// Seconds since 1970 of 2026-11-21T00:00:00Z; days as in Hinnant's days_from_civil.
std::int64_t seconds(std::string_view text) {
  const int month = number(text, 5, 2);
  const int year = number(text, 0, 4) - (month <= 2);
  const int era = year / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number(text, 8, 2) - 1;
  const std::int64_t day =
      era * 146097LL + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
  return day * 86400 + number(text, 11, 2) * 3600 + number(text, 14, 2) * 60 + number(text, 17, 2);
}

std::string_view text_of(simdjson::simdjson_result<value> found) {
  std::string_view text;
  return found.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

}  // namespace

Tally of_pull_requests(simdjson::ondemand::parser& parser, simdjson::padded_string_view json,
                       std::string_view month_ago) {
  Tally tally;
  simdjson::ondemand::document document;
  if (parser.iterate(json).get(document) != simdjson::SUCCESS) return {-1, 0, 0};
  for (object record : document.get_array()) {
    if (text_of(record["state"]) != "closed") continue;
    const std::string_view created = text_of(record["created_at"]);
    const std::string_view merged = text_of(record["merged_at"]);
    if (merged.empty()) continue;
    object base = record["base"];
    const std::string_view ref = text_of(base["ref"]);
    if (ref != text_of(base["repo"]["default_branch"])) continue;
    tally.deployments += 1;
    if (merged < month_ago) continue;
    tally.changes += 1;
    const double hours = static_cast<double>(seconds(merged) - seconds(created)) / 3600;
    tally.hours += std::floor(hours * 100) / 100;
  }
  return tally;
}

Tally of_entities(simdjson::ondemand::parser& parser, simdjson::padded_string_view json,
                  std::string_view month_ago) {
  Tally tally;
  simdjson::ondemand::document document;
  if (parser.iterate(json).get(document) != simdjson::SUCCESS) return {-1, 0, 0};
  for (object record : document.get_array()) {
    const std::string_view blueprint = text_of(record["blueprint"]);
    if (blueprint == "deployment") {
      object properties = record["properties"];
      tally.deployments += text_of(properties["deploymentStatus"]) == "Success" &&
                           text_of(properties["environment"]) == "Production";
    } else if (blueprint == "githubPullRequest") {
      object properties = record["properties"];
      const std::string_view merged = text_of(properties["mergedAt"]);
      if (merged.empty() || merged < month_ago) continue;
      tally.changes += 1;
      tally.hours += double(properties["cycle_time_hours"]);
    }
  }
  return tally;
}
