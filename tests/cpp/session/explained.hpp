#pragma once

// What must hold of every explanation, whatever it explains.

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "run.hpp"

namespace dora::test {

inline json explained(Session& session, const EvaluationSettings& settings, const json& question) {
  return json::parse(session.explain(settings, question.dump()));
}

inline json of_property(const std::string& blueprint, const std::string& identifier,
                        const std::string& property) {
  return {{"kind", "property"},
          {"blueprint", blueprint},
          {"identifier", identifier},
          {"property", property}};
}

inline json of_widget(const std::string& widget) {
  return {{"kind", "widget"}, {"widget", widget}};
}

/// Entities left out for one of these reasons; for any reason where none is named.
inline std::size_t left_out(const json& aggregate, const std::set<std::string>& reasons) {
  std::size_t count = 0;
  for (const json& one : aggregate["leftOut"]) {
    if (reasons.count(one["reason"]) > 0) count += one["count"].get<std::size_t>();
  }
  return count;
}

inline bool close(const json& left, const json& right) {
  if (!left.is_number() || !right.is_number()) return left == right;
  const double one = left, other = right;
  return std::fabs(one - other) <= 1e-9 * std::max({1.0, std::fabs(one), std::fabs(other)});
}

/// The value again, from the parts that the explanation names.
inline json recomputed(const json& aggregate) {
  const std::string func = aggregate["func"];
  const std::size_t count = aggregate["count"];
  if (aggregate.contains("dividedBy")) {
    return static_cast<double>(count) / aggregate["dividedBy"].get<double>();
  }
  if (func == "count") return count;
  const bool by_property = aggregate.contains("property");
  if (func == "average" && aggregate.contains("per")) {
    for (const json& one : aggregate["divisor"]) {
      if (one["rule"] != aggregate["divisorRule"]) continue;
      const double counted = static_cast<double>(count - left_out(aggregate, {"no-time"}));
      const double sum = by_property ? aggregate["sum"].get<double>() : counted;
      if (one["intervals"].is_null()) return nullptr;
      const double intervals = one["intervals"];
      return intervals > 0 ? json(sum / intervals) : json(nullptr);
    }
  }
  if (func == "average" && !by_property) return count > 0 ? json(1) : json(nullptr);
  if (func == "average") {
    const std::size_t values = aggregate["withValue"];
    return values > 0 ? json(aggregate["sum"].get<double>() / static_cast<double>(values))
                      : json(nullptr);
  }
  return aggregate[func];
}

inline void check_rows(const json& aggregate, const json& rows) {
  CHECK(rows["total"] == aggregate["count"]);
  CHECK(rows["rows"].size() == rows["total"]);
  CHECK(rows["others"].size() == rows["totalOthers"]);
  CHECK(rows["blueprint"] == aggregate["target"]);
  std::vector<std::size_t> others(aggregate["leftOut"].size());
  for (const json& row : rows["others"]) ++others.at(row["why"].get<std::size_t>());
  for (std::size_t i = 0; i < others.size(); ++i) {
    const json& reason = aggregate["leftOut"][i]["reason"];
    if (reason == "no-value" || reason == "no-time") continue;
    CHECK(aggregate["leftOut"][i]["count"] == others[i]);
  }
  double sum = 0;
  std::size_t values = 0;
  std::string before = "9999";
  for (const json& row : rows["rows"]) {
    const std::string time = row.value("time", std::string());
    CHECK(time <= before);  // the newest first
    before = time;
    if (!aggregate.contains("property") || row["value"].is_null()) continue;
    ++values;
    sum += row["value"].get<double>();
  }
  if (!aggregate.contains("property") || left_out(aggregate, {"no-time"}) > 0) return;
  CHECK(aggregate["withValue"] == values);
  CHECK(aggregate["count"].get<std::size_t>() == values + left_out(aggregate, {"no-value"}));
  if (values > 0) CHECK(close(aggregate["sum"], sum));
}

/// That the parts make the value. `func: last` names no part that does.
inline void check_parts(const json& explanation) {
  for (const json& input : explanation.value("inputs", json::array())) check_parts(input);
  if (!explanation.contains("aggregate")) return;
  const json& aggregate = explanation["aggregate"];
  INFO(explanation["title"] << " " << aggregate.dump());
  if (aggregate["func"] != "last") CHECK(close(recomputed(aggregate), explanation["value"]));
  for (const json& one : aggregate["leftOut"]) CHECK(one["count"] > 0);
  if (explanation.contains("rows")) check_rows(aggregate, explanation["rows"]);
}

}  // namespace dora::test
