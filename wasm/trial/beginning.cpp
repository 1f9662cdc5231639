#include "trial/beginning.hpp"

#include <algorithm>
#include <cstring>

#include "ingest/file_reader.hpp"
#include "model/put.hpp"
#include "model/scorecards.hpp"

namespace dora {
namespace {

Json json_table(const FileReader::Table& table) {
  const Mapping* mapping = table.meaning.mapping;
  Json json;
  put(json, "header", table.header);
  put(json, "members", table.meaning.members);
  if (mapping) {
    put(json, "source", mapping->identifier);
  } else {
    put(json, "source", nullptr);
  }
  put(json, "complete", table.meaning.complete);
  Json& rows = put_array(json, "rows");
  const std::size_t shown = std::min(kMostShown, table.rows.size());
  for (std::size_t i = 0; i < shown; ++i) rows.push_back(table.rows[i].cells);
  return json;
}

}  // namespace

Json beginning(std::string_view text, std::vector<ColumnName> columns, const Model& model) {
  Catalog catalog(stored_blueprints(model));
  jq::Fallback jq;
  const Signatures signatures(model.mappings);
  FileReader reader(model, signatures, catalog, jq, {}, 0, std::move(columns));
  Json records = Json::array();
  reader.look([&](std::string_view source, const jq::Value& record) {
    if (records.size() == kMostShown) return;
    Json& item = append(records);
    put(item, "source", source);
    put(item, "record", Json::parse(jq::to_json(record), nullptr, false));
  });
  std::memcpy(reader.reserve(text.size()), text.data(), text.size());
  reader.commit(text.size());
  reader.end();
  Json answer;
  put(answer, "ok", true);
  put(answer, "records", std::move(records));
  put(answer, "table", reader.table() ? json_table(*reader.table()) : Json());
  return answer;
}

}  // namespace dora
