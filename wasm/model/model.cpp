#include "model/model.hpp"

#include <algorithm>

#include "model/node.hpp"

namespace dora {
namespace {

/// Notes where the JSON text fails, without exceptions.
class SyntaxError : public nlohmann::json_sax<Json> {
 public:
  std::size_t offset = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception&) override {
    offset = position == 0 ? 0 : position - 1;
    return false;
  }
};

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

void add_document(const Node& node, Model& model) {
  if (node.json().is_array()) {
    node.elements([&](const Node& element) { add_document(element, model); });
  } else if (node.has("blueprints")) {
    add_document(node["blueprints"], model);
  } else if (node["blueprint"].json().is_object()) {
    add_document(node["blueprint"], model);
  } else if (node["page"].json().is_object()) {
    add_document(node["page"], model);
  } else if (node.has("schema")) {
    put(model.blueprints, read_blueprint(node));
  } else if (node.has("widgets")) {
    model.dashboard = read_dashboard(node);
  } else if (node.has("resources")) {
    put(model.mappings, read_mapping(node));
  } else if (node.has("checks")) {
    node["checks"].elements([&](const Node& item) { model.checks.push_back(read_check(item)); });
  } else {
    node.fail(ErrorCode::kModelShape, "a blueprint, a page or a mapping");
  }
}

}  // namespace

Result<void> Model::add(std::string_view text) {
  SyntaxError syntax;
  if (!Json::sax_parse(text, &syntax)) return Error{ErrorCode::kModelSyntax, syntax.offset};
  const Json json = Json::parse(text, nullptr, false);
  Model changed = *this;
  Error error;
  add_document(Node(json, error), changed);
  if (error) return error;
  *this = std::move(changed);
  return {};
}

}  // namespace dora
