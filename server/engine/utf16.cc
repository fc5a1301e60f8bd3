#include "server/engine/utf16.h"

#include <cstdint>

#include "analyzers/source/utf8.h"

namespace plumbline::engine {
namespace {

constexpr std::string_view kLittle = "\xFF\xFE";
constexpr std::string_view kBig = "\xFE\xFF";

bool is_high(uint32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low(uint32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

bool begins_as_utf16(std::string_view bytes) {
  if (bytes.starts_with(kBig)) return true;
  return bytes.starts_with(kLittle) && !bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4));
}

std::optional<std::string> decode_utf16(std::string_view bytes) {
  if (!begins_as_utf16(bytes)) return std::nullopt;
  const bool big = bytes.starts_with(kBig);
  const auto unit_at = [&](size_t at) -> uint32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big ? uint32_t{first} << 8 | second : uint32_t{second} << 8 | first;
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  for (size_t at = 2; at + 2 <= bytes.size(); at += 2) {
    uint32_t unit = unit_at(at);
    if (is_high(unit) && at + 4 <= bytes.size() && is_low(unit_at(at + 2))) {
      at += 2;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (unit_at(at) - 0xDC00);
    }
    append_utf8(text, unit);  // half a pair comes out as U+FFFD
  }
  return text;
}

}  // namespace plumbline::engine
