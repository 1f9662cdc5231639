#include "model/service_rules.hpp"

#include <algorithm>
#include <map>

#include "base/pattern.hpp"
#include "model/node.hpp"

namespace dora {

std::optional<std::string> ServiceRule::name(std::string_view text) const {
  const PatternMatch found(match, text, by == "path" ? '/' : '\0');
  if (!found) return std::nullopt;
  std::string name;
  for (std::size_t i = 0; i < service.size(); ++i) {
    const bool is_star = service[i] == '$' && i + 1 < service.size() && service[i + 1] >= '1' &&
                         service[i + 1] <= '9';
    if (!is_star) {
      name += service[i];
      continue;
    }
    const auto star = static_cast<std::size_t>(service[++i] - '1');
    if (star < found.stars().size()) name += found.stars()[star];
  }
  return name.empty() ? std::nullopt : std::optional(name);
}

std::optional<std::string> ServiceRules::service(std::string_view repository,
                                                 const Texts& texts) const {
  for (const ServiceRule& rule : rules) {
    if (!rule.repository.empty() && !PatternMatch(rule.repository, repository)) continue;
    std::map<std::string, std::size_t> counts;
    for (const std::string& text : texts(rule.by)) {
      if (const auto name = rule.name(text)) ++counts[*name];
    }
    if (counts.empty()) continue;
    return std::max_element(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
             return left.second < right.second;
           })->first;
  }
  return std::nullopt;
}

ServiceRules read_service_rules(const Node& node) {
  ServiceRules read{node["identifier"].text(), node["blueprint"].text("service"), {}};
  node["serviceRules"].elements([&](const Node& item) {
    ServiceRule rule{item["repository"].text(), item["by"].text(), item["match"].text(),
                     item["service"].text("$1")};
    if (rule.by.empty()) item["by"].fail(ErrorCode::kModelShape, "string");
    if (rule.match.empty() || rule.match.size() > PatternMatch::kLongest) {
      item["match"].fail(ErrorCode::kModelShape, "a pattern");
    }
    read.rules.push_back(std::move(rule));
  });
  return read;
}

}  // namespace dora
