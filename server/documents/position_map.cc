#include "server/documents/position_map.h"

#include <algorithm>

#include "protocol/columns.h"

namespace plumbline::server {

std::string_view PositionMap::line_text(LineNumber line) const {
  const ByteRange content = lines_.content(line, text_);
  return text_.substr(content.begin.value, content.length());
}

ByteOffset PositionMap::offset(const protocol::Position& position) const {
  if (position.line >= lines_.line_count()) return {static_cast<uint32_t>(text_.size())};
  const LineNumber line{position.line};
  const auto column = protocol::byte_column(line_text(line), position.character, encoding_);
  return {lines_.start(line).value + column.value};
}

ByteRange PositionMap::range(const protocol::Range& range) const {
  const ByteOffset begin = offset(range.start);
  return {begin, std::max(begin, offset(range.end))};
}

bool PositionMap::holds(const protocol::Position& position) const {
  return this->position(offset(position)) == position;
}

protocol::Position PositionMap::position(ByteOffset offset) const {
  const ByteOffset inside{std::min(offset.value, static_cast<uint32_t>(text_.size()))};
  const LineNumber line = lines_.line_of(inside);
  const protocol::Utf8Column column{inside.value - lines_.start(line).value};
  return {line.value, protocol::wire_column(line_text(line), column, encoding_)};
}

protocol::Range PositionMap::range(const ByteRange& range) const {
  return {position(range.begin), position(range.end)};
}

}  // namespace plumbline::server
