#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "json/bytes.hpp"
#include "json/skip.hpp"

namespace dora::json {

struct Decimal;

/// What stands next. kNone: nothing that begins a value; error() says why.
enum class Kind : std::uint8_t { kNone, kObject, kArray, kString, kNumber, kBoolean, kNull };

/// A place between two values, from which a cursor can go on, perhaps over bytes that have moved.
struct Checkpoint {
  std::size_t offset = 0;
  /// How many containers are open there.
  unsigned depth = 0;
  /// Whether the container is still without elements: then no comma is due.
  bool first = false;
};

/// A pull cursor: the caller says what it expects, the cursor reads that and moves behind it. What
/// the caller does not want, it skips, which is many times faster than reading. Nothing is
/// allocated but for strings with escapes.
///
///   Cursor cursor(bytes, true);
///   std::string_view key, title;
///   if (!cursor.begin_object()) ...
///   while (cursor.next_key(key)) {
///     if (key == "title") cursor.string(title); else cursor.skip();
///   }
///   if (!cursor.ok()) ...
///
/// Errors are sticky: the first one stays, and from then on every function returns false (kind()
/// returns kNone) and does nothing, so that a caller may read a whole record and look at ok() once.
/// Output parameters are set only if the function returns true.
///
/// Everything that the cursor walks over is checked strictly by RFC 8259: commas, colons, keys
/// (decoded), literals, numbers, escapes, control characters and UTF-8 in strings. A container that
/// is skipped is checked for less, see skip.hpp. Neither ever accepts a text that is cut off.
/// Nesting is limited to kMaxDepth levels, entered and skipped ones together; nothing recurses.
class Cursor {
 public:
  /// Reads `bytes`, which outlive the cursor and have kPadding readable bytes behind them, even if
  /// they are none. If
  /// `final` is false, more may come: whatever needs to look behind the last byte then fails with
  /// kIncomplete instead of kUnexpectedEnd, also a number or a literal that ends with the bytes.
  /// The caller keeps the bytes from a checkpoint on, appends more and starts a new cursor there.
  /// Errors and results are then the same as if all bytes had been there at once.
  Cursor(std::string_view bytes, bool final) : Cursor(bytes, final, Checkpoint{}) {}
  Cursor(std::string_view bytes, bool final, const Checkpoint& from)
      : begin_(bytes.data()),
        end_(bytes.data() + bytes.size()),
        at_(begin_ + from.offset),
        depth_(from.depth),
        first_(from.first),
        final_(final) {}

  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  bool ok() const { return error_ == ErrorCode::kNone; }
  ErrorCode error() const { return error_; }
  /// The byte concerned, counted from the first of `bytes`; after kIncomplete and kUnexpectedEnd,
  /// the number of bytes.
  std::size_t error_offset() const { return static_cast<std::size_t>(error_at_ - begin_); }

  /// The next byte to be read.
  std::size_t offset() const { return static_cast<std::size_t>(at_ - begin_); }

  /// The place where the cursor stands. Valid before and after any value, element or container; not
  /// between a key and its value.
  Checkpoint checkpoint() const { return {offset(), depth_, first_}; }
  /// Goes to a checkpoint taken over the same bytes, back or ahead. Does not undo an error.
  void rewind(const Checkpoint& to) {
    at_ = begin_ + to.offset;
    depth_ = to.depth;
    first_ = to.first;
  }
  /// Goes to the beginning or the end of a value in the container that is open now.
  void seek(std::size_t offset) { rewind({offset, depth_, false}); }

  /// Steps over a UTF-8 byte order mark, if there is one. To be called at the very beginning.
  /// Returns false only if the bytes so far do not tell (kIncomplete).
  bool skip_bom();

  /// What the next value is, white space skipped. A value that begins like its kind may still turn
  /// out malformed. Fails with kUnexpectedCharacter, or at the end of the bytes. Constant time,
  /// white space aside.
  Kind kind();

  /// Enters an object. Fails with kWrongType (as all below, if another value stands there),
  /// kTooDeep.
  bool begin_object();
  /// Moves to the next member and reads its key; the cursor then stands before the value, which the
  /// caller must read or skip before the next call. False after the last member, when the object
  /// has been left, and on error: ask ok(). The key is valid until the next call of next_key.
  bool next_key(std::string_view& key);
  /// Skips what is left of the object last entered, and leaves it. May be called wherever next_key
  /// may, and between a key and its value. What is skipped is checked as skip.hpp says. Fails with
  /// kWrongType if no container is open.
  bool leave_object() { return leave('{'); }

  /// Enters an array.
  bool begin_array();
  /// Moves before the next element, which the caller must read or skip before the next call. False
  /// after the last element, when the array has been left, and on error: ask ok().
  bool next_element();
  /// As leave_object.
  bool leave_array() { return leave('['); }

  /// Reads a string; see read_string for errors and for lone surrogates. The text is a piece of the
  /// input if it has no escapes; otherwise it is valid until the next call of string().
  bool string(std::string_view& text);

  /// Reads a number as the nearest double; see to_double for numbers out of range. `raw` is its
  /// text as it stands, a piece of the input, for those who need all digits of an identifier.
  bool number(double& value);
  bool number(double& value, std::string_view& raw);

  /// Reads true or false. Fails with kBadLiteral if it only begins like one.
  bool boolean(bool& value);
  bool null();

  /// Skips a value of any kind. Numbers and literals are checked in full, strings and containers as
  /// skip.hpp says. `raw` receives the value's bytes, without white space around it.
  bool skip();
  bool skip(std::string_view& raw);

  /// Between top-level values: whether only white space is left, which is skipped. Sets no error;
  /// if more bytes may come, they may of course bring more values.
  bool at_end();
  /// Demands that only white space is left: kTrailingGarbage if not, kIncomplete if more may come.
  bool expect_end();

 private:
  bool fail(ErrorCode code, const char* at);
  bool fail_at_end();
  bool accept(const Scan& scan);
  bool skip_space();
  void skip_run_of_space();
  bool expect(Kind kind);
  bool enter(Kind kind);
  bool leave(char opener);
  bool comma_or_close(char close);
  bool read_text(std::string& scratch, std::string_view& text);
  bool literal(std::string_view word);
  bool skip_word(Kind next);
  bool scan_number(Decimal& decimal, std::string_view& raw);

  const char* begin_;
  const char* end_;
  const char* at_;
  unsigned depth_;
  bool first_;
  bool final_;
  ErrorCode error_ = ErrorCode::kNone;
  const char* error_at_ = begin_;
  // Two, so that a key stays valid while its value is read.
  std::string key_scratch_;
  std::string text_scratch_;
};

}  // namespace dora::json
