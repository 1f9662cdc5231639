#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/model.hpp"

namespace dora {

/// A model that is built in: defaults/models/<identifier>.json, and the documents of
/// defaults/{aliases,blueprints,checks,dashboards,mappings,metrics,services,strategies}. A document
/// <name>.<identifier>.json stands in for <name>.json in that model alone.
struct BundledModel {
  std::string identifier;
  std::string title;
  std::vector<Mark> marks;  // by which its entities are known
};

/// Those that there are; the first is what a session begins with.
std::vector<BundledModel> bundled_models();

/// Errors: kModelUnknownName. That its documents can be read is held by tests.
Result<Model> bundled_model(std::string_view identifier);

}  // namespace dora
