// Converts between bytes and the units in which editors count.
//
// A line is walked character by character, adding up the units of each; the walk ends before the
// first character that would pass the wanted column. That one rule gives the whole contract of the
// header: a column inside a character becomes its start, one behind the end becomes the end.
//
// Most lines are ASCII, where all three columns are the same number. ascii_prefix() skips that part
// eight bytes at a time, and the walk starts where it stops: a minified file of one line is asked
// for columns as often as any other.
//
// What can go wrong is text that is not UTF-8: a file in Latin-1, half a character, an encoded
// surrogate. character_length() accepts exactly the well-formed sequences of the Unicode standard
// (table 3-7: the second byte alone tells overlong forms, surrogates and numbers that are too
// great), and a byte that starts none of them is one character of one unit. So every byte belongs
// to exactly one character, there and back ends where it started, and no position is ever refused.
#include "protocol/columns.h"

#include <algorithm>
#include <cstring>

namespace plumbline::protocol {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// The length that the first byte promises; 1 for a byte that starts no sequence.
uint32_t promised_length(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 1;
}

/// No overlong form, no surrogate, nothing beyond U+10FFFF: all are told by the second byte.
bool second_byte_fits(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second <= 0x9F;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second <= 0x8F;
    default:
      return true;
  }
}

/// Only characters outside the basic plane take four bytes, and only they take two units.
uint32_t utf16_units(uint32_t bytes) {
  return bytes == 4 ? 2 : 1;
}
uint32_t utf32_units(uint32_t /*bytes*/) {
  return 1;
}

/// Bytes at the start of the line that are ASCII, at most `limit`: one unit each.
uint32_t ascii_prefix(std::string_view line, std::size_t limit) {
  const std::size_t end = std::min(line.size(), limit);
  std::size_t at = 0;
  for (; at + sizeof(uint64_t) <= end; at += sizeof(uint64_t)) {
    uint64_t word = 0;
    std::memcpy(&word, line.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (at < end && byte_at(line, at) < 0x80) ++at;
  return static_cast<uint32_t>(at);
}

template <typename Units>
uint32_t units_before(std::string_view line, uint32_t column, Units units) {
  uint32_t at = ascii_prefix(line, column);
  uint32_t count = at;
  while (at < line.size()) {
    const uint32_t length = character_length(line.substr(at));
    if (at + length > column) break;
    at += length;
    count += units(length);
  }
  return count;
}

template <typename Units>
Utf8Column byte_of_units(std::string_view line, uint32_t wanted, Units units) {
  uint32_t at = ascii_prefix(line, wanted);
  uint32_t count = at;
  while (at < line.size()) {
    const uint32_t length = character_length(line.substr(at));
    if (count + units(length) > wanted) break;
    at += length;
    count += units(length);
  }
  return Utf8Column{at};
}

}  // namespace

uint32_t character_length(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char lead = byte_at(text, 0);
  const uint32_t length = promised_length(lead);
  if (length == 1) return 1;
  if (text.size() < length || !second_byte_fits(lead, byte_at(text, 1))) return 1;
  for (uint32_t i = 1; i < length; ++i) {
    if ((byte_at(text, i) & 0xC0) != 0x80) return 1;
  }
  return length;
}

bool is_ascii(std::string_view line) {
  return ascii_prefix(line, line.size()) == line.size();
}

Utf8Column snapped(std::string_view line, Utf8Column column) {
  if (column.value >= line.size()) return Utf8Column{static_cast<uint32_t>(line.size())};
  // A character has at most four bytes: the one that holds the column starts at most three back.
  const uint32_t first = column.value < 3 ? 0 : column.value - 3;
  for (uint32_t start = first; start < column.value; ++start) {
    if (start + character_length(line.substr(start)) > column.value) return Utf8Column{start};
  }
  return column;
}

Utf16Column to_utf16(std::string_view line, Utf8Column column) {
  return Utf16Column{units_before(line, column.value, utf16_units)};
}

Utf32Column to_utf32(std::string_view line, Utf8Column column) {
  return Utf32Column{units_before(line, column.value, utf32_units)};
}

Utf8Column to_utf8(std::string_view line, Utf16Column column) {
  return byte_of_units(line, column.value, utf16_units);
}

Utf8Column to_utf8(std::string_view line, Utf32Column column) {
  return byte_of_units(line, column.value, utf32_units);
}

uint32_t wire_column(std::string_view line, Utf8Column column, PositionEncoding encoding) {
  switch (encoding) {
    case PositionEncoding::utf8:
      return snapped(line, column).value;
    case PositionEncoding::utf16:
      return to_utf16(line, column).value;
    case PositionEncoding::utf32:
      return to_utf32(line, column).value;
  }
  return 0;
}

Utf8Column byte_column(std::string_view line, uint32_t character, PositionEncoding encoding) {
  switch (encoding) {
    case PositionEncoding::utf8:
      return snapped(line, Utf8Column{character});
    case PositionEncoding::utf16:
      return to_utf8(line, Utf16Column{character});
    case PositionEncoding::utf32:
      return to_utf8(line, Utf32Column{character});
  }
  return Utf8Column{0};
}

}  // namespace plumbline::protocol
