#pragma once

#include <string_view>
#include <vector>

#include "model/blueprint.hpp"

namespace dora {

class Node;

/// Checks one of the blueprints, read from that document, against those it stands among: that its
/// relations lead somewhere, that the paths of its mirrors and aggregations and of its ownership
/// exist, and that its calculations are jq. Errors, at the member concerned:
/// kModelUnknownBlueprint, kModelUnknownRelation, kModelUnknownProperty, kJqSyntax. Blueprints of
/// Port's own, whose names begin with an underscore, need not be there; what lies behind them is not
/// checked.
void check_blueprint(std::string_view identifier, const Node& document,
                     const std::vector<Blueprint>& blueprints);

}  // namespace dora
