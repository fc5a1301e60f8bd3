// Byte offsets of one text to positions on the wire and back.
#pragma once

#include <string_view>

#include "analyzers/source/line_index.h"
#include "protocol/basic_types.h"
#include "protocol/position_encoding.h"

namespace plumbline::server {

/// A view: text and lines must outlive it. A position beyond its line is the line's end, one beyond
/// the text the text's end, one inside a character that character's start.
class PositionMap {
 public:
  PositionMap(std::string_view text, const LineIndex& lines, protocol::PositionEncoding encoding)
      : text_(text), lines_(lines), encoding_(encoding) {}

  ByteOffset offset(const protocol::Position& position) const;
  /// An end before the start becomes the start.
  ByteRange range(const protocol::Range& range) const;

  /// False if the position was none of the text and offset() took one nearby.
  bool holds(const protocol::Position& position) const;

  protocol::Position position(ByteOffset offset) const;
  protocol::Range range(const ByteRange& range) const;

 private:
  std::string_view line_text(LineNumber line) const;

  std::string_view text_;
  const LineIndex& lines_;
  protocol::PositionEncoding encoding_;
};

}  // namespace plumbline::server
