// The head of a file, which stays above every import.
#pragma once

#include <cstdint>

#include "analyzers/remedies/code.h"

namespace plumbline::remedies {

/// Where the first import of a file without imports goes: after `#!`, the encoding line, the
/// docstring and a leading comment that stands apart.
uint32_t top_of_file(const Code& code);

}  // namespace plumbline::remedies
