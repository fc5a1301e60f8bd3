// Characters written as escapes: see find_escaped_strings in hidden_text.h.
//
// Nobody parses here: the string around an escape is what lies between quotes or line ends, in any
// language. Its escapes for characters of a token are decoded, all others (`\n`, `\"`, `\u00e9`)
// stay as they stand, so a text that uses escapes for what they are for is left nearly as it was,
// and no literal of the gate is in it. Percent-encoding has no quotes of its own and ends at white
// space and angle brackets too.
//
// The search jumps from mark to mark with memchr, and goes on behind the string that it has
// decoded, so each byte is decoded at most once per mark. What a string may hide is bounded by its
// length in both directions: too short for a token, or longer than kLongestHiddenText.
#include <algorithm>
#include <cstring>
#include <optional>

#include "analyzers/secrets/hidden_text.h"

namespace plumbline::secrets {
namespace {

constexpr uint32_t kShortest = 16;  // bytes of a string worth a look

/// One escape: the character it stands for and how many bytes write it.
struct Escape {
  char character = 0;
  uint32_t size = 0;
};

int digit_value(char c, uint32_t base) {
  int value = -1;
  if (c >= '0' && c <= '9') value = c - '0';
  if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < static_cast<int>(base) ? value : -1;
}

/// The number in exactly `count` digits, if it is an ASCII character.
std::optional<char> ascii_in(std::string_view digits, size_t count, uint32_t base) {
  if (digits.size() < count) return std::nullopt;
  uint32_t number = 0;
  for (const char c : digits.substr(0, count)) {
    const int value = digit_value(c, base);
    if (value < 0 || number > 0x7F) return std::nullopt;
    number = number * base + static_cast<uint32_t>(value);
  }
  return number < 0x7F ? std::optional(static_cast<char>(number)) : std::nullopt;
}

/// True for what tokens and addresses are made of; other escapes stay as they are.
bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-_.:/+=~@").find(c) != std::string_view::npos;
}

std::optional<Escape> numbered(std::string_view rest, uint32_t prefix, uint32_t count,
                               uint32_t base, uint32_t suffix = 0) {
  const auto character = ascii_in(rest.substr(std::min<size_t>(prefix, rest.size())), count, base);
  if (!character || !is_token_character(*character)) return std::nullopt;
  return Escape{*character, prefix + count + suffix};
}

/// `&#65;` or `&#x41;`, as XML and HTML have them.
std::optional<Escape> read_reference(std::string_view rest) {
  const bool hexadecimal = rest.starts_with("&#x") || rest.starts_with("&#X");
  const uint32_t prefix = hexadecimal ? 3 : 2;
  const size_t end = rest.substr(0, 10).find(';');
  if (!rest.starts_with("&#") || end == std::string_view::npos || end <= prefix) {
    return std::nullopt;
  }
  return numbered(rest, prefix, static_cast<uint32_t>(end) - prefix, hexadecimal ? 16 : 10, 1);
}

/// `rest` begins with the mark: a backslash, a percent sign or an ampersand.
std::optional<Escape> read_escape(std::string_view rest) {
  if (rest.size() < 2) return std::nullopt;
  if (rest.front() == '&') return read_reference(rest);
  if (rest.front() == '%') return numbered(rest, 1, 2, 16);
  if (rest[1] == '/') return Escape{'/', 2};  // JSON as PHP writes it
  switch (rest[1]) {
    case 'x':
      return numbered(rest, 2, 2, 16);
    case 'u': {
      if (!rest.substr(2).starts_with('{')) return numbered(rest, 2, 4, 16);
      const size_t close = rest.substr(0, 10).find('}');
      if (close == std::string_view::npos) return std::nullopt;
      return numbered(rest, 3, static_cast<uint32_t>(close) - 3, 16, 1);
    }
    case 'U':
      return numbered(rest, 2, 8, 16);
    default:
      return rest[1] == '0' || rest[1] == '1' ? numbered(rest, 1, 3, 8) : std::nullopt;
  }
}

bool ends_string(char c, char mark) {
  if (c == '"' || c == '\'' || c == '`' || c == '\n' || c == '\r') return true;
  if (mark == '&') return c == '<' || c == '>';
  return mark == '%' && (c == ' ' || c == '\t' || c == '<' || c == '>' || c == '\\');
}

/// The string around `at`, by the characters that may end it.
ByteRange string_around(std::string_view text, uint32_t at, char mark) {
  uint32_t begin = at;
  while (begin > 0 && !ends_string(text[begin - 1], mark)) --begin;
  while (at < text.size() && !ends_string(text[at], mark)) ++at;
  return byte_range(begin, at);
}

HiddenText unescaped(std::string_view text, const ByteRange& range, char mark) {
  HiddenText hidden;
  hidden.extent = range;
  hidden.form = mark == '%' ? "percent-encoding" : mark == '&' ? "character references" : "escapes";
  for (uint32_t at = range.begin.value; at < range.end.value;) {
    const auto escape =
        text[at] == mark ? read_escape(text.substr(at, range.end.value - at)) : std::nullopt;
    const uint32_t size = escape ? escape->size : 1;
    hidden.text.push_back(escape ? escape->character : text[at]);
    hidden.source.push_back(byte_range(at, at + size));
    at += size;
  }
  return hidden;
}

bool find_escaped(std::string_view text, const ByteRange& region, char mark,
                  const HiddenTextSink& sink) {
  for (uint32_t at = region.begin.value; at < region.end.value; ++at) {
    const void* const found = std::memchr(text.data() + at, mark, region.end.value - at);
    if (found == nullptr) return true;
    at = static_cast<uint32_t>(static_cast<const char*>(found) - text.data());
    if (!read_escape(text.substr(at, 12))) continue;
    const ByteRange string = string_around(text, at, mark);
    at = string.end.value;
    if (string.length() < kShortest || string.length() > kLongestHiddenText) continue;
    if (!sink(unescaped(text, string, mark))) return false;
  }
  return true;
}

}  // namespace

bool find_escaped_strings(std::string_view text, const ByteRange& region,
                          const HiddenTextSink& sink) {
  return find_escaped(text, region, '\\', sink) && find_escaped(text, region, '%', sink) &&
         find_escaped(text, region, '&', sink);
}

}  // namespace plumbline::secrets
