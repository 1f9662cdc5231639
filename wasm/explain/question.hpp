#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace dora {

/// What is to be explained; web/src/engine/explanation.ts says what each member means.
struct Question {
  enum class Kind : std::uint8_t { kProperty, kWidget, kMetric };
  Kind kind = Kind::kProperty;
  std::string blueprint, identifier, property;  // of kProperty
  std::string name;                             // of the widget or metric
  std::size_t series = 0;
  std::optional<Millis> from;
};

/// Errors: kModelSyntax; kModelShape where a member is missing or of another shape.
Result<Question> read_question(std::string_view text);

}  // namespace dora
