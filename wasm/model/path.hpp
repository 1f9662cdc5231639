#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dora {

/// The steps of a path written with dots: "service.team.$title" has three.
std::vector<std::string> split_path(std::string_view path);

}  // namespace dora
