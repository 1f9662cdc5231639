#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "json/cursor.hpp"
#include "json/position.hpp"

namespace dora {

/// Who takes the records that a RecordStream finds.
class RecordSink {
 public:
  virtual ~RecordSink() = default;

  /// Reads the object before which the cursor stands and says whether it is a record of a known kind.
  virtual bool recognise(json::Cursor& cursor, std::string_view array_key) = 0;

  /// True when an array under that key is known to hold records, so that an empty one is no riddle.
  virtual bool knows_array(std::string_view key) const = 0;

  /// Reads a record, an object, to its end. When the cursor fails with kIncomplete nothing may have
  /// come of it: the same record comes again with more bytes. Another error than the cursor's own
  /// ends the file.
  virtual Error record(json::Cursor& cursor, std::string_view array_key) = 0;

  /// A new array of records begins, or a record that stands alone: they may be of another kind.
  virtual void begin_array() = 0;

  /// An element of an array of records that is no object; it was stepped over.
  virtual void stray() = 0;
};

/// Finds the records in a file that arrives in pieces, whatever they are wrapped in: an array; arrays
/// inside an object, such as {"ok":true,"entities":[...]} or one array per blueprint, and inside the
/// objects in it, such as {"data":{"nodes":[...]}}; arrays within an array, and such objects; lines of
/// JSON; and any of these several times, one after the other. Which array of an object holds records is told by the
/// array's first element, never by the object's size, so pieces of every size give the same records.
/// Keeps only the record that is not finished, and an object until its first array of records.
class RecordStream {
 public:
  explicit RecordStream(RecordSink& sink) : sink_(sink) {}

  /// Room for `size` more bytes. Valid until the next call.
  char* reserve(std::size_t size);
  /// Takes the first `size` bytes of what was reserved. False once the file has failed.
  bool commit(std::size_t size);
  /// Ends the file: what is unfinished now is cut off.
  Error finish();

  const Error& error() const { return error_; }
  /// Where the error is, which there must be. Lines and columns count from 1. An export is often a single line, so beyond
  /// this many bytes of a line columns are bytes, not code points.
  static constexpr std::size_t kLongestShortLine = 4096;
  json::Position error_position() const { return position(error_.offset); }
  /// The line on which the record begins that is being read. Linear in what was read since it was
  /// last asked for.
  std::size_t record_line();
  /// What was taken and is not done with.
  std::string_view unread() const {
    return {buffer_.data() + at_.offset, size_ - at_.offset};
  }
  /// Bytes taken so far.
  std::uint64_t bytes() const { return base_offset_ + size_; }

  /// A record may not be larger than this many bytes.
  static constexpr std::size_t kLargestRecord = std::size_t{1} << 28;

  /// Records are looked for within this many objects.
  static constexpr std::size_t kDeepestWrap = 8;

 private:
  enum class Step : std::uint8_t { kAdvanced, kStopped };
  enum class Holds : std::uint8_t { kUnknown, kRecords, kPages };
  struct Frame {
    bool is_array;
    std::string key;
    Holds holds;  // the objects of an array
  };

  void drain(bool final);
  Step step(json::Cursor& cursor);
  Step document(json::Cursor& cursor);
  Step object_document(json::Cursor& cursor);
  Step element(json::Cursor& cursor);
  Step object_element(json::Cursor& cursor);
  Step member(json::Cursor& cursor);
  Step record(json::Cursor& cursor, const std::string& key);
  bool holds_records(json::Cursor& cursor, const std::string& key, bool& empty);
  bool enter_document(json::Cursor& cursor, std::size_t depth, bool& known_but_empty);
  bool enter_records(json::Cursor& cursor, std::size_t depth, bool& known_but_empty);
  bool enter_member(json::Cursor& cursor, std::string key, std::size_t depth,
                    bool& known_but_empty);
  void fail(ErrorCode code, std::size_t offset, std::string detail = {});
  json::Position position(std::uint64_t offset) const;
  void drop_consumed();

  RecordSink& sink_;
  std::vector<char> buffer_;
  std::size_t size_ = 0;          // bytes in the buffer
  json::Checkpoint at_;           // everything before it is done with
  std::size_t record_begin_ = 0;  // of the record read last
  std::uint64_t base_offset_ = 0; // of the buffer's first byte in the file
  std::uint64_t base_lines_ = 0;  // newlines before it
  std::size_t counted_ = 0;        // bytes of the buffer whose newlines are counted
  std::size_t counted_lines_ = 0;  // these
  std::uint64_t line_begin_ = 0;  // offset of the first byte after the last of them
  std::size_t retry_size_ = 0;    // do not try again before the buffer holds this much
  std::size_t documents_ = 0;
  bool started_ = false;
  bool lines_ = false;            // the last document was a record by itself: so are the next
  std::vector<Frame> frames_;
  Error error_;
};

}  // namespace dora
