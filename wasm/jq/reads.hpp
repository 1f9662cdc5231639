#pragma once

#include <vector>

#include "jq/code.hpp"
#include "jq/program.hpp"

namespace dora::jq {

/// The parts of the input that the program may look at; see Program::reads(). Conservative: what
/// cannot be followed counts as read whole.
std::vector<Path> reads_of(const Code& code);

}  // namespace dora::jq
