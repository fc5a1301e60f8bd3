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

/// Of a text without a mark, so many bytes decide.
constexpr size_t kProbe = 4 * 1024;
constexpr size_t kShortest = 16;

enum class Order : uint8_t { none, little, big };

bool is_ascii_text(char c) {
  return (c >= ' ' && c <= '~') || c == '\t' || c == '\n' || c == '\r';
}

/// Three of four units are ASCII, and only their high bytes are NUL: no table of numbers is so.
bool is_mostly_ascii(std::string_view head, size_t high) {
  size_t letters = 0;
  for (size_t at = 0; at + 1 < head.size(); at += 2) {
    if (head[at + 1 - high] == '\0') return false;
    if (head[at + high] == '\0' && is_ascii_text(head[at + 1 - high])) ++letters;
  }
  return letters * 8 >= head.size() * 3;
}

Order order_of(std::string_view bytes) {
  if (bytes.starts_with(kBig)) return Order::big;
  if (bytes.starts_with(kLittle)) {
    return bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ? Order::none : Order::little;
  }
  const std::string_view head = bytes.substr(0, kProbe);
  const bool possible = head.size() >= kShortest && (head[0] == '\0') != (head[1] == '\0');
  if (!possible) return Order::none;
  const size_t high = head[0] == '\0' ? 0 : 1;
  if (!is_mostly_ascii(head, high)) return Order::none;
  return high == 0 ? Order::big : Order::little;
}

}  // namespace

bool begins_as_utf16(std::string_view bytes) {
  return order_of(bytes) != Order::none;
}

std::optional<std::string> decode_utf16(std::string_view bytes) {
  const Order order = order_of(bytes);
  if (order == Order::none) return std::nullopt;
  const bool big = order == Order::big;
  const bool marked = bytes.starts_with(kBig) || bytes.starts_with(kLittle);
  const auto unit_at = [&](size_t at) -> uint32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big ? uint32_t{first} << 8 | second : uint32_t{second} << 8 | first;
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  for (size_t at = marked ? 2 : 0; at + 2 <= bytes.size(); at += 2) {
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
