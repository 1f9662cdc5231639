// A thousand random catalogs, evaluated by the engine's columns and by the reference.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>

#include "evaluated.hpp"
#include "random_world.hpp"
#include "reference.hpp"

using namespace dora;
using namespace dora::test;

namespace {

const std::vector<DivisorRule> kRules{DivisorRule::kSpan, DivisorRule::kActiveWeeks,
                                      DivisorRule::kUntilNow, DivisorRule::kWindow,
                                      DivisorRule::kCalendarWeeks};

bool same(const Json& expected, const Json& found) {
  if (expected.is_number() && found.is_number()) {
    const double left = expected.get<double>(), right = found.get<double>();
    return std::fabs(left - right) <= 1e-9 * std::max(std::fabs(left), std::fabs(right));
  }
  if (expected.is_array() && found.is_array()) {
    return std::equal(expected.begin(), expected.end(), found.begin(), found.end(), same);
  }
  return expected == found;
}

std::vector<std::string> identifiers(const reference::Entities& entities) {
  std::vector<std::string> found;
  for (const reference::Entity* entity : entities) found.push_back(entity->identifier);
  return found;
}

/// Of the meta-properties those that are more than what stands there; queries ask for all.
std::vector<std::string> properties(const Json& blueprint) {
  std::vector<std::string> names{"$title", "$team"};
  for (const char* kind : {"mirrorProperties", "aggregationProperties"}) {
    for (const auto& [name, definition] : blueprint[kind].items()) names.push_back(name);
  }
  for (const auto& [name, definition] : blueprint["schema"]["properties"].items()) {
    names.push_back(name);
  }
  for (const auto& [name, definition] : blueprint["relations"].items()) {
    if (definition["many"] == false && definition["target"] != "nowhere") names.push_back(name);
  }
  return names;
}

/// Most catalogs are small, since most differences show in small ones; some have 500 entities.
std::size_t size_of(int round) {
  if (round % 500 == 499) return 500;
  if (round % 100 == 99) return 150;
  if (round % 20 == 19) return 40;
  return 1 + static_cast<std::size_t>(round) % 14;
}

class Comparison {
 public:
  Comparison(RandomWorld& world, DivisorRule rule)
      : world_(world),
        engine_(world.blueprints(), world.entities(), {world.now(), rule}),
        reference_(world.blueprints(), world.entities(), world.now(),
                   std::string(divisor_name(rule))) {}

  void run() {
    for (const Json& blueprint : world_.blueprints()) {
      const std::string name = blueprint["identifier"];
      INFO("blueprint " << blueprint.dump());
      const reference::Entities entities = reference_.existing(name);
      REQUIRE(engine_.existing(name) == identifiers(entities));
      for (const std::string& property : properties(blueprint)) {
        compare(name, property, entities);
      }
      for (int i = 0; i < 2; ++i) compare_selection(name);
    }
  }

  std::size_t values() const { return values_; }
  /// Of aggregations, those that are neither nothing nor zero.
  std::size_t numbers() const { return numbers_; }

 private:
  void compare(const std::string& name, const std::string& property,
               const reference::Entities& entities) {
    const Column& column = engine_.column(name, property);
    for (const reference::Entity* entity : entities) {
      const Json found = engine_.at(column, engine_.row(name, entity->identifier));
      const Json expected = reference_.value(*entity, property);
      if (!same(expected, found)) {
        INFO(name << " " << entity->identifier << "." << property << ": expected "
                  << expected.dump() << ", found " << found.dump() << " in "
                  << world_.entities().dump());
        FAIL();
      }
      ++values_;
      if (property.rfind(RandomWorld::kAggregation, 0) == 0) {
        numbers_ += expected.is_number() && expected != 0.0;
      }
    }
  }

  void compare_selection(const std::string& name) {
    const Json spec = world_.calculation(name, true);
    const Json query = world_.query(name, spec);
    INFO("calculation " << spec.dump() << " of " << query.dump());
    const reference::Entities selected = reference_.select(name, query);
    REQUIRE(engine_.select(name, query) == identifiers(selected));
    const Json expected = reference_.aggregate(selected, spec, query);
    const Json found = engine_.aggregate(name, spec, query);
    INFO("expected " << expected.dump() << ", found " << found.dump());
    REQUIRE(same(expected, found));
  }

  RandomWorld& world_;
  Evaluated engine_;
  reference::Reference reference_;
  std::size_t values_ = 0;
  std::size_t numbers_ = 0;
};

}  // namespace

TEST_CASE("Random catalogs have the values that the reference gives them", "[evaluate][random]") {
  // `test_evaluate --rng-seed N` repeats a run, `--rng-seed time` makes a new one.
  const unsigned seed = Catch::rngSeed();
  std::printf("random catalogs: --rng-seed %u\n", seed);
  std::size_t values = 0, numbers = 0;
  for (int round = 0; round < 1000; ++round) {
    INFO("seed " << seed << ", round " << round);
    RandomWorld world((static_cast<std::uint64_t>(seed) << 32) + static_cast<std::uint64_t>(round),
                      size_of(round));
    Comparison comparison(world, kRules[static_cast<std::size_t>(round) % kRules.size()]);
    comparison.run();
    values += comparison.values();
    numbers += comparison.numbers();
  }
  INFO(values << " values, " << numbers << " numbers");
  CHECK(values > 100'000);
  CHECK(numbers > 5'000);
}
