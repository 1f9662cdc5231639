#include "ingest/record_stream.hpp"

#include <algorithm>
#include <cstring>

namespace dora {

using json::Cursor;
using json::Kind;

char* RecordStream::reserve(std::size_t size) {
  drop_consumed();
  const std::size_t needed = size_ + size + json::kPadding;
  if (buffer_.size() < needed) buffer_.resize(needed);
  return buffer_.data() + size_;
}

void RecordStream::drop_consumed() {
  if (at_.offset <= kLongestShortLine) return;
  const std::size_t done = at_.offset - kLongestShortLine;
  const std::string_view dropped(buffer_.data(), done);
  const std::size_t lines = json::count_newlines(dropped);
  base_lines_ += lines;
  // An export is often a single line, and looking for its beginning would take longer than the rest.
  if (lines > 0) line_begin_ = base_offset_ + dropped.rfind('\n') + 1;
  counted_ = 0;
  counted_lines_ = 0;
  std::memmove(buffer_.data(), buffer_.data() + done, size_ - done);
  size_ -= done;
  base_offset_ += done;
  retry_size_ -= std::min(retry_size_, done);
  at_.offset -= done;
}

bool RecordStream::commit(std::size_t size) {
  size_ += size;
  // A record that needs more bytes is read again from its beginning. Waiting until there are twice
  // as many keeps that linear, however small the pieces are.
  if (!error_ && size_ >= retry_size_) drain(false);
  return !error_;
}

Error RecordStream::finish() {
  if (buffer_.empty()) reserve(0);
  if (!error_) drain(true);
  if (!error_ && !started_) fail(ErrorCode::kEmptyInput, at_.offset);
  return error_;
}

void RecordStream::drain(bool final) {
  Cursor cursor({buffer_.data(), size_}, final, at_);
  if (!started_ && !cursor.skip_bom()) return;
  while (step(cursor) == Step::kAdvanced) at_ = cursor.checkpoint();
  if (error_ || cursor.ok()) return;
  if (cursor.error() != ErrorCode::kIncomplete) return fail(cursor.error(), cursor.error_offset());
  const std::size_t unfinished = size_ - at_.offset;
  if (unfinished > kLargestRecord) return fail(ErrorCode::kRecordTooLarge, at_.offset);
  retry_size_ = at_.offset + 2 * unfinished;
}

RecordStream::Step RecordStream::step(Cursor& cursor) {
  if (frames_.empty()) return document(cursor);
  return frames_.back().is_array ? element(cursor) : member(cursor);
}

RecordStream::Step RecordStream::document(Cursor& cursor) {
  if (cursor.at_end()) {
    // White space before the first document stays: what follows may be a text of many lines.
    if (started_) {
      at_ = cursor.checkpoint();
    } else {
      retry_size_ = 2 * size_;
    }
    return Step::kStopped;
  }
  const std::size_t begin = cursor.offset();
  const Kind kind = cursor.kind();
  if (kind != Kind::kObject && kind != Kind::kArray) {
    fail(documents_ > 0 ? ErrorCode::kTrailingGarbage : ErrorCode::kNotJson, begin);
    started_ = true;
    return Step::kStopped;
  }
  if (kind == Kind::kObject) return lines_ ? record(cursor, {}) : object_document(cursor);
  if (!cursor.begin_array()) return Step::kStopped;
  started_ = true;
  sink_.begin_array();
  frames_.push_back({true, {}, Holds::kUnknown});
  return Step::kAdvanced;
}

RecordStream::Step RecordStream::object_document(Cursor& cursor) {
  const json::Checkpoint begin = cursor.checkpoint();
  bool known_but_empty = false;
  if (enter_document(cursor, 1, known_but_empty)) return Step::kAdvanced;
  if (!cursor.ok()) return Step::kStopped;
  const json::Checkpoint end = cursor.checkpoint();
  cursor.rewind(begin);
  const bool alone = sink_.recognise(cursor, {});
  if (!cursor.ok()) return Step::kStopped;
  cursor.rewind(begin);
  if (!alone && enter_document(cursor, kDeepestWrap, known_but_empty)) return Step::kAdvanced;
  if (!cursor.ok()) return Step::kStopped;
  started_ = true;
  ++documents_;
  cursor.rewind(end);
  if (!alone && known_but_empty) return Step::kAdvanced;
  cursor.rewind(begin);
  lines_ = true;
  return record(cursor, {});
}

/// Enters the first array of records in the object that begins here; `depth` as for enter_records.
bool RecordStream::enter_document(Cursor& cursor, std::size_t depth, bool& known_but_empty) {
  if (!cursor.begin_object()) return false;
  frames_.push_back({false, {}, Holds::kUnknown});
  if (enter_records(cursor, depth, known_but_empty)) {
    started_ = true;
    return true;
  }
  frames_.pop_back();
  return false;
}

/// Enters the next array of records among the members that are left of the object last entered, and
/// of the objects in it, but within no more than `depth` objects. Where there is none the object
/// has been left, and the frames are as before.
bool RecordStream::enter_records(Cursor& cursor, std::size_t depth, bool& known_but_empty) {
  std::string_view key;
  while (cursor.next_key(key)) {
    if (enter_member(cursor, std::string(key), depth, known_but_empty)) return true;
  }
  return false;
}

/// The same within one member, before whose value the cursor stands; otherwise steps over it.
bool RecordStream::enter_member(Cursor& cursor, std::string key, std::size_t depth,
                                bool& known_but_empty) {
  const Kind kind = cursor.kind();
  if (kind == Kind::kArray) {
    if (!cursor.begin_array()) return false;
    const json::Checkpoint inside = cursor.checkpoint();
    bool empty = false;
    if (!holds_records(cursor, key, empty)) {
      known_but_empty = known_but_empty || (empty && sink_.knows_array(key));
      return false;
    }
    cursor.rewind(inside);
    sink_.begin_array();
    frames_.push_back({true, std::move(key), Holds::kRecords});
    return true;
  }
  if (kind != Kind::kObject || frames_.size() >= depth) {
    cursor.skip();
    return false;
  }
  if (!cursor.begin_object()) return false;
  frames_.push_back({false, {}, Holds::kUnknown});
  if (enter_records(cursor, depth, known_but_empty)) return true;
  frames_.pop_back();
  return false;
}

/// Whether the array just entered begins with a record of a known kind. Leaves the array.
bool RecordStream::holds_records(Cursor& cursor, const std::string& key, bool& empty) {
  if (!cursor.next_element()) {
    empty = cursor.ok();
    return false;
  }
  if (cursor.kind() == Kind::kObject) {
    if (sink_.recognise(cursor, key)) return cursor.ok();
  } else {
    cursor.skip();
  }
  cursor.leave_array();
  return false;
}

RecordStream::Step RecordStream::element(Cursor& cursor) {
  if (!cursor.next_element()) {
    if (!cursor.ok()) return Step::kStopped;
    frames_.pop_back();
    if (frames_.empty()) ++documents_;
    return Step::kAdvanced;
  }
  switch (cursor.kind()) {
    case Kind::kObject:
      return object_element(cursor);
    case Kind::kArray:
      if (!cursor.begin_array()) return Step::kStopped;
      frames_.push_back({true, frames_.back().key, Holds::kUnknown});
      return Step::kAdvanced;
    default:
      record_begin_ = cursor.offset();
      if (!cursor.skip()) return Step::kStopped;
      sink_.stray();
      return Step::kAdvanced;
  }
}

/// The first object of an array tells whether they are records, or objects that hold arrays of
/// them, such as the pages of an API.
RecordStream::Step RecordStream::object_element(Cursor& cursor) {
  const json::Checkpoint begin = cursor.checkpoint();
  if (frames_.back().holds == Holds::kUnknown) {
    const bool known = sink_.recognise(cursor, frames_.back().key);
    if (!cursor.ok()) return Step::kStopped;
    cursor.rewind(begin);
    frames_.back().holds = known ? Holds::kRecords : Holds::kPages;
  }
  if (frames_.back().holds == Holds::kPages) {
    bool known_but_empty = false;
    if (enter_document(cursor, kDeepestWrap, known_but_empty)) return Step::kAdvanced;
    if (!cursor.ok()) return Step::kStopped;
    if (known_but_empty) return Step::kAdvanced;
    cursor.rewind(begin);
  }
  return record(cursor, frames_.back().key);
}

RecordStream::Step RecordStream::member(Cursor& cursor) {
  std::string_view key;
  if (!cursor.next_key(key)) {
    if (!cursor.ok()) return Step::kStopped;
    frames_.pop_back();
    if (frames_.empty()) ++documents_;
    return Step::kAdvanced;
  }
  bool known_but_empty = false;
  enter_member(cursor, std::string(key), kDeepestWrap, known_but_empty);
  return cursor.ok() ? Step::kAdvanced : Step::kStopped;
}

RecordStream::Step RecordStream::record(Cursor& cursor, const std::string& key) {
  cursor.kind();  // steps over the white space before it
  record_begin_ = cursor.offset();
  const Error error = sink_.record(cursor, key);
  if (!cursor.ok()) return Step::kStopped;
  if (!error) return Step::kAdvanced;
  fail(error.code, record_begin_, error.detail);
  return Step::kStopped;
}

void RecordStream::fail(ErrorCode code, std::size_t offset, std::string detail) {
  error_ = Error{code, base_offset_ + offset, std::move(detail)};
}

std::size_t RecordStream::record_line() {
  if (record_begin_ < counted_) counted_ = counted_lines_ = 0;
  const std::string_view since(buffer_.data() + counted_, record_begin_ - counted_);
  counted_lines_ += json::count_newlines(since);
  counted_ = record_begin_;
  return static_cast<std::size_t>(base_lines_) + counted_lines_ + 1;
}

json::Position RecordStream::position(std::uint64_t offset) const {
  const std::string_view before(buffer_.data(), static_cast<std::size_t>(offset - base_offset_));
  json::Position place = json::locate(before, before.size());
  const std::size_t newline = before.rfind('\n');
  const std::uint64_t line_begin =
      newline == std::string_view::npos ? line_begin_ : base_offset_ + newline + 1;
  if (offset - line_begin > kLongestShortLine) {
    place.column = static_cast<std::size_t>(offset - line_begin) + 1;
  }
  place.line += static_cast<std::size_t>(base_lines_);
  return place;
}

}  // namespace dora
