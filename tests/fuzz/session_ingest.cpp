// What the engine makes of a file against what nlohmann/json makes of it. A file that nlohmann reads
// gives the same when nlohmann has written it anew: without white space, with other escapes and other
// digits. Of Port's entities the distinct ones are counted a second time, over nlohmann's tree.

#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "../cpp/json/oracle.hpp"
#include "session/session.hpp"
#include "support/fuzz.hpp"

using namespace dora;
using namespace fuzz;
using Tree = nlohmann::ordered_json;  // the order of members decides which array holds the records

namespace {

constexpr Millis kNow = 1'750'000'000'000;

struct Reading {
  Tree answer;
  std::string report;  // without what it says of the file; empty when the file was refused
};

Reading read(std::string_view bytes) {
  static Session session;
  session.reset();
  session.begin_file("file", kNow);
  std::memcpy(session.reserve(bytes.size() + 1), bytes.data(), bytes.size());
  session.commit(bytes.size());
  Reading reading;
  const std::string answer = session.end_file();
  reading.answer = Tree::parse(answer);
  if (reading.answer["ok"] != true) return reading;
  const std::string prefix = R"({"ok":true,"input":)";
  demand(answer.starts_with(prefix), "the answer begins as ever");
  const std::string input = answer.substr(prefix.size(), answer.size() - prefix.size() - 1);
  reading.report = session.report({kNow, DivisorRule::kSpan});
  const std::size_t at = reading.report.find(input);
  demand(at != std::string::npos, "the report says of the file what the answer said");
  reading.report.erase(at, input.size());
  return reading;
}

/// Whether no object of the text has two members of the same name: which of them counts, nlohmann
/// decides otherwise.
bool has_distinct_members(std::string_view bytes) {
  std::vector<std::set<std::string>> names;
  bool distinct = true;
  const auto follow = [&](int, Tree::parse_event_t event, const Tree& value) {
    if (event == Tree::parse_event_t::object_start) names.emplace_back();
    if (event == Tree::parse_event_t::object_end) names.pop_back();
    if (event != Tree::parse_event_t::key) return true;
    distinct = distinct && names.back().insert(value.get<std::string>()).second;
    return true;
  };
  return !Tree::parse(bytes, follow, false).is_discarded() && distinct;
}

/// An answer without what the writing of the file changes: its size and the lines of its records.
Tree without_places(Tree answer) {
  if (answer["ok"] != true) return answer["error"]["id"];
  Tree& input = answer["input"];
  input.erase("bytes");
  for (Tree& skipped : input["skipped"]) {
    skipped["first"].erase("line");
    for (Tree& example : skipped["examples"]) example.erase("line");
  }
  return input;
}

/// The distinct entities of an array in which each names its blueprint; nothing of any other file.
std::map<std::string, std::size_t> count_entities(const Tree& file) {
  std::map<std::string, std::set<std::string>> identifiers;
  if (!file.is_array()) return {};
  for (const Tree& record : file) {
    const auto is_text = [&](const char* name) {
      return record.is_object() && record.contains(name) && record[name].is_string() &&
             !record[name].get_ref<const std::string&>().empty();
    };
    if (!is_text("identifier") || !is_text("blueprint") || !record.contains("properties")) return {};
    identifiers[record["blueprint"]].insert(record["identifier"]);
  }
  std::map<std::string, std::size_t> counts;
  for (const auto& [blueprint, of_it] : identifiers) counts[blueprint] = of_it.size();
  return counts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = as_text(data, size);
  const Reading reading = read(bytes);
  const bool accepted = reading.answer["ok"] == true;
  if (oracle::judge(bytes) != oracle::Verdict::kAccepts || !has_distinct_members(bytes)) return 0;
  const Tree file = Tree::parse(bytes);
  const Reading again = read(file.dump());
  demand(without_places(reading.answer) == without_places(again.answer),
         "a file written anew is read alike");
  demand(reading.report == again.report, "a file written anew gives the same report");
  if (!accepted || !reading.answer["input"]["skipped"].empty()) return 0;
  const auto expected = count_entities(file);
  for (const auto& [blueprint, count] : reading.answer["input"]["entities"].items()) {
    const auto found = expected.find(blueprint);
    if (found != expected.end()) demand(count == found->second, "distinct entities are counted");
  }
  return 0;
}
