#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "model/node.hpp"

namespace dora::test {

/// A random model and its entities: small blueprints related in any way, also in circles, to
/// themselves and to nowhere; entities with gaps, duplicates, dangling names, and times that fall
/// on the edges of windows. Its properties never depend on one another in a circle.
class RandomWorld {
 public:
  RandomWorld(std::uint64_t seed, std::size_t entities);

  /// What the names of aggregations begin with.
  static constexpr const char* kAggregation = "aggregate";

  const Json& blueprints() const { return blueprints_; }
  const Json& entities() const { return entities_; }
  Millis now() const { return now_; }
  std::vector<std::string> names() const;

  /// Over the entities of a blueprint. The query is one for that calculation: now and then it has a
  /// window on the time that the calculation measures by, at any depth.
  Json calculation(const std::string& blueprint, bool with_last);
  Json query(const std::string& blueprint, const Json& calculation);

 private:
  enum class Kind { kNumber, kTime, kText, kFlag, kList };
  struct Known {
    std::string name;
    Kind kind;
  };

  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <typename Items>
  const auto& any_of(const Items& items) {
    return items[below(items.size())];
  }

  Json& document(const std::string& blueprint);
  bool has(const std::string& blueprint) const;
  std::string a_name();
  std::string time_near_now();
  Json value_of(Kind kind);
  Json literal(Kind kind);
  Json window();
  Json rule(const std::string& blueprint);
  Json nested_query(const std::string& blueprint, int depth);
  const Known* a_property(const std::string& blueprint, Kind kind);

  void make_blueprint(const std::string& name);
  void make_relations(Json& document);
  void make_ownership(Json& document);
  void make_mirror(Json& document, const std::string& name);
  void make_aggregation(Json& document, const std::string& name);
  std::vector<std::string> stroll(std::string& at, std::size_t steps, bool& many);
  Json path_filter(const std::string& holder, const std::string& target);
  Json entity(const std::string& blueprint, std::size_t number);
  Json related(const std::string& target, bool many);

  std::mt19937_64 random_;
  Millis now_;
  std::size_t per_blueprint_;
  Json blueprints_ = Json::array();
  Json entities_ = Json::array();
  std::map<std::string, std::vector<Known>> known_;  // by blueprint: what a rule may ask for
};

}  // namespace dora::test
