// A walk that mixes reading, skipping, leaving and going back as chance has it, over bytes that end
// early and move. Over a right document it must come to the end, over any other to some error, and
// the same walk over all bytes at once must find the same.

#include <random>
#include <string>
#include <vector>

#include "json/cursor.hpp"
#include "json/validate.hpp"
#include "support/fuzz.hpp"

using namespace dora;
using namespace dora::json;
using namespace fuzz;

namespace {

/// Walks one value. What has been seen goes into `seen`, so that two walks can be compared.
class Walk {
 public:
  Walk(Cursor& cursor, std::uint32_t seed) : cursor_(cursor), random_(seed) {}

  std::string seen;

  void value(int depth) {
    const Kind kind = cursor_.kind();
    seen += static_cast<char>('A' + static_cast<int>(kind));
    const bool container = kind == Kind::kObject || kind == Kind::kArray;
    if (kind == Kind::kNone) return;
    if (random_() % 4 == 0 || (container && depth > 60)) return skip();
    if (kind == Kind::kObject) return object(depth);
    if (kind == Kind::kArray) return array(depth);
    scalar(kind);
  }

 private:
  void skip() {
    std::string_view raw;
    const std::size_t start = cursor_.offset();
    if (!cursor_.skip(raw)) return;
    seen += raw;
    if (random_() % 4 != 0) return;
    // Going back and skipping again leads to the same place.
    const Checkpoint end = cursor_.checkpoint();
    std::string_view again;
    cursor_.seek(start);
    demand(cursor_.skip(again) && again == raw, "a value is the same the second time");
    demand(cursor_.offset() == end.offset, "and ends where it did");
    cursor_.rewind(end);
  }

  void object(int depth) {
    std::string_view key;
    if (!cursor_.begin_object()) return;
    while (cursor_.next_key(key)) {
      seen.append(key).push_back(':');
      if (random_() % 16 == 0) {
        cursor_.leave_object();
        return;
      }
      value(depth + 1);
    }
  }

  void array(int depth) {
    if (!cursor_.begin_array()) return;
    while (cursor_.next_element()) {
      value(depth + 1);
      if (random_() % 16 == 0) {
        cursor_.leave_array();
        return;
      }
    }
  }

  void scalar(Kind kind) {
    std::string_view text;
    double number;
    bool truth;
    if (kind == Kind::kString && cursor_.string(text)) seen += text;
    if (kind == Kind::kNumber && cursor_.number(number, text)) seen += text;
    if (kind == Kind::kBoolean && cursor_.boolean(truth)) seen += truth ? 'y' : 'n';
    if (kind == Kind::kNull) cursor_.null();
  }

  Cursor& cursor_;
  std::minstd_rand random_;
};

struct Outcome {
  std::string seen;
  ErrorCode code;
  std::size_t offset;
};

/// Walks over top-level values, one after the other, as a reader of lines would; each value is
/// walked with the same choices whenever it is tried again.
Outcome walk_all(std::string_view text, std::uint32_t seed, std::size_t chunk) {
  Outcome outcome{{}, ErrorCode::kNone, 0};
  std::size_t done = 0;  // all values before this byte are walked
  std::size_t end = chunk < text.size() ? chunk : text.size();
  for (;;) {
    const bool final = end == text.size();
    const Exact bytes(text.substr(done, end - done));
    Cursor cursor(bytes.view(), final);
    std::size_t finished = 0;
    while (!cursor.at_end()) {
      Walk walk(cursor, seed);
      walk.value(0);
      if (!cursor.ok()) break;
      outcome.seen += walk.seen;
      finished = cursor.offset();
    }
    if (cursor.ok() && final) return outcome;
    if (!cursor.ok() && cursor.error() != ErrorCode::kIncomplete) {
      outcome.code = cursor.error();
      outcome.offset = done + cursor.error_offset();
      return outcome;
    }
    demand(!final, "the last bytes ask for no more");
    done += finished;
    end = end + chunk < text.size() ? end + chunk : text.size();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 4096) return 0;
  const std::uint32_t seed = 1 + data[0];
  const std::size_t chunk = 1 + data[1];
  const std::string_view text = as_text(data + 2, size - 2);
  const Outcome whole = walk_all(text, seed, text.size() + 1);
  const Outcome parts = walk_all(text, seed, chunk);
  demand(whole.code == parts.code && whole.offset == parts.offset, "errors are the same in parts");
  demand(whole.seen == parts.seen, "values are the same in parts");
  if (!check_document(text) && text.substr(0, 1) != "\xEF") {
    demand(whole.code == ErrorCode::kNone, "a right document is walked to its end");
  }
  return 0;
}
