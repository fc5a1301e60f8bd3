#include "protocol/json_text.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>

#include "protocol/columns.h"
#include "protocol/limits.h"

namespace plumbline::protocol {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kReplacementEscape = "\\ufffd";
constexpr std::size_t kEscapeLength = 6;  // \uXXXX

/// Just behind the closing quote of the string whose first byte is at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    at = text.find_first_of("\"\\", at);
    if (at == std::string_view::npos) break;
    if (text[at] == '"') return at + 1;
    at += 2;
  }
  return text.size();
}

/// The code unit of a \uXXXX escape at the start of the text.
std::optional<uint32_t> escaped_unit(std::string_view text) {
  if (text.size() < kEscapeLength || !text.starts_with("\\u")) return std::nullopt;
  uint32_t unit = 0;
  for (const char c : text.substr(2, 4)) {
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      unit = unit * 16 + static_cast<uint32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      unit = unit * 16 + static_cast<uint32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return unit;
}

bool is_high_surrogate(uint32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(uint32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// Copies the escape at the start of `rest`, mended if need be. Returns the bytes consumed.
std::size_t copy_escape(std::string_view rest, std::string& out) {
  const auto unit = escaped_unit(rest);
  if (unit && is_high_surrogate(*unit)) {
    const auto next = escaped_unit(rest.substr(kEscapeLength));
    if (next && is_low_surrogate(*next)) {
      out.append(rest.substr(0, 2 * kEscapeLength));
      return 2 * kEscapeLength;
    }
  }
  if (unit && (is_high_surrogate(*unit) || is_low_surrogate(*unit))) {
    out.append(kReplacementEscape);
    return kEscapeLength;
  }
  const std::size_t length = unit ? kEscapeLength : std::min<std::size_t>(2, rest.size());
  const bool ascii = is_ascii(rest.substr(0, length));
  out.append(rest.substr(0, ascii ? length : 1));
  return ascii ? length : 1;
}

/// For each byte: 0 if it stands for itself in a JSON string, else the letter of its escape, 'u'
/// for the long form and 'x' for a byte that is not ASCII.
constexpr std::array<char, 256> escape_letters() {
  std::array<char, 256> letters{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) letters[byte] = 'u';
  for (std::size_t byte = 0x80; byte < 256; ++byte) letters[byte] = 'x';
  letters['"'] = '"';
  letters['\\'] = '\\';
  letters['\n'] = 'n';
  letters['\r'] = 'r';
  letters['\t'] = 't';
  letters['\b'] = 'b';
  letters['\f'] = 'f';
  return letters;
}

constexpr std::array<char, 256> kEscapeLetters = escape_letters();

void append_escape(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const char letter = kEscapeLetters[byte];
  out.push_back('\\');
  out.push_back(letter);
  if (letter != 'u') return;
  out.append("00");
  out.push_back(kDigits[byte >> 4]);
  out.push_back(kDigits[byte & 15]);
}

bool is_stray_byte(std::string_view text) {
  return character_length(text) == 1 && static_cast<unsigned char>(text.front()) >= 0x80;
}

}  // namespace

bool nested_too_deep(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c == '"') {
      at = end_of_string(text, at);
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxJsonDepth) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

std::string with_broken_characters_replaced(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == '\\') {
      at += copy_escape(rest, out);
    } else if (is_stray_byte(rest)) {
      out.append(kReplacement);
      ++at;
    } else {
      const std::size_t length = character_length(rest);
      out.append(rest.substr(0, length));
      at += length;
    }
  }
  return out;
}

std::optional<nlohmann::json> parse_json(std::string_view text) {
  if (nested_too_deep(text)) return std::nullopt;
  auto value = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!value.is_discarded()) return value;
  // The library refuses what real clients send now and then; mending first would cost every
  // message a copy.
  const std::string mended = with_broken_characters_replaced(text);
  if (mended == text) return std::nullopt;
  value = nlohmann::json::parse(mended, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

std::string dump_json(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t plain = 0;  // start of the run that needs no escape
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char letter = kEscapeLetters[byte];
    const bool stray = letter == 'x' && is_stray_byte(text.substr(at));
    if (letter == 0 || (letter == 'x' && !stray)) {
      at += letter == 0 ? 1 : character_length(text.substr(at));
      continue;
    }
    out.append(text.substr(plain, at - plain));
    if (stray) {
      out.append(kReplacement);
    } else {
      append_escape(out, byte);
    }
    plain = ++at;
  }
  out.append(text.substr(plain));
  out.push_back('"');
}

}  // namespace plumbline::protocol
