#include "explain/question.hpp"

#include "model/node.hpp"

namespace dora {
namespace {

std::string name(const Node& node) {
  std::string text = node.text();
  if (text.empty()) node.fail(ErrorCode::kModelShape, "string");
  return text;
}

std::optional<Millis> moment(const Node& node) {
  if (node.is_null()) return std::nullopt;
  const std::optional<Millis> time = parse_time(node.text());
  if (!time) node.fail(ErrorCode::kModelShape, "date-time");
  return time;
}

std::size_t index(const Node& node) {
  const double number = node.number(0);
  const bool whole = number >= 0 && number < 1e6 &&
                     number == static_cast<double>(static_cast<std::size_t>(number));
  if (!whole) node.fail(ErrorCode::kModelShape, "index");
  return whole ? static_cast<std::size_t>(number) : 0;
}

}  // namespace

Result<Question> read_question(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kModelSyntax};
  Error error;
  const Node node(json, error);
  Question question;
  const std::string kind = node["kind"].text();
  if (kind == "property") {
    question.blueprint = name(node["blueprint"]);
    question.identifier = name(node["identifier"]);
    question.property = name(node["property"]);
  } else if (kind == "widget") {
    question.kind = Question::Kind::kWidget;
    question.name = name(node["widget"]);
    question.series = index(node["series"]);
    question.from = moment(node["from"]);
  } else if (kind == "metric") {
    question.kind = Question::Kind::kMetric;
    question.name = name(node["metric"]);
    question.from = moment(node["from"]);
  } else {
    node["kind"].fail(ErrorCode::kModelShape, kind);
  }
  if (error) return error;
  return question;
}

}  // namespace dora
