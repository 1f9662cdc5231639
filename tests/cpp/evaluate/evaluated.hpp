#pragma once

#include <string>
#include <vector>

#include "evaluate/evaluation.hpp"
#include "model/node.hpp"

namespace dora::test {

/// A catalog and its evaluation, made of documents as Port's API returns them.
class Evaluated {
 public:
  /// A blueprint may lack what it has nothing of. A document that is no model fails the test.
  Evaluated(const Json& blueprints, const Json& entities, const EvaluationSettings& settings);

  Catalog& catalog() { return catalog_; }
  Evaluation& evaluation() { return evaluation_; }

  std::size_t blueprint(const std::string& identifier) const;

  /// The values of a property. What cannot be computed fails the test.
  const Column& column(const std::string& blueprint, const std::string& name);
  Json at(const Column& column, std::size_t row) const;
  Json value(const std::string& blueprint, const std::string& identifier, const std::string& name);
  /// kNoRow for an entity that is nowhere named.
  RowId row(const std::string& blueprint, const std::string& identifier) const;

  /// Identifiers, in order.
  std::vector<std::string> existing(const std::string& blueprint);
  std::vector<std::string> select(const std::string& blueprint, const Json& query);

  /// One number over the entities that a query selects; null where there is none.
  Json aggregate(const std::string& blueprint, const Json& spec, const Json& query);

  /// What asking for a property fails with.
  Error error(const std::string& blueprint, const std::string& name);

 private:
  std::vector<std::string> identifiers(std::size_t blueprint, const RowMask& rows) const;

  Catalog catalog_;
  Evaluation evaluation_;
};

/// 2024-06-12T12:00:00Z, a Wednesday: "now" of the tests that need none in particular.
inline constexpr Millis kNoon = 1'718'193'600'000;

/// `days` after kNoon, as text.
std::string in_days(double days);

/// A blueprint of that identifier with the given schema properties, such as {"n": {"type":
/// "number"}}.
Json blueprint(const std::string& identifier, const Json& properties, const Json& relations = {});

Json entity(const std::string& blueprint, const std::string& identifier, const Json& properties,
            const Json& relations = {});

}  // namespace dora::test
