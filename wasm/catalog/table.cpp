#include "catalog/table.hpp"

#include <cstring>

namespace dora {

ListId ListPool::intern(const std::vector<std::uint32_t>& items) {
  if (items.empty()) return kNoText;
  return pool_.intern(
      {reinterpret_cast<const char*>(items.data()), items.size() * sizeof(std::uint32_t)});
}

std::uint32_t ListPool::item(ListId list, std::size_t index) const {
  std::uint32_t value;
  std::memcpy(&value, pool_.text(list).data() + index * sizeof value, sizeof value);
  return value;
}

std::vector<std::uint32_t> ListPool::items(ListId list) const {
  std::vector<std::uint32_t> items(size(list));
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = item(list, i);
  return items;
}

Table::Table(const Blueprint& blueprint) : index_(64, kNoRow) {
  for (const Property& property : blueprint.properties) properties_.emplace_back(property.type);
  for (const Relation& relation : blueprint.relations) relation_is_many_.push_back(relation.many);
  relations_.resize(blueprint.relations.size());
  linked_.resize(blueprint.relations.size());
  sought_.resize(blueprint.relations.size(), Column(ValueType::kText));
}

std::size_t Table::slot_of(TextId identifier) const {
  const std::size_t mask = index_.size() - 1;
  std::size_t slot = (identifier * 0x9E3779B1u >> 7) & mask;
  while (index_[slot] != kNoRow && identifiers_[index_[slot]] != identifier) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

RowId Table::find(TextId identifier) const { return index_[slot_of(identifier)]; }

RowId Table::row_of(TextId identifier) {
  const std::size_t slot = slot_of(identifier);
  if (index_[slot] != kNoRow) return index_[slot];
  const RowId row = static_cast<RowId>(identifiers_.size());
  identifiers_.push_back(identifier);
  present_.push_back(0);
  index_[slot] = row;
  if (identifiers_.size() * 4 > index_.size() * 3) rebuild_index(index_.size() * 2);
  return row;
}

void Table::rebuild_index(std::size_t slots) {
  index_.assign(slots, kNoRow);
  for (std::size_t row = 0; row < identifiers_.size(); ++row) {
    index_[slot_of(identifiers_[row])] = static_cast<RowId>(row);
  }
}

Row Table::read(RowId row) const {
  Row content;
  content.title = titles_.text(row);
  content.teams = teams_.text(row);
  content.strategy = strategy(row);
  content.created_at = created_at_.time(row);
  content.updated_at = updated_at_.time(row);
  for (const Column& column : properties_) content.cells.push_back(column.get(row));
  for (std::size_t i = 0; i < relations_.size(); ++i) {
    content.relations.push_back(row < relations_[i].size() ? relations_[i][row] : unrelated(i));
    content.sought.push_back(sought_[i].text(row));
  }
  return content;
}

void Table::write(RowId row, const Row& content) {
  const auto text = [](TextId id) { return id == kNoText ? Cell{} : Cell{id}; };
  const auto time = [](Millis millis) { return millis == kNoTime ? Cell{} : Cell{millis}; };
  present_[row] = 1;
  if (content.strategy != strategy(row)) {
    strategies_.resize(size());
    strategies_[row] = content.strategy;
  }
  titles_.set(row, text(content.title), size());
  teams_.set(row, text(content.teams), size());
  created_at_.set(row, time(content.created_at), size());
  updated_at_.set(row, time(content.updated_at), size());
  for (std::size_t i = 0; i < properties_.size(); ++i) {
    properties_[i].set(row, content.cells[i], size());
  }
  for (std::size_t i = 0; i < relations_.size(); ++i) {
    sought_[i].set(row, text(content.sought[i]), size());
    if (row >= relations_[i].size()) {
      if (content.relations[i] == unrelated(i)) continue;
      relations_[i].resize(size(), unrelated(i));
    }
    relations_[i][row] = content.relations[i];
  }
}

void Table::clear(RowId row) {
  Row nothing;
  nothing.cells.resize(properties_.size());
  for (std::size_t i = 0; i < relations_.size(); ++i) nothing.relations.push_back(unrelated(i));
  nothing.sought.resize(relations_.size(), kNoText);
  write(row, nothing);
  present_[row] = 0;
}

void Table::truncate(std::size_t size) {
  if (size >= identifiers_.size()) return;
  identifiers_.resize(size);
  present_.resize(size);
  if (strategies_.size() > size) strategies_.resize(size);
  for (Column* column : {&titles_, &teams_, &created_at_, &updated_at_}) column->truncate(size);
  for (Column& column : properties_) column.truncate(size);
  for (Column& column : sought_) column.truncate(size);
  for (auto& linked : linked_) linked.clear();
  linked_teams_.clear();
  for (auto& relation : relations_) {
    if (relation.size() > size) relation.resize(size);
  }
  rebuild_index(index_.size());
}

}  // namespace dora
