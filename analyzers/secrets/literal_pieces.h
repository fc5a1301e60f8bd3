// String literals seen by their quotes alone, in any language: where one begins and ends, and what
// is no more than white space between two.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "analyzers/source/offsets.h"

namespace plumbline::secrets {

inline constexpr uint32_t kMostBlanks = 256;  // between two pieces: the indentation of deep code

/// True if an odd number of backslashes stands before `at`.
bool is_escaped(std::string_view text, uint32_t at);

/// Skips white space with at most one line end, and the marks that continue a line: `\`, and `_` in
/// Visual Basic.
uint32_t skip_blanks(std::string_view text, uint32_t at);

/// The other quote of a literal on the same line; nothing if there is none within the longest piece
/// worth a look.
std::optional<uint32_t> closing_quote(std::string_view text, uint32_t open);
std::optional<uint32_t> opening_quote(std::string_view text, uint32_t close);

}  // namespace plumbline::secrets
