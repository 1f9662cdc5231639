#pragma once

#include <string>
#include <vector>

#include "model/mapping.hpp"

namespace dora {

/// What a person says of a column: the member that it means, empty for a column to be passed over.
struct ColumnName {
  std::string column;
  std::string member;
};

/// What the columns of a table mean.
struct TableMeaning {
  /// The list that it is, or looks most like; null where no column is known.
  const Mapping* mapping = nullptr;
  /// Whether all the columns are there that the list needs. Its records can be read only then.
  bool complete = false;
  /// By column, the member of the records that it gives; empty for a column that is passed over.
  std::vector<std::string> members;
};

/// Finds out what a header means: first what a person says of its columns, then a mapping whose
/// signature it has, then the list that knows most of its columns by one of their names; of equals
/// one that it is complete for, then the one that needs most columns, then the first. So a table
/// that looks more like another list than the one it would do for is not taken for either.
TableMeaning meaning_of(const std::vector<std::string>& header,
                        const std::vector<ColumnName>& named, const std::vector<Mapping>& mappings);

}  // namespace dora
