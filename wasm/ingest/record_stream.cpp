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
  const std::size_t done = at_.offset;
  if (done == 0) return;
  const std::string_view dropped(buffer_.data(), done);
  const std::size_t lines = json::count_newlines(dropped);
  base_lines_ += lines;
  // An export is often a single line, and looking for its beginning would take longer than the rest.
  if (lines > 0) line_begin_ = base_offset_ + dropped.rfind('\n') + 1;
  std::memmove(buffer_.data(), buffer_.data() + done, size_ - done);
  size_ -= done;
  base_offset_ += done;
  retry_size_ -= std::min(retry_size_, done);
  at_.offset = 0;
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
    at_ = cursor.checkpoint();
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
  frames_.push_back({true, {}});
  return Step::kAdvanced;
}

RecordStream::Step RecordStream::object_document(Cursor& cursor) {
  const json::Checkpoint begin = cursor.checkpoint();
  if (!cursor.begin_object()) return Step::kStopped;
  bool known_but_empty = false;
  std::string_view key;
  while (cursor.next_key(key)) {
    if (cursor.kind() != Kind::kArray) {
      cursor.skip();
      continue;
    }
    const std::string name(key);
    if (!cursor.begin_array()) break;
    const json::Checkpoint inside = cursor.checkpoint();
    bool empty = false;
    if (holds_records(cursor, name, empty)) {
      cursor.rewind(inside);
      started_ = true;
      sink_.begin_array();
      frames_.push_back({false, {}});
      frames_.push_back({true, name});
      return Step::kAdvanced;
    }
    known_but_empty = known_but_empty || (empty && sink_.knows_array(name));
  }
  if (!cursor.ok()) return Step::kStopped;
  started_ = true;
  ++documents_;
  if (known_but_empty) return Step::kAdvanced;
  cursor.rewind(begin);
  lines_ = true;
  return record(cursor, {});
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
    case Kind::kObject: {
      const std::string& key = frames_.back().key;
      return record(cursor, key);
    }
    case Kind::kArray:
      if (!cursor.begin_array()) return Step::kStopped;
      frames_.push_back({true, frames_.back().key});
      return Step::kAdvanced;
    default:
      record_begin_ = cursor.offset();
      if (!cursor.skip()) return Step::kStopped;
      sink_.stray();
      return Step::kAdvanced;
  }
}

RecordStream::Step RecordStream::member(Cursor& cursor) {
  std::string_view key;
  if (!cursor.next_key(key)) {
    if (!cursor.ok()) return Step::kStopped;
    frames_.pop_back();
    ++documents_;
    return Step::kAdvanced;
  }
  if (cursor.kind() == Kind::kArray) {
    std::string name(key);
    bool empty = false;
    if (!cursor.begin_array()) return Step::kStopped;
    const json::Checkpoint inside = cursor.checkpoint();
    if (!holds_records(cursor, name, empty)) return cursor.ok() ? Step::kAdvanced : Step::kStopped;
    cursor.rewind(inside);
    sink_.begin_array();
    frames_.push_back({true, std::move(name)});
    return Step::kAdvanced;
  }
  return cursor.skip() ? Step::kAdvanced : Step::kStopped;
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

json::Position RecordStream::position(std::uint64_t offset) const {
  const std::string_view text(buffer_.data(), size_);
  json::Position place = json::locate(text, static_cast<std::size_t>(offset - base_offset_));
  // Of what has left the buffer, columns count bytes.
  if (place.line == 1) place.column += static_cast<std::size_t>(base_offset_ - line_begin_);
  place.line += static_cast<std::size_t>(base_lines_);
  return place;
}

}  // namespace dora
