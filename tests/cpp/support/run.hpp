#pragma once

// What tests of the whole engine share: files in, report out.

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "defaults/defaults.hpp"
#include "session/session.hpp"

namespace dora::test {

using nlohmann::json;

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline Millis moment(std::string_view text) { return parse_time(text).value(); }

/// Gives a piece of the file that was begun. False once the file has failed.
inline bool give(Session& session, std::string_view piece) {
  std::memcpy(session.reserve(piece.size()), piece.data(), piece.size());
  return session.commit(piece.size());
}

/// Gives a file to the session in pieces of that size. Returns what end_file() says.
inline json load(Session& session, const std::string& name, std::string_view bytes,
                 std::size_t piece = 1 << 16, Millis now = 0) {
  session.begin_file(name, now);
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    if (!give(session, bytes.substr(at, piece))) break;
  }
  return json::parse(session.end_file());
}

inline json report(Session& session, std::string_view now,
                   DivisorRule divisor = DivisorRule::kSpan) {
  return json::parse(session.report({moment(now), divisor}));
}

/// Of a report whose parts are looked at: null, for as long as the program runs.
inline const json kNothing = nullptr;

/// The entity of that identifier, inside the report; null when there is none.
inline const json& entity(const json& report, const char* blueprint, const std::string& identifier) {
  for (const json& entity : report["entities"][blueprint]) {
    if (entity["identifier"] == identifier) return entity;
  }
  return kNothing;
}

/// The widget of that id, inside the report; null when there is none.
inline const json& widget(const json& report, const std::string& id) {
  for (const json& widget : report["widgets"]) {
    if (widget["id"] == id) return widget;
  }
  return kNothing;
}

}  // namespace dora::test
