// Positions inside a text, as types: a byte offset, a line number and a byte range cannot be mixed
// up.
//
// Inside Plumbline every position is a byte offset into the UTF-8 text. Columns in the encodings
// that editors speak exist only in protocol/.
#pragma once

#include <compare>
#include <cstdint>

namespace plumbline {

/// Bytes from the start of the text.
struct ByteOffset {
  uint32_t value = 0;
  friend auto operator<=>(const ByteOffset&, const ByteOffset&) = default;
};

/// Lines from the start of the text; the first line is 0.
struct LineNumber {
  uint32_t value = 0;
  friend auto operator<=>(const LineNumber&, const LineNumber&) = default;
};

/// Half-open: `begin` is inside, `end` is not. Always begin <= end.
struct ByteRange {
  ByteOffset begin;
  ByteOffset end;

  uint32_t length() const { return end.value - begin.value; }
  bool empty() const { return begin == end; }
  bool contains(ByteOffset offset) const { return begin <= offset && offset < end; }
  bool contains(const ByteRange& other) const { return begin <= other.begin && other.end <= end; }
  /// True where the two share a byte, or touch and one of them is empty.
  bool touches(const ByteRange& other) const { return begin <= other.end && other.begin <= end; }
  friend auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

constexpr ByteRange byte_range(uint32_t begin, uint32_t end) {
  return {ByteOffset{begin}, ByteOffset{end}};
}

}  // namespace plumbline
