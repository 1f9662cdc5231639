#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/catalog.hpp"
#include "ingest/input_summary.hpp"
#include "model/model.hpp"

namespace dora {

/// What is known of the file being read, and the way of its entities into the catalog.
class Intake {
 public:
  Intake(Catalog& catalog, const Model& model, std::string name);

  Catalog& catalog() { return catalog_; }

  /// The number of a record, counted from 1, and the line on which it begins.
  struct Place {
    std::uint64_t record = 0;
    std::size_t line = 0;
  };

  /// Where the reader stands, for what is said of records that are skipped.
  void begin_record() {
    ++summary_.records;
    place_.reset();
  }
  Place place() const;
  /// Goes back to a record that was begun before, until the next begins.
  void return_to(const Place& place) { place_ = place; }
  std::uint64_t records() const { return summary_.records; }
  void set_line_source(std::function<std::size_t()> line) { line_ = std::move(line); }

  /// The record at hand is passed over, for a reason with a stable id. `detail` names what is
  /// concerned, `value` is what was wrong.
  void skip(std::string_view reason, std::string_view detail = {}, std::string_view value = {});
  /// Something is to be said; `name` counts apart where it is not empty.
  void warn(std::string_view id, std::string_view name = {}, std::uint64_t count = 1);
  /// The file's entities look made for another bundled model.
  void set_suits(std::string_view model) { summary_.suits = model; }
  /// The file is text in columns.
  void set_table() { summary_.table = true; }
  void add_source(std::string_view identifier);
  void store(const EntityDraft& draft);
  void store(const Patch& patch) { catalog_.store(patch); }

  /// The summary, complete.
  InputSummary finish(std::uint64_t bytes);

 private:
  void note_times(const EntityDraft& draft);
  void note_moment(const EntityDraft& draft);
  Span& span_of(std::size_t blueprint);
  void check(const EntityDraft& draft);

  struct Limit {
    std::string id;
    std::size_t blueprint;
    std::size_t property;
    double below;
  };

  Catalog& catalog_;
  std::vector<Limit> limits_;
  struct Time {
    std::size_t blueprint;
    std::size_t property;
  };
  std::vector<Time> times_;  // as History has them
  std::function<std::size_t()> line_;
  std::optional<Place> place_;
  InputSummary summary_;
};

/// Turns a text from a file into the cell of a property of that type. Nothing when it cannot be one:
/// a text that is no date for a time, and any text for a number or a boolean.
std::optional<Cell> text_cell(std::string_view text, ValueType type, TextPool& texts);

}  // namespace dora
