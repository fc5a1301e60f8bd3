// Characters as bytes.
#pragma once

#include <cstdint>
#include <string>

namespace plumbline {

/// Appends a code point as UTF-8; what is none (half a pair, beyond the last) as U+FFFD.
void append_utf8(std::string& text, uint32_t code_point);

}  // namespace plumbline
