#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ingest/delimited_text.hpp"
#include "ingest/intake.hpp"
#include "ingest/mapped_records.hpp"
#include "ingest/port_entities.hpp"
#include "ingest/record_stream.hpp"
#include "ingest/signatures.hpp"
#include "model/table_columns.hpp"

namespace dora {

/// Reads one file into the catalog, piece by piece: recognises by content what it is and hands its
/// records to whoever knows them. What the file gives is final only when finish() succeeds; the
/// caller rolls the catalog back when it does not. While `jq` has open questions some records wait;
/// resume() takes them up.
class FileReader : private RecordSink {
 public:
  /// `signatures` are those of the model's mappings; both are borrowed, as are catalog and jq.
  /// `columns` is what a person says of the columns, if the file is a table.
  FileReader(const Model& model, const Signatures& signatures, Catalog& catalog, jq::Fallback& jq,
             std::string name, Millis now, std::vector<ColumnName> columns = {});
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;

  /// A table, as far as it was looked at.
  struct Table {
    std::vector<std::string> header;
    TableMeaning meaning;
    std::vector<DelimitedRow> rows;
  };
  /// Takes a record as it is, and the identifier of what reads it.
  using Tap = std::function<void(std::string_view source, const jq::Value& record)>;
  /// What comes is perhaps only the beginning of the file, and is read to be looked at: records go
  /// to `tap`, too, and table() is kept. What finish() says of the end then means nothing.
  void look(Tap tap) { tap_ = std::move(tap); }
  /// Null for a file that is no table.
  const Table* table() const { return table_ ? &*table_ : nullptr; }

  /// Room for `size` bytes; valid until the next call.
  char* reserve(std::size_t size);
  /// Takes the first `size` bytes of it. False once the file has failed.
  bool commit(std::size_t size);
  std::uint64_t records() const { return intake_.records(); }

  /// Takes up the records that waited for jq.
  void resume();
  /// Reads what is left: there are no more bytes. Records may wait even now.
  void end();
  /// The result, after end(). For kUnknownShape, detail names the members that its first record
  /// had, for kUnknownTable its columns.
  Result<InputSummary> finish();
  /// The line and column of the error that finish() returned.
  json::Position error_position() const { return position_; }

  /// A text that is not JSON is held whole, up to this many bytes.
  static constexpr std::size_t kLargestText = std::size_t{1} << 26;

 private:
  bool recognise(json::Cursor& cursor, std::string_view array_key) override;
  bool knows_array(std::string_view key) const override;
  Error record(json::Cursor& cursor, std::string_view array_key) override;
  void begin_array() override { source_ = Source::kNone; }
  void stray() override;

  enum class Source : std::uint8_t { kNone, kPort, kMapped };

  bool choose(json::Cursor& cursor, std::string_view array_key);
  MappedRecords& records_of(const Mapping& mapping);
  Error unknown_shape(json::Cursor& cursor) const;
  void become_text();
  Error read_text();
  void read_rows(const std::vector<DelimitedRow>& rows, const TableMeaning& meaning);
  std::string_view source() const;

  const Model& model_;
  const Signatures& signatures_;
  Catalog& catalog_;
  jq::Fallback& jq_;
  const Millis now_;
  std::vector<ColumnName> columns_;
  Tap tap_;  // empty, unless somebody looks
  std::optional<Table> table_;
  Intake intake_;
  PortEntities port_;
  std::vector<std::unique_ptr<MappedRecords>> mapped_;  // of the mappings that recognised something
  Source source_ = Source::kNone;
  MappedRecords* current_ = nullptr;
  RecordStream stream_;
  bool is_text_ = false;
  std::string text_;
  std::size_t text_size_ = 0;  // of it, what was committed
  std::size_t text_line_ = 0;
  bool ended_ = false;
  Error error_;
  json::Position position_;
};

}  // namespace dora
