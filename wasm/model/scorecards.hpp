#pragma once

#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace dora {

/// Whether a property is the level of a scorecard ("$scorecard#id") or the status of one of its rules
/// ("$scorecard-rule#id#rule"), which Port's entities carry beside their properties.
bool is_scorecard(std::string_view property);

/// The blueprints, with a property for each scorecard that a query or widget of the model asks for.
std::vector<Blueprint> stored_blueprints(const Model& model);

}  // namespace dora
