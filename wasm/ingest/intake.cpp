#include "ingest/intake.hpp"

#include <algorithm>

namespace dora {
namespace {

/// In the place of a property: EntityDraft::created_at.
constexpr std::size_t kCreatedAt = static_cast<std::size_t>(-1);

/// A text cut to a number of bytes, between two characters.
std::string beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return std::string(text.substr(0, most));
}

}  // namespace

Intake::Intake(Catalog& catalog, const Model& model, std::string name) : catalog_(catalog) {
  summary_.name = std::move(name);
  for (const History::Time& time : model.history.times) {
    const auto blueprint = catalog.blueprint_index(time.blueprint);
    if (!blueprint) continue;
    const auto property = catalog.blueprints()[*blueprint].property_index(time.property);
    if (!property && time.property != "$createdAt") continue;
    times_.push_back({*blueprint, property.value_or(kCreatedAt)});
  }
  for (const Check& check : model.checks) {
    const auto blueprint = catalog.blueprint_index(check.blueprint);
    if (!blueprint) continue;
    const auto property = catalog.blueprints()[*blueprint].property_index(check.property);
    if (property) limits_.push_back({check.id, *blueprint, *property, check.below});
  }
}

void Intake::skip(std::string_view reason, std::string_view detail, std::string_view value) {
  auto& all = summary_.skipped;
  auto known = std::find_if(all.begin(), all.end(),
                            [&](const Skipped& skipped) { return skipped.reason == reason; });
  if (known == all.end()) {
    known = all.insert(all.end(), {std::string(reason), 0, std::string(detail), {}});
  }
  if (known->count < Skipped::kExamples) {
    const Place here = place();
    known->examples[static_cast<std::size_t>(known->count)] = {
        here.record, here.line, beginning(value, Skipped::kLongestValue)};
  }
  ++known->count;
}

Intake::Place Intake::place() const {
  return place_.value_or(Place{summary_.records, line_ ? line_() : 0});
}

void Intake::warn(std::string_view id, std::string_view name, std::uint64_t count) {
  auto known = std::find_if(summary_.warnings.begin(), summary_.warnings.end(),
                            [&](const Warning& warning) { return warning.id == id; });
  if (known == summary_.warnings.end()) {
    summary_.warnings.push_back({std::string(id), 0, {}});
    known = summary_.warnings.end() - 1;
  }
  known->count += count;
  if (!name.empty()) known->counts[std::string(name)] += count;
}

void Intake::add_source(std::string_view identifier) {
  const std::string bounded = "+" + summary_.source + "+";
  if (bounded.find("+" + std::string(identifier) + "+") != std::string::npos) return;
  if (!summary_.source.empty()) summary_.source += "+";
  summary_.source += identifier;
}

void Intake::store(const EntityDraft& draft) {
  note_times(draft);
  note_moment(draft);
  check(draft);
  catalog_.store(draft);
}

void Intake::note_times(const EntityDraft& draft) {
  const auto note = [&](Millis time) {
    if (summary_.from == kNoTime || time < summary_.from) summary_.from = time;
    if (summary_.to == kNoTime || time > summary_.to) summary_.to = time;
  };
  for (const Cell& cell : draft.cells) {
    if (const Millis* time = std::get_if<Millis>(&cell.value)) note(*time);
  }
}

void Intake::note_moment(const EntityDraft& draft) {
  for (const auto& [blueprint, property] : times_) {
    if (blueprint != draft.blueprint) continue;
    const Millis* time = property == kCreatedAt
                             ? &draft.created_at
                             : std::get_if<Millis>(&draft.cells[property].value);
    if (!time || *time == kNoTime) continue;
    span_of(blueprint).add(*time);
    return;
  }
}

/// There are as many as kinds of entities that have times: a handful.
Span& Intake::span_of(std::size_t blueprint) {
  const std::string& name = catalog_.blueprints()[blueprint].identifier;
  for (auto& [known, span] : summary_.spans) {
    if (known == name) return span;
  }
  return summary_.spans.emplace_back(name, Span{}).second;
}

void Intake::check(const EntityDraft& draft) {
  for (const Limit& limit : limits_) {
    if (limit.blueprint != draft.blueprint) continue;
    const double* value = std::get_if<double>(&draft.cells[limit.property].value);
    if (value && *value < limit.below) warn(limit.id);
  }
}

InputSummary Intake::finish(std::uint64_t bytes) {
  summary_.bytes = bytes;
  const std::vector<std::size_t> stored = catalog_.stored_since_checkpoint();
  for (std::size_t i = 0; i < stored.size(); ++i) {
    if (stored[i] > 0) summary_.entities[catalog_.blueprints()[i].identifier] = stored[i];
  }
  if (summary_.records == 0) warn("no-records", {}, 0);
  return std::move(summary_);
}

std::optional<Cell> text_cell(std::string_view text, ValueType type, TextPool& texts) {
  switch (type) {
    case ValueType::kText:
      return Cell{texts.intern(text)};
    case ValueType::kTime: {
      const std::optional<Millis> time = parse_time(text);
      return time ? std::optional<Cell>(Cell{*time}) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace dora
