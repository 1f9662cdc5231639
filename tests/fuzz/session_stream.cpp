// A file that comes in pieces against the same file at once: the answer and the report are the same,
// wherever it is cut.

#include <algorithm>
#include <cstring>
#include <random>
#include <string>

#include "session/session.hpp"
#include "support/fuzz.hpp"

using namespace dora;
using namespace fuzz;

namespace {

constexpr Millis kNow = 1'750'000'000'000;

/// What a session says of a file, with the report where it was read.
std::string outcome(Session& session) {
  std::string answer = session.end_file();
  const bool read = answer.find("\"ok\":true") < 2;
  if (read) answer += session.report({kNow, DivisorRule::kSpan});
  return answer;
}

/// The outcome when the file comes in pieces of at most that size.
std::string read(Session& session, std::string_view bytes, std::mt19937& random,
                 std::size_t largest) {
  session.begin_file("file", kNow);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = std::min<std::size_t>(1 + random() % largest, bytes.size() - at);
    std::memcpy(session.reserve(size), bytes.data() + at, size);
    if (!session.commit(size)) break;
    at += size;
  }
  return outcome(session);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Session session;
  const std::string_view bytes = as_text(data, size);
  std::mt19937 random(static_cast<unsigned>(size) * 31 + (size == 0 ? 0 : data[size / 2]));
  const auto read_again = [&](std::size_t largest) {
    session.reset();
    return read(session, bytes, random, largest);
  };
  session.reset();
  session.begin_file("file", kNow);
  std::memcpy(session.reserve(size + 1), data, size);
  session.commit(size);
  const std::string whole = outcome(session);
  demand(read_again(1) == whole, "bytes that come one by one give the same");
  demand(read_again(1 + size / 2) == whole, "pieces of chance give the same");
  return 0;
}
