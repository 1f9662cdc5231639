#include "session/settings.hpp"

#include <cmath>

#include "model/node.hpp"

namespace dora {

Result<EvaluationSettings> read_settings(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kModelSyntax};
  Error error;
  const Node node(json, error);
  EvaluationSettings settings;
  const Node moment = node["nowMs"];
  constexpr double kYear9999 = 253'402'300'799'999;
  const double now = moment.number(0);
  if (moment.is_null() || !(now >= 0 && now <= kYear9999)) {
    moment.fail(ErrorCode::kModelShape, "milliseconds from 1970 to 9999");
  } else {
    settings.now = static_cast<Millis>(std::llround(now));
  }
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
