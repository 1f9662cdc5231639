#pragma once

#include <string_view>
#include <vector>

#include "ingest/field_plan.hpp"
#include "model/mapping.hpp"

namespace dora {

/// By what the mappings of a model recognise the records of their tools. Made once for a model, and
/// asked once for every array of every file.
class Signatures {
 public:
  /// The mappings are borrowed.
  explicit Signatures(const std::vector<Mapping>& mappings);

  /// Reads of the record at the cursor what find() has to see. False when the cursor has failed.
  bool read(json::Cursor& cursor, jq::Value& record) const { return members_.read(cursor, record); }
  /// The mapping with the longest signature that the record has; of equals, the first; null for none.
  const Mapping* find(const jq::Value& record) const;
  /// True for a name under which a tool wraps its records.
  bool knows_envelope(std::string_view name) const { return envelopes_.find(name) != kNone; }

 private:
  static constexpr std::size_t kNone = json::KeySet::kNotFound;

  const std::vector<Mapping>& mappings_;
  FieldPlan members_;
  json::KeySet envelopes_;
};

}  // namespace dora
