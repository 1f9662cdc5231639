#include "trial/beginning.hpp"

#include <algorithm>
#include <cstring>

#include "ingest/file_reader.hpp"
#include "model/scorecards.hpp"

namespace dora {
namespace {

Json json_table(const FileReader::Table& table) {
  const Mapping* mapping = table.meaning.mapping;
  Json json = {{"header", table.header},
               {"members", table.meaning.members},
               {"source", mapping ? Json(mapping->identifier) : Json(nullptr)},
               {"complete", table.meaning.complete},
               {"rows", Json::array()}};
  const std::size_t shown = std::min(kMostShown, table.rows.size());
  for (std::size_t i = 0; i < shown; ++i) json["rows"].push_back(table.rows[i].cells);
  return json;
}

}  // namespace

Json beginning(std::string_view text, std::vector<ColumnName> columns, const Model& model) {
  Catalog catalog(stored_blueprints(model));
  jq::Fallback jq;
  const Signatures signatures(model.mappings);
  FileReader reader(model, signatures, catalog, jq, {}, 0, std::move(columns));
  Json answer = {{"ok", true}, {"records", Json::array()}, {"table", nullptr}};
  reader.look([&](std::string_view source, const jq::Value& record) {
    if (answer["records"].size() == kMostShown) return;
    answer["records"].push_back(
        {{"source", source}, {"record", Json::parse(jq::to_json(record), nullptr, false)}});
  });
  std::memcpy(reader.reserve(text.size()), text.data(), text.size());
  reader.commit(text.size());
  reader.end();
  if (reader.table()) answer["table"] = json_table(*reader.table());
  return answer;
}

}  // namespace dora
