#include "json/cursor.hpp"

#include <array>
#include <cstring>

#include "json/number.hpp"
#include "json/string.hpp"

namespace dora::json {
namespace {

constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  kinds['{'] = Kind::kObject;
  kinds['['] = Kind::kArray;
  kinds['"'] = Kind::kString;
  kinds['-'] = Kind::kNumber;
  for (unsigned digit = '0'; digit <= '9'; ++digit) kinds[digit] = Kind::kNumber;
  kinds['t'] = Kind::kBoolean;
  kinds['f'] = Kind::kBoolean;
  kinds['n'] = Kind::kNull;
  return kinds;
}

constexpr std::array<Kind, 256> kKinds = make_kinds();

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

bool Cursor::fail(ErrorCode code, const char* at) {
  if (ok()) {
    error_ = code;
    error_at_ = at;
  }
  return false;
}

bool Cursor::fail_at_end() {
  return fail(final_ ? ErrorCode::kUnexpectedEnd : ErrorCode::kIncomplete, end_);
}

/// Moves behind something scanned, or takes over the scan's error.
bool Cursor::accept(const Scan& scan) {
  if (scan.code == ErrorCode::kUnexpectedEnd) return fail_at_end();
  if (scan.code != ErrorCode::kNone) return fail(scan.code, scan.at);
  at_ = scan.at;
  return true;
}

/// Skips white space. False if nothing follows; no error is set then. In compact texts there is
/// none: one comparison says so, which may look at the padding.
inline bool Cursor::skip_space() {
  if (static_cast<unsigned char>(*at_) <= ' ') skip_run_of_space();
  return at_ != end_;
}

void Cursor::skip_run_of_space() {
  while (at_ != end_ && is_space(*at_)) ++at_;
}

Kind Cursor::kind() {
  if (!ok()) return Kind::kNone;
  if (!skip_space()) {
    fail_at_end();
    return Kind::kNone;
  }
  const Kind kind = kKinds[static_cast<unsigned char>(*at_)];
  if (kind == Kind::kNone) fail(ErrorCode::kUnexpectedCharacter, at_);
  return kind;
}

bool Cursor::expect(Kind expected) {
  const Kind found = kind();
  if (found == expected) return true;
  return found == Kind::kNone ? false : fail(ErrorCode::kWrongType, at_);
}

bool Cursor::enter(Kind container) {
  if (!expect(container)) return false;
  if (depth_ == kMaxDepth) return fail(ErrorCode::kTooDeep, at_);
  ++at_;
  ++depth_;
  first_ = true;
  return true;
}

bool Cursor::begin_object() { return enter(Kind::kObject); }
bool Cursor::begin_array() { return enter(Kind::kArray); }

bool Cursor::leave(char opener) {
  if (!ok()) return false;
  if (depth_ == 0) return fail(ErrorCode::kWrongType, at_);
  // Levels that stay open around this container are not available inside it.
  if (!accept(kernel::skip_container(at_, end_, opener, kMaxDepth - depth_ + 1))) return false;
  --depth_;
  first_ = false;
  return true;
}

/// In a container, moves to where the next member or element begins. False if the container ended
/// there and has been left, or on error.
inline bool Cursor::comma_or_close(char close) {
  if (!ok()) return false;
  if (!skip_space()) return fail_at_end();
  if (*at_ == ',' && !first_) {
    ++at_;
    return skip_space() || fail_at_end();
  }
  if (*at_ == close && depth_ != 0) {
    ++at_;
    --depth_;
    first_ = false;
    return false;
  }
  if (*at_ == ']' || *at_ == '}') return fail(ErrorCode::kMismatchedBracket, at_);
  if (!first_) return fail(ErrorCode::kUnexpectedCharacter, at_);
  first_ = false;
  return true;
}

/// Reads the string whose opening quote is next. Almost all are ASCII without escapes, and end at
/// the first special byte.
inline bool Cursor::read_text(std::string& scratch, std::string_view& text) {
  const char* const start = at_ + 1;
  const char* const special = kernel::find_special(start, end_);
  if (special == end_ || *special != '"') {
    return accept(read_string(start, end_, scratch, text));
  }
  text = {start, static_cast<std::size_t>(special - start)};
  at_ = special + 1;
  return true;
}

bool Cursor::next_key(std::string_view& key) {
  if (!comma_or_close('}')) return false;
  if (*at_ != '"') return fail(ErrorCode::kUnexpectedCharacter, at_);
  std::string_view text;
  if (!read_text(key_scratch_, text)) return false;
  if (!skip_space()) return fail_at_end();
  if (*at_ != ':') return fail(ErrorCode::kUnexpectedCharacter, at_);
  ++at_;
  key = text;
  return true;
}

bool Cursor::next_element() {
  if (!comma_or_close(']')) return false;
  // The value itself is looked at when it is read; but a closing bracket is better refused here.
  if (*at_ == ']') return fail(ErrorCode::kUnexpectedCharacter, at_);
  return true;
}

bool Cursor::string(std::string_view& text) {
  if (!expect(Kind::kString)) return false;
  return read_text(text_scratch_, text);
}

bool Cursor::scan_number(Decimal& decimal, std::string_view& raw) {
  const char* const start = at_;
  const Scan scan = json::scan_number(start, end_, decimal);
  if (scan.code == ErrorCode::kNone && scan.at == end_ && !final_) return fail_at_end();
  if (!accept(scan)) return false;
  raw = {start, static_cast<std::size_t>(at_ - start)};
  return true;
}

bool Cursor::number(double& value) {
  std::string_view raw;
  return number(value, raw);
}

bool Cursor::number(double& value, std::string_view& raw) {
  Decimal decimal;
  if (!expect(Kind::kNumber) || !scan_number(decimal, raw)) return false;
  value = to_double(decimal, raw);
  return true;
}

bool Cursor::literal(std::string_view word) {
  const auto left = static_cast<std::size_t>(end_ - at_);
  const std::size_t length = left < word.size() ? left : word.size();
  for (std::size_t i = 0; i < length; ++i) {
    if (at_[i] != word[i]) return fail(ErrorCode::kBadLiteral, at_);
  }
  if (left < word.size() || (left == word.size() && !final_)) return fail_at_end();
  if (left > word.size() && is_letter_or_digit(at_[word.size()])) {
    return fail(ErrorCode::kBadLiteral, at_);
  }
  at_ += word.size();
  return true;
}

bool Cursor::boolean(bool& value) {
  if (!expect(Kind::kBoolean)) return false;
  const bool truth = *at_ == 't';
  if (!literal(truth ? "true" : "false")) return false;
  value = truth;
  return true;
}

bool Cursor::null() { return expect(Kind::kNull) && literal("null"); }

bool Cursor::skip() {
  const Kind next = kind();
  // Strings first: most values are.
  if (next == Kind::kString) {
    const char* const after = kernel::skip_string(at_ + 1, end_);
    if (after == nullptr) return fail_at_end();
    at_ = after;
    return true;
  }
  if (next == Kind::kObject || next == Kind::kArray) {
    if (depth_ == kMaxDepth) return fail(ErrorCode::kTooDeep, at_);
    return accept(kernel::skip_container(at_ + 1, end_, *at_, kMaxDepth - depth_));
  }
  return next != Kind::kNone && skip_word(next);
}

/// Skips a number or a literal.
bool Cursor::skip_word(Kind next) {
  if (next == Kind::kNull) return literal("null");
  if (next == Kind::kBoolean) return literal(*at_ == 't' ? "true" : "false");
  Decimal decimal;
  std::string_view raw;
  return scan_number(decimal, raw);
}

bool Cursor::skip(std::string_view& raw) {
  if (kind() == Kind::kNone) return false;
  const char* const start = at_;
  if (!skip()) return false;
  raw = {start, static_cast<std::size_t>(at_ - start)};
  return true;
}

bool Cursor::skip_bom() {
  static constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (!ok()) return false;
  const auto left = static_cast<std::size_t>(end_ - at_);
  const std::size_t length = left < kMark.size() ? left : kMark.size();
  if (std::memcmp(at_, kMark.data(), length) != 0) return true;
  if (length == kMark.size()) {
    at_ += length;
    return true;
  }
  // A piece of a mark, or nothing yet.
  return final_ ? true : fail_at_end();
}

bool Cursor::at_end() { return ok() && !skip_space(); }

bool Cursor::expect_end() {
  if (!ok()) return false;
  if (skip_space()) return fail(ErrorCode::kTrailingGarbage, at_);
  return final_ ? true : fail_at_end();
}

}  // namespace dora::json
