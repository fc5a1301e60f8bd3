// Where a YAML scalar ends. yaml-cpp tells where one begins and what it means, not how far it
// reaches.
#pragma once

#include <string_view>

#include "analyzers/source/offsets.h"

namespace plumbline::configuration {

/// The bytes of the scalar that begins at `begin` and means `value`: quotes and block indicators
/// included.
ByteRange scalar_extent(std::string_view text, uint32_t begin, std::string_view value);

}  // namespace plumbline::configuration
