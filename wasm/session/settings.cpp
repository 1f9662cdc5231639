#include "session/settings.hpp"

#include "model/node.hpp"

namespace dora {

Result<EvaluationSettings> read_settings(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kModelSyntax};
  Error error;
  const Node node(json, error);
  EvaluationSettings settings;
  constexpr double kYear9999 = 253'402'300'799'999;
  const std::optional<Millis> now = read_moment(node["nowMs"], kYear9999, "1970 to 9999");
  if (!now) node["nowMs"].fail(ErrorCode::kModelShape, "milliseconds");
  settings.now = now.value_or(0);
  const std::string divisor = node["divisor"].text("span");
  if (const auto rule = divisor_rule(divisor)) {
    settings.divisor = *rule;
  } else {
    node["divisor"].fail(ErrorCode::kModelShape, divisor);
  }
  settings.view = read_view(node["view"]);
  if (error) return error;
  return settings;
}

}  // namespace dora
