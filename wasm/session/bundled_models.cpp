#include "session/bundled_models.hpp"

#include <algorithm>

#include "defaults/defaults.hpp"
#include "model/node.hpp"

namespace dora {
namespace {

constexpr std::string_view kFolder = "models/";
constexpr std::string_view kFirst = "port-guide";

bool is_model(const defaults::Document& document) {
  return document.path.substr(0, kFolder.size()) == kFolder;
}

/// The model that a document belongs to alone, such as in "service.port-default-2026.json".
std::string_view only_for(std::string_view path) {
  path.remove_suffix(std::string_view(".json").size());
  const std::size_t dot = path.find('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
}

BundledModel read_bundled_model(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  Error none;
  const Node node(json, none);
  BundledModel model{node["identifier"].text(), node["title"].text(), {}};
  node["marks"].elements([&](const Node& mark) {
    model.marks.push_back({mark["blueprint"].text(), mark["member"].text(), model.identifier});
  });
  return model;
}

}  // namespace

std::vector<BundledModel> bundled_models() {
  std::vector<BundledModel> models;
  for (const defaults::Document& document : defaults::documents()) {
    if (is_model(document)) models.push_back(read_bundled_model(document.text));
  }
  std::stable_partition(models.begin(), models.end(),
                        [](const BundledModel& model) { return model.identifier == kFirst; });
  return models;
}

Result<Model> bundled_model(std::string_view identifier) {
  Model model;
  for (const BundledModel& bundled : bundled_models()) {
    if (bundled.identifier == identifier) {
      model.identifier = bundled.identifier;
    } else {
      model.marks.insert(model.marks.end(), bundled.marks.begin(), bundled.marks.end());
    }
  }
  if (model.identifier.empty()) {
    return Error{ErrorCode::kModelUnknownName, 0, std::string(identifier)};
  }
  // Blueprints name one another, so they are read at once; a later document replaces an earlier one.
  std::string common, own;
  for (const defaults::Document& document : defaults::documents()) {
    if (is_model(document)) continue;
    const std::string_view only = only_for(document.path);
    if (!only.empty() && only != identifier) continue;
    (only.empty() ? common : own).append(",").append(document.text);
  }
  const Result<Model::Effect> added = model.add("[" + (common + own).substr(1) + "]", false);
  if (!added) return added.error();
  return model;
}

}  // namespace dora
