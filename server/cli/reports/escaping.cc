#include "server/cli/reports/escaping.h"

#include <algorithm>

#include "protocol/columns.h"

namespace plumbline::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// U+FFFE and U+FFFF are valid UTF-8 and no characters.
bool is_text(std::string_view character) {
  if (character.size() == 1) {
    const auto byte = static_cast<unsigned char>(character[0]);
    return byte < 0x80 && (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r');
  }
  return character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";
}

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

std::string percent_form(char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', kDigits[byte >> 4], kDigits[byte & 15]};
}

/// Replaces each of `special` by its percent form.
std::string with_percent_forms(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) == std::string_view::npos) {
      result += c;
    } else {
      result += percent_form(c);
    }
  }
  return result;
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const size_t length = std::max<size_t>(1, protocol::character_length(text));
    const std::string_view character = text.substr(0, length);
    result += is_text(character) ? character : kReplacement;
    text.remove_prefix(length);
  }
  return result;
}

std::string markup_text(std::string_view text) {
  std::string result;
  for (const char c : plain_text(text)) {
    const std::string_view entity = entity_of(c);
    if (entity.empty()) {
      result += c;
    } else {
      result += entity;
    }
  }
  return result;
}

std::string command_text(std::string_view text) {
  return with_percent_forms(text, "%\r\n");
}

std::string command_value(std::string_view text) {
  return with_percent_forms(text, "%\r\n:,");
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
  std::string encoded;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += percent_form(c);
    }
  }
  return encoded;
}

}  // namespace plumbline::cli
