#pragma once

#include <cstddef>
#include <string_view>

namespace dora::json {

/// Where the value begins that a JSON pointer (RFC 6901) names; where it names none, the innermost
/// container on the way that is there. The text needs its padding (bytes.hpp) and must be JSON.
std::size_t find_pointer(std::string_view text, std::string_view pointer);

}  // namespace dora::json
