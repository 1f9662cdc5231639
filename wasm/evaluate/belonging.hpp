#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluate/evaluation.hpp"

namespace dora {

/// What belongs to the named entities of one blueprint, and what those belong to: a restriction of
/// a view.
///
/// - Of their own blueprint just these.
/// - Of a blueprint from which relations lead to theirs, the entities that lead to one of them, by
///   whatever path; where an entity leads to one of another blueprint on the way that holds
///   aggregations, as a deployment to the service of a team, it is where that one is. An empty name
///   stands for what leads to none.
/// - Of a blueprint to which relations lead from theirs, the entities that one of them leads to.
/// - Of any other blueprint all.
class Belonging {
 public:
  Belonging(Evaluation& evaluation, std::size_t named, const std::vector<std::string>& identifiers);

  /// Clears the rows of a blueprint that do not belong. Linear in its entities.
  void restrict(std::size_t blueprint, RowMask& rows);

 private:
  /// By row: what leads to any entity of the named blueprint (empty where nobody asks for what does
  /// not), and what to one of the named.
  struct Below {
    RowMask any;
    RowMask wanted;
  };
  const Below& below(std::size_t blueprint);
  std::vector<std::size_t> between(std::size_t blueprint) const;
  std::vector<RowId> leads_past(std::size_t blueprint, const std::vector<std::size_t>& between);

  Evaluation& evaluation_;
  std::size_t named_;
  RowMask wanted_;
  bool none_ = false;  // what belongs to none is meant, too
  std::map<std::size_t, Below> below_;
};

}  // namespace dora
