// Columns of one line in the three encodings, as types that cannot be mixed up.
//
// Every function takes the line without its terminator; it may hold NUL and bytes that are not
// UTF-8. Such a byte counts as one unit in each encoding, so that converting there and back ends
// where it started. A column beyond the line is its end. A column inside a character (between the
// bytes of a sequence, or the halves of a surrogate pair) is the start of that character.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

#include "protocol/position_encoding.h"

namespace plumbline::protocol {

/// Bytes from the start of the line.
struct Utf8Column {
  uint32_t value = 0;
  friend auto operator<=>(const Utf8Column&, const Utf8Column&) = default;
};

struct Utf16Column {
  uint32_t value = 0;
  friend auto operator<=>(const Utf16Column&, const Utf16Column&) = default;
};

struct Utf32Column {
  uint32_t value = 0;
  friend auto operator<=>(const Utf32Column&, const Utf32Column&) = default;
};

/// The same column, clamped to the line and moved to the start of its character.
Utf8Column snapped(std::string_view line, Utf8Column column);

Utf16Column to_utf16(std::string_view line, Utf8Column column);
Utf32Column to_utf32(std::string_view line, Utf8Column column);
Utf8Column to_utf8(std::string_view line, Utf16Column column);
Utf8Column to_utf8(std::string_view line, Utf32Column column);

/// `character` of a position on the wire, for a byte column; and the way back.
uint32_t wire_column(std::string_view line, Utf8Column column, PositionEncoding encoding);
Utf8Column byte_column(std::string_view line, uint32_t character, PositionEncoding encoding);

/// Bytes of the character at the start of `text`: 1 to 4; a byte that starts no valid sequence
/// counts alone; 0 only for an empty text.
uint32_t character_length(std::string_view text);

/// True if the line has no byte above 0x7F: then all columns are equal.
bool is_ascii(std::string_view line);

}  // namespace plumbline::protocol
