#pragma once

#include <string_view>
#include <vector>

#include "model/table_columns.hpp"
#include "model/model.hpp"
#include "model/node.hpp"

namespace dora {

/// What the beginning of a file holds: {"ok":true,"records":[{"source","record"}],"table"}. Records
/// are the first kMostShown of those that something reads, as they are; `source` is the identifier of
/// what reads them. Of a file that is no table, `table` is null; else {"header":[],"members":[],
/// "source","complete","rows":[[]]}, as TableMeaning and the text have it. A text that is cut off may
/// end anywhere: an unfinished record or row is left out.
Json beginning(std::string_view text, std::vector<ColumnName> columns, const Model& model);

inline constexpr std::size_t kMostShown = 20;

}  // namespace dora
