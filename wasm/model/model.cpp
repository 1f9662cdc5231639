#include "model/model.hpp"

#include <algorithm>
#include <map>

#include "json/validate.hpp"
#include "model/check_blueprint.hpp"
#include "model/node.hpp"

namespace dora {
namespace {

template <typename Item>
void put(std::vector<Item>& items, Item item) {
  const auto same = std::find_if(items.begin(), items.end(), [&](const Item& known) {
    return known.identifier == item.identifier;
  });
  if (same == items.end()) {
    items.push_back(std::move(item));
  } else {
    *same = std::move(item);
  }
}

Check read_check(const Node& node) {
  return {node["id"].text(), node["blueprint"].text(), node["property"].text(),
          node["below"].number(0)};
}

constexpr int kIndent = 2;

/// Reads the documents of one text into a model.
class Reader {
 public:
  Reader(Model& model, bool own) : model_(model), own_(own) {}

  void read(const Node& node) {
    if (node.json().is_array()) return node.elements([&](const Node& item) { read(item); });
    for (const char* wrap : {"blueprints", "pages"}) {
      if (node.has(wrap)) return read(node[wrap]);
    }
    for (const char* wrap : {"blueprint", "page"}) {
      if (node[wrap].json().is_object()) return read(node[wrap]);
    }
    if (node.has("schema")) {
      const Blueprint blueprint = read_blueprint(node);
      put(model_.blueprints, blueprint);
      note(node, Document::Kind::kBlueprint);
      blueprints_.insert_or_assign(blueprint.identifier, node);  // the last one counts
    } else if (node.has("widgets")) {
      model_.dashboard = read_dashboard(node);
      forget_page();
      note(node, Document::Kind::kPage);
    } else if (node.has("resources")) {
      put(model_.mappings, read_mapping(node));
      note(node, Document::Kind::kMapping);
    } else if (node.has("checks")) {
      node["checks"].elements([&](const Node& item) { model_.checks.push_back(read_check(item)); });
    } else {
      node.fail(ErrorCode::kModelShape, "a blueprint, a page or a mapping");
    }
  }

  /// What can only be seen when all documents are there.
  void check() const {
    for (const auto& [name, node] : blueprints_) check_blueprint(node, model_.blueprints);
  }

 private:
  void forget_page() {
    auto& all = model_.documents;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const Document& one) { return one.kind == Document::Kind::kPage; }),
              all.end());
  }

  void note(const Node& node, Document::Kind kind) {
    Document document{kind, node["identifier"].text(), {}, {}, own_};
    document.title = node["title"].text(document.identifier);
    document.text = node.json().dump(kIndent, ' ', false, Json::error_handler_t::replace);
    auto& all = model_.documents;
    const auto same = std::find_if(all.begin(), all.end(), [&](const Document& known) {
      return known.kind == kind && known.identifier == document.identifier;
    });
    if (same == all.end()) {
      all.push_back(std::move(document));
    } else {
      *same = std::move(document);
    }
  }

  Model& model_;
  bool own_;
  std::map<std::string, Node> blueprints_;
};

}  // namespace

Result<void> Model::add(std::string_view text, bool own) {
  if (text.size() > kLargestDocument) return Error{ErrorCode::kModelTooLarge};
  if (const Error syntax = json::check_document(text)) {
    return Error{ErrorCode::kModelSyntax, syntax.offset};
  }
  const Json json = Json::parse(text, nullptr, false);
  Model changed = *this;
  Error error;
  Reader reader(changed, own);
  reader.read(Node(json, error));
  if (!error) reader.check();
  if (error) return error;
  *this = std::move(changed);
  return {};
}

}  // namespace dora
