#pragma once

#include <vector>

#include "base/text_pool.hpp"
#include "catalog/column.hpp"
#include "dashboard/widgets.hpp"
#include "ingest/input_summary.hpp"
#include "model/put.hpp"

namespace dora {

/// Sets a member to a moment, null for kNoTime.
void put_time(Json& object, const char* key, Millis time);

/// "from" and "to".
void put_span(Json& object, Millis from, Millis to);

/// A condition of a number as a step of a ladder.
void append_step(const Condition& step, Json& ladder);

/// A property's value, as Port's API writes it.
Json json_cell(const Cell& cell, ValueType type, const TextPool& texts);

/// The same, as the text that dump() gives, at the end of `text`.
void append_cell(const Cell& cell, ValueType type, const TextPool& texts, std::string& text);
void append_string(std::string_view value, std::string& text);

/// "string", "number", "boolean", "date-time" or "json".
std::string_view type_name(ValueType type);

/// {"id", "detail", ...}: an error as it leaves the engine.
Json json_error(const Error& error);

/// The rows of a mask, in the order of their identifiers.
std::vector<RowId> rows_by_identifier(const RowMask& rows, std::size_t blueprint,
                                      const Catalog& catalog);

Json json_input(const InputSummary& input);
Json json_widget(const WidgetResult& result, const Catalog& catalog);

/// The JSON text, without white space. Bytes that are not UTF-8 are replaced, so that it never
/// fails.
std::string dump(const Json& json);

}  // namespace dora
