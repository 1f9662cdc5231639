#include "ingest/file_reader.hpp"

#include <utility>

#include "json/validate.hpp"

namespace dora {

FileReader::FileReader(const Model& model, const Signatures& signatures, Catalog& catalog,
                       jq::Fallback& jq, std::string name, Millis now,
                       std::vector<ColumnName> columns)
    : model_(model),
      signatures_(signatures),
      catalog_(catalog),
      jq_(jq),
      now_(now),
      columns_(std::move(columns)),
      intake_(catalog, model, std::move(name)),
      port_(catalog, model.marks),
      stream_(*this) {
  intake_.set_line_source([this] { return is_text_ ? text_line_ : stream_.record_line(); });
}

char* FileReader::reserve(std::size_t size) {
  if (!is_text_) return stream_.reserve(size);
  text_.resize(text_size_ + size);
  return text_.data() + text_size_;
}

bool FileReader::commit(std::size_t size) {
  if (is_text_) {
    text_size_ += size;
    return text_size_ <= kLargestText;
  }
  if (stream_.commit(size)) return true;
  if (stream_.error().code != ErrorCode::kNotJson) return false;
  become_text();
  return true;
}

/// What does not begin like JSON may be a table of text. That is seen when all of it is there.
void FileReader::become_text() {
  is_text_ = true;
  text_ = stream_.unread();
  text_size_ = text_.size();
}

void FileReader::resume() {
  for (const auto& mapped : mapped_) mapped->resume(intake_);
}

void FileReader::end() {
  if (std::exchange(ended_, true)) return;
  if (!is_text_) {
    error_ = stream_.finish();
    if (error_) position_ = stream_.error_position();
    if (error_.code == ErrorCode::kNotJson) become_text();
  }
  if (is_text_) error_ = read_text();
}

Result<InputSummary> FileReader::finish() {
  if (error_) return error_;
  for (const auto& mapped : mapped_) mapped->finish(intake_);
  return intake_.finish(is_text_ ? text_size_ : stream_.bytes());
}

bool FileReader::knows_array(std::string_view key) const {
  return port_.knows_array(key) || signatures_.knows_envelope(key);
}

/// Made when the mapping recognises its first record: most files are of one tool.
MappedRecords& FileReader::records_of(const Mapping& mapping) {
  for (const auto& known : mapped_) {
    if (&known->mapping() == &mapping) return *known;
  }
  mapped_.push_back(
      std::make_unique<MappedRecords>(mapping, model_.service_rules, catalog_, jq_, now_));
  return *mapped_.back();
}

bool FileReader::choose(json::Cursor& cursor, std::string_view array_key) {
  const json::Checkpoint begin = cursor.checkpoint();
  bool says = false;
  const bool entity = port_.recognise(cursor, array_key, says);
  if (!cursor.ok()) return false;
  source_ = entity ? Source::kPort : Source::kNone;
  if (entity && says) return true;
  // A mapping may know of which blueprint an entity is that does not say so.
  cursor.rewind(begin);
  jq::Value record;
  if (!signatures_.read(cursor, record)) return false;
  const Mapping* mapping = signatures_.find(record);
  current_ = mapping ? &records_of(*mapping) : nullptr;
  if (current_) source_ = Source::kMapped;
  return source_ != Source::kNone;
}

bool FileReader::recognise(json::Cursor& cursor, std::string_view array_key) {
  const bool known = choose(cursor, array_key);
  source_ = Source::kNone;
  return known;
}

Error FileReader::record(json::Cursor& cursor, std::string_view array_key) {
  if (source_ == Source::kNone) {
    const json::Checkpoint begin = cursor.checkpoint();
    const bool known = choose(cursor, array_key);
    if (!cursor.ok()) return {};
    cursor.rewind(begin);
    if (!known) return unknown_shape(cursor);
    intake_.add_source(source());
  }
  if (tap_) {
    const json::Checkpoint begin = cursor.checkpoint();
    jq::Value record;
    if (!read_value(cursor, record)) return {};
    cursor.rewind(begin);
    tap_(source(), record);
  }
  if (source_ == Source::kPort) {
    port_.record(cursor, array_key, intake_);
  } else {
    current_->record(cursor, intake_);
  }
  return {};
}

std::string_view FileReader::source() const {
  return source_ == Source::kPort ? std::string_view(PortEntities::kIdentifier)
                                  : current_->mapping().identifier;
}

void FileReader::stray() {
  intake_.begin_record();
  intake_.skip("not-an-object");
}

Error FileReader::unknown_shape(json::Cursor& cursor) const {
  constexpr std::size_t kMostKeys = 12;
  std::string keys;
  std::size_t count = 0;
  std::string_view key;
  if (cursor.begin_object()) {
    while (cursor.next_key(key)) {
      if (count < kMostKeys) keys += (count == 0 ? "" : ", ") + std::string(key);
      if (count == kMostKeys) keys += ", ...";
      ++count;
      cursor.skip();
    }
  }
  return Error{ErrorCode::kUnknownShape, 0, keys};
}

Error FileReader::read_text() {
  position_ = {1, 1};
  if (text_size_ > kLargestText) return Error{ErrorCode::kNotJson};
  text_.resize(text_size_);
  auto rows = read_delimited(text_, static_cast<bool>(tap_));
  if (!rows || rows->empty()) {
    const json::PaddedText padded(text_);
    return Error{json::check_document(padded.view()) ? ErrorCode::kNotJson
                                                     : ErrorCode::kUnknownShape};
  }
  const std::vector<std::string> header = std::move(rows->front().cells);
  rows->erase(rows->begin());
  const TableMeaning meaning = meaning_of(header, columns_, model_.mappings);
  if (tap_) table_ = Table{header, meaning, *rows};
  if (!meaning.complete) {
    std::string columns;
    for (const std::string& name : header) columns += (columns.empty() ? "" : ", ") + name;
    return Error{ErrorCode::kUnknownTable, 0, columns};
  }
  read_rows(*rows, meaning);
  return {};
}

void FileReader::read_rows(const std::vector<DelimitedRow>& rows, const TableMeaning& meaning) {
  MappedRecords& records = records_of(*meaning.mapping);
  intake_.add_source(meaning.mapping->identifier);
  intake_.set_table();
  for (const DelimitedRow& row : rows) {
    jq::Value record = jq::Value::object();
    for (std::size_t i = 0; i < meaning.members.size(); ++i) {
      if (meaning.members[i].empty()) continue;
      record.set(meaning.members[i], i < row.cells.size() ? jq::Value::string(row.cells[i])
                                                          : jq::Value::null());
    }
    text_line_ = row.line;
    if (tap_) tap_(meaning.mapping->identifier, record);
    records.record(record, intake_);
  }
}

}  // namespace dora
