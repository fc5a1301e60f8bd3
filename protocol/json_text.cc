// JSON as text: what the library does not do, or does not do fast enough.
//
// Reading: depth is counted before parsing, as the library recurses and a message of a million
// brackets would end the stack. Clients send halves of surrogate pairs and stray bytes now and
// then; the library refuses these, so a text that fails is mended and parsed once more. Mending
// first would cost every message a copy.
//
// Writing: strings are most of what is written, and most of their bytes stand for themselves. Eight
// of them are tested at a time, with arithmetic that may say "look closer" too often and never too
// seldom. Bytes that are not UTF-8 become U+FFFD, since a message has to be valid whatever a
// document holds.
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

/// True if one of the eight bytes is no plain ASCII character of a JSON string. A borrow between
/// bytes can only make it say so too often.
bool needs_a_closer_look(const char* bytes) {
  constexpr uint64_t kOnes = 0x0101010101010101U;
  constexpr uint64_t kHighs = 0x8080808080808080U;
  uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const uint64_t quote = word ^ (kOnes * '"');
  const uint64_t backslash = word ^ (kOnes * '\\');
  const uint64_t below_space = (word - kOnes * ' ') & ~word;
  const uint64_t is_quote = (quote - kOnes) & ~quote;
  const uint64_t is_backslash = (backslash - kOnes) & ~backslash;
  return ((word | below_space | is_quote | is_backslash) & kHighs) != 0;
}

/// Bytes at the start that stand for themselves in a JSON string.
std::size_t plain_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at + sizeof(uint64_t) <= text.size() && !needs_a_closer_look(text.data() + at)) {
      at += sizeof(uint64_t);
    }
    if (at == text.size()) break;
    const char letter = kEscapeLetters[static_cast<unsigned char>(text[at])];
    if (letter != 0 && (letter != 'x' || is_stray_byte(text.substr(at)))) break;
    at += letter == 0 ? 1 : character_length(text.substr(at));
  }
  return at;
}

void append_members(std::string& out, const nlohmann::json& object) {
  char before = '{';
  for (auto member = object.begin(); member != object.end(); ++member) {
    out.push_back(before);
    append_json_string(out, member.key());
    out.push_back(':');
    append_json(out, member.value());
    before = ',';
  }
  out.append(before == '{' ? "{}" : "}");
}

void append_items(std::string& out, const nlohmann::json& array) {
  char before = '[';
  for (const nlohmann::json& item : array) {
    out.push_back(before);
    append_json(out, item);
    before = ',';
  }
  out.append(before == '[' ? "[]" : "]");
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

void append_json(std::string& out, const nlohmann::json& value) {
  if (const auto* text = value.get_ptr<const std::string*>()) {
    append_json_string(out, *text);
  } else if (value.is_object()) {
    append_members(out, value);
  } else if (value.is_array()) {
    append_items(out, value);
  } else {
    out.append(dump_json(value));
  }
}

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  while (!text.empty()) {
    const std::size_t plain = plain_length(text);
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (is_stray_byte(text)) {
      out.append(kReplacement);
    } else {
      append_escape(out, static_cast<unsigned char>(text.front()));
    }
    text.remove_prefix(1);
  }
  out.push_back('"');
}

}  // namespace plumbline::protocol
