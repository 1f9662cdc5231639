#pragma once

#include <string>
#include <string_view>

#include "jq/code.hpp"
#include "jq/value.hpp"

namespace dora::jq {

class Runtime;

/// The parts between the separators, as an array of strings; an empty separator splits into
/// characters. No parts for an empty text.
Value split(std::string_view text, std::string_view separator);

/// A value as `@text`, `@json`, `@csv` and so on write it.
bool format(Runtime& runtime, Format format, const Value& value, std::string& out);

}  // namespace dora::jq
