#include "explain/population.hpp"

#include <algorithm>
#include <limits>

#include "evaluate/query_in_view.hpp"

namespace dora {
namespace {

constexpr Millis kEarliest = std::numeric_limits<Millis>::min() + 1;
constexpr Millis kLatest = std::numeric_limits<Millis>::max();

/// The moments that a comparison holds for; nothing for one that is not about before and after.
std::optional<TimeRange> moments(const Rule& rule, Evaluation& evaluation) {
  if (rule.op == Operator::kBetween) return evaluation.range(rule.window.value_or(TimeWindow{}));
  const std::string* text =
      rule.values.size() == 1 ? std::get_if<std::string>(&rule.values.front()) : nullptr;
  const std::optional<Millis> moment = text ? parse_time(*text) : std::nullopt;
  if (!moment) return std::nullopt;
  switch (rule.op) {
    case Operator::kGreater:
      return TimeRange{*moment + 1, kLatest};
    case Operator::kGreaterEqual:
      return TimeRange{*moment, kLatest};
    case Operator::kLess:
      return TimeRange{kEarliest, *moment - 1};
    case Operator::kLessEqual:
      return TimeRange{kEarliest, *moment};
    default:
      return std::nullopt;
  }
}

/// The property that all conditions of a query are about; empty where they are about several.
std::string only_property(const Query& query) {
  if (!query.related.empty() || !query.paths.empty()) return {};
  std::vector<std::string> names;
  for (const Rule& rule : query.rules) names.push_back(rule.property);
  for (const Query& nested : query.nested) names.push_back(only_property(nested));
  const bool same = std::all_of(names.begin(), names.end(),
                                [&](const std::string& name) { return name == names.front(); });
  return names.empty() || !same ? std::string() : names.front();
}

class Collector {
 public:
  Collector(std::size_t blueprint, Evaluation& evaluation)
      : blueprint_(blueprint), evaluation_(evaluation) {}

  Result<std::vector<Requirement>> collect(const Query& query) {
    add(query);
    if (error_) return error_;
    return std::move(all_);
  }

 private:
  void add(const Query& query) {
    if (query.any && query.size() > 1) return add_one(query, only_property(query), std::nullopt);
    for (const Rule& rule : query.rules) {
      Query one;
      one.rules = {rule};
      add_one(one, rule.property, moments(rule, evaluation_));
    }
    for (const RelatedRule& rule : query.related) {
      Query one;
      one.related = {rule};
      add_one(one, {}, std::nullopt);
    }
    for (const PathRule& rule : query.paths) {
      Query one;
      one.paths = {rule};
      add_one(one, {}, std::nullopt);
    }
    for (const Query& nested : query.nested) add(nested);
  }

  /// By the code that selects the entities of numbers, so that the two cannot differ.
  void add_one(const Query& query, const std::string& property, std::optional<TimeRange> time) {
    if (error_) return;
    // The time of the view is required once, and not by each condition.
    Result<RowMask> holds = evaluation_.select(blueprint_, query, Evaluation::Window::kOfCaller);
    if (!holds) {
      error_ = holds.error();
      return;
    }
    const Result<const Column*> column = property.empty()
                                             ? Result<const Column*>(nullptr)
                                             : evaluation_.column(blueprint_, property);
    const bool in_time = column && *column && (*column)->type() == ValueType::kTime;
    all_.push_back({std::move(holds).value(), property, column ? *column : nullptr,
                    in_time ? time : std::nullopt});
  }

  std::size_t blueprint_;
  Evaluation& evaluation_;
  std::vector<Requirement> all_;
  Error error_;
};

}  // namespace

const Rule* window_rule(const Query& query) {
  if (query.any && query.size() > 1) return nullptr;
  for (const Rule& rule : query.rules) {
    if (rule.op == Operator::kBetween && rule.window) return &rule;
  }
  for (const Query& nested : query.nested) {
    if (const Rule* rule = window_rule(nested)) return rule;
  }
  return nullptr;
}

Result<std::vector<Requirement>> requirements(std::size_t blueprint, const Query& query,
                                              Evaluation& evaluation) {
  return Collector(blueprint, evaluation).collect(query);
}

std::string happened_name(std::size_t blueprint, const Explainer& explainer) {
  const Blueprint& definition = explainer.catalog().blueprints()[blueprint];
  for (const History::Time& time : explainer.model.history.times) {
    if (time.blueprint != definition.identifier) continue;
    if (time.property == "$createdAt" || definition.property(time.property)) return time.property;
  }
  return {};
}

std::optional<Requirement> required_by_view(const Population& population, Explainer& explainer) {
  Evaluation& evaluation = explainer.evaluation;
  const bool windowed =
      population.window == Evaluation::Window::kOfCaller || has_rolling_window(population.query);
  if (!evaluation.settings().view.from || windowed) return std::nullopt;
  const Column* times = evaluation.happened(population.target);
  if (!times) return std::nullopt;
  const TimeRange range = evaluation.view_range();
  Requirement required{RowMask(population.belongs.size()),
                       happened_name(population.target, explainer), times, range};
  for (RowId row = 0; row < required.holds.size(); ++row) {
    required.holds[row] = range.contains(times->time(row));
  }
  return required;
}

}  // namespace dora
