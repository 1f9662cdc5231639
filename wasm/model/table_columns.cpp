#include "model/table_columns.hpp"

#include <algorithm>
#include <tuple>

#include "base/loose_name.hpp"

namespace dora {
namespace {

using Members = std::vector<std::string>;

bool has(const Members& members, const std::string& member) {
  return std::find(members.begin(), members.end(), member) != members.end();
}

bool has_signature(const Members& members, const Mapping& mapping) {
  return !mapping.signature.empty() &&
         std::all_of(mapping.signature.begin(), mapping.signature.end(), [&](const auto& path) {
           return path.size() == 1 && has(members, path.front());
         });
}

bool is_member(const Mapping& mapping, const std::string& name) {
  return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                     [&](const TableColumn& column) { return column.member == name; });
}

/// The members with those columns renamed that the list knows by other names.
Members renamed(Members members, const Mapping& mapping) {
  for (const TableColumn& column : mapping.columns) {
    if (has(members, column.member)) continue;
    const auto find = [&](const std::string& name) {
      return std::find_if(members.begin(), members.end(), [&](const std::string& member) {
        return loose_name(member) == loose_name(name) && !is_member(mapping, member);
      });
    };
    auto found = find(column.member);
    for (std::size_t i = 0; i < column.names.size() && found == members.end(); ++i) {
      found = find(column.names[i]);
    }
    if (found != members.end()) *found = column.member;
  }
  return members;
}

std::size_t count_known(const Members& members, const Mapping& mapping) {
  return static_cast<std::size_t>(
      std::count_if(members.begin(), members.end(),
                    [&](const std::string& member) { return is_member(mapping, member); }));
}

const Mapping* with_longest_signature(const Members& members,
                                      const std::vector<Mapping>& mappings) {
  const Mapping* best = nullptr;
  for (const Mapping& mapping : mappings) {
    if (!has_signature(members, mapping)) continue;
    if (!best || mapping.signature.size() > best->signature.size()) best = &mapping;
  }
  return best;
}

}  // namespace

TableMeaning meaning_of(const std::vector<std::string>& header,
                        const std::vector<ColumnName>& named,
                        const std::vector<Mapping>& mappings) {
  Members members = header;
  for (const ColumnName& one : named) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header[i] == one.column) members[i] = one.member;
    }
  }
  if (const Mapping* exact = with_longest_signature(members, mappings)) {
    return {exact, true, renamed(members, *exact)};
  }
  TableMeaning best{nullptr, false, members};
  auto most = std::make_tuple(std::size_t{0}, false, std::size_t{0});
  for (const Mapping& mapping : mappings) {
    if (mapping.columns.empty()) continue;
    Members guess = renamed(members, mapping);
    const bool complete = has_signature(guess, mapping);
    const auto rank =
        std::make_tuple(count_known(guess, mapping), complete, mapping.signature.size());
    if (std::get<0>(rank) == 0 || rank <= most) continue;
    most = rank;
    best = {&mapping, complete, std::move(guess)};
  }
  return best;
}

}  // namespace dora
