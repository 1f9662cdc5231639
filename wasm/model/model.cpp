#include "model/model.hpp"

#include <algorithm>
#include <map>

#include "json/validate.hpp"
#include "model/check_blueprint.hpp"
#include "model/node.hpp"
#include "model/replace_resources.hpp"

namespace dora {
namespace {

template <typename Item>
bool same_name(const Item& left, const Item& right) {
  return left.identifier == right.identifier;
}

bool same_name(const Document& left, const Document& right) {
  return left.kind == right.kind && left.identifier == right.identifier;
}

/// Adds an item, or puts it in the place of the one of its name.
template <typename Item>
void put(std::vector<Item>& items, Item item) {
  const auto same = std::find_if(items.begin(), items.end(),
                                 [&](const Item& known) { return same_name(known, item); });
  if (same == items.end()) {
    items.push_back(std::move(item));
  } else {
    *same = std::move(item);
  }
}

Check read_check(const Node& node) {
  return {node["id"].text(),       node["blueprint"].text(), node["property"].text(),
          node["below"].number(0), node["without"].text(),   node["all"].flag(false),
          node["some"].flag(false)};
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
      add_mapping(node);
    } else if (node.has("aliases")) {
      add_aliases(read_alias_list(node));
      note(node, Document::Kind::kAliases);
    } else if (node.has("strategies")) {
      put(model_.counting.strategies, read_strategies(node));
      note(node, Document::Kind::kStrategies);
    } else if (node.has("serviceRules")) {
      put(model_.service_rules, read_service_rules(node));
      note(node, Document::Kind::kServiceRules);
    } else if (node.has("history")) {
      model_.history = read_history(node["history"]);
    } else if (node.has("filters")) {
      model_.filters = read_filters(node["filters"]);
    } else if (node.has("leaveOut")) {
      put(model_.counting.facets, read_facet(node));
      note(node, Document::Kind::kFacet);
    } else if (node.has("measures")) {
      put(model_.counting.measures, read_measures(node));
      note(node, Document::Kind::kMeasures);
    } else if (node.has("metrics")) {
      put(model_.metrics, read_metric_list(node));
      note(node, Document::Kind::kMetrics);
    } else if (node.has("checks")) {
      node["checks"].elements([&](const Node& item) { model_.checks.push_back(read_check(item)); });
    } else {
      node.fail(ErrorCode::kModelShape, "a blueprint, a page or a mapping");
    }
  }

  Model::Effect effect() const { return effect_; }

  /// What can only be seen when all documents are there.
  void check() const {
    for (const auto& [name, node] : blueprints_) check_blueprint(name, node, model_.blueprints);
  }

 private:
  /// Names of values are looked up while records are read, those of entities afterwards.
  void add_aliases(AliasList list) {
    const auto names_values = [&](const AliasList& one) {
      return same_name(one, list) &&
             std::any_of(one.aliases.begin(), one.aliases.end(),
                         [](const Alias& alias) { return !alias.property.empty(); });
    };
    std::vector<AliasList>& known = model_.counting.aliases;
    if (names_values(list) || std::any_of(known.begin(), known.end(), names_values)) {
      effect_ = Model::Effect::kReading;
    }
    put(known, std::move(list));
  }

  void forget_page() {
    auto& all = model_.documents;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const Document& one) { return one.kind == Document::Kind::kPage; }),
              all.end());
  }

  /// One with a signature is a tool of its own; without, it is one of Port's.
  void add_mapping(const Node& node) {
    Mapping mapping = read_mapping(node);
    if (!mapping.signature.empty()) {
      put(model_.mappings, std::move(mapping));
    } else if (replace_resources(mapping, model_.mappings) == 0) {
      node["resources"].fail(ErrorCode::kModelShape,
                             "a kind of record that is known, or a signature");
    }
    note(node, Document::Kind::kMapping);
  }

  void note(const Node& node, Document::Kind kind) {
    if (kind < Document::Kind::kStrategies) effect_ = Model::Effect::kReading;
    Document document{kind, node["identifier"].text(), {}, {}, own_};
    document.title = node["title"].text(document.identifier);
    document.text = node.json().dump(kIndent, ' ', false, Json::error_handler_t::replace);
    put(model_.documents, std::move(document));
  }

  Model& model_;
  bool own_;
  Model::Effect effect_ = Model::Effect::kCounting;
  std::map<std::string, Node> blueprints_;
};

}  // namespace

Result<Model::Effect> Model::add(std::string_view text, bool own) {
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
  return reader.effect();
}

}  // namespace dora
