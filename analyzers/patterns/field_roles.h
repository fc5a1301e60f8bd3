// What the fields of the grammars mean, where the grammars agree.
#pragma once

#include <cstdint>
#include <string_view>

#include "analyzers/patterns/view.h"

namespace plumbline::patterns {

/// The role of a child under a field; a field without a meaning of its own gets one by its number.
Role common_role(std::string_view field, uint16_t number);

}  // namespace plumbline::patterns
