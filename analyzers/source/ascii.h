// What every family asks of bytes and words. ASCII only, whatever the locale: other bytes are no
// letter, no digit, and stay as they are.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace plumbline {

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

constexpr bool is_letter(char c) {
  return is_lower(c) || is_upper(c);
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What names are made of in most languages.
constexpr bool is_word_character(char c) {
  return is_letter(c) || is_digit(c) || c == '_';
}

/// Of the standard alphabet, without its padding.
constexpr bool is_base64_character(char c) {
  return is_letter(c) || is_digit(c) || c == '+' || c == '/';
}

/// Without blanks and line ends at both sides.
constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = is_upper(c) ? static_cast<char>(c + 32) : c;
  return result;
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline bool contains_any(std::string_view text, std::span<const std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return contains(text, part); });
}
inline bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return contains_any(text, std::span(parts.begin(), parts.size()));
}

/// Whether the word is one of the list.
inline bool is_in(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
inline bool is_in(std::string_view word, std::initializer_list<std::string_view> words) {
  return is_in(word, std::span(words.begin(), words.size()));
}

}  // namespace plumbline
