#include "protocol/position_encoding.h"

#include <algorithm>

namespace plumbline::protocol {

std::string_view name_of(PositionEncoding encoding) {
  switch (encoding) {
    case PositionEncoding::utf8:
      return "utf-8";
    case PositionEncoding::utf16:
      return "utf-16";
    case PositionEncoding::utf32:
      return "utf-32";
  }
  return "utf-16";
}

std::optional<PositionEncoding> position_encoding_named(std::string_view name) {
  for (const auto encoding :
       {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
    if (name == name_of(encoding)) return encoding;
  }
  return std::nullopt;
}

PositionEncoding negotiate(std::span<const std::string> offered) {
  if (std::ranges::find(offered, name_of(PositionEncoding::utf8)) != offered.end()) {
    return PositionEncoding::utf8;
  }
  for (const std::string& name : offered) {
    if (const auto known = position_encoding_named(name)) return *known;
  }
  return PositionEncoding::utf16;
}

}  // namespace plumbline::protocol
