#include "dashboard/cell_text.hpp"

#include "dashboard/number_text.hpp"
#include "model/node.hpp"

namespace dora {

std::string cell_text(const Cell& cell, const TextPool& texts) {
  if (const double* number = std::get_if<double>(&cell.value)) return shortest_text(*number);
  if (const bool* flag = std::get_if<bool>(&cell.value)) return *flag ? "true" : "false";
  if (const Millis* time = std::get_if<Millis>(&cell.value)) return format_time(*time);
  if (const TextId* text = std::get_if<TextId>(&cell.value)) return std::string(texts.text(*text));
  return {};
}

std::vector<std::string> cell_texts(const Column& column, std::size_t row, const TextPool& texts) {
  const Cell cell = column.get(row);
  if (cell.is_null()) return {};
  if (column.type() != ValueType::kJson) return {cell_text(cell, texts)};
  const auto json = Json::parse(cell_text(cell, texts), nullptr, false);
  if (!json.is_array()) return {cell_text(cell, texts)};
  std::vector<std::string> values;
  for (const Json& element : json) {
    values.push_back(element.is_string() ? element.get<std::string>() : element.dump());
  }
  return values;
}

std::string value_title(const Catalog& catalog, std::size_t blueprint, const std::string& property,
                        const std::string& value) {
  const Blueprint& definition = catalog.blueprints()[blueprint];
  const auto relation = definition.relation_index(property);
  std::string target = relation ? definition.relations[*relation].target : std::string();
  if (property == "$team") target = kTeamBlueprint;
  const auto index = catalog.blueprint_index(target);
  const auto row = index ? catalog.find(*index, value) : std::nullopt;
  return row ? std::string(catalog.title(*index, *row)) : value;
}

}  // namespace dora
