#include "analyzers/secrets/placeholder.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kExamined = 512;  // bytes of a value that are looked at

std::string folded(std::string_view text) {
  std::string lower(text.substr(0, kExamined));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

/// A run of `length` characters that climb or fall by one, or stay the same, from one to the next
/// `stride` further.
bool has_run(std::string_view text, size_t stride, size_t length) {
  for (const int step : {1, 0, -1}) {
    for (size_t phase = 0; phase < stride; ++phase) {
      size_t run = 1;
      for (size_t i = phase + stride; i < text.size(); i += stride) {
        run = text[i] - text[i - stride] == step ? run + 1 : 1;
        if (run >= length) return true;
      }
    }
  }
  return false;
}

/// True if a stretch of 24 characters or three quarters of the text repeats with a short period.
bool is_periodic(std::string_view text) {
  if (text.size() < 12) return false;
  const size_t needed = std::min<size_t>(24, text.size() * 3 / 4);
  for (size_t period = 2; period <= 10 && period * 2 < needed; ++period) {
    size_t run = period;
    for (size_t i = period; i < text.size(); ++i) {
      run = text[i] == text[i - period] ? run + 1 : period;
      if (run >= needed) return true;
    }
  }
  return false;
}

/// `<token>`, `key-<your id>`: words between angles, or anything that begins with one.
bool has_slot(std::string_view text) {
  const size_t open = text.find('<');
  if (open == 0) return true;
  const size_t close = text.find('>', std::min(open, text.size()));
  if (close == std::string_view::npos || close < open + 3) return false;
  const std::string_view words = text.substr(open + 1, close - open - 1);
  return std::all_of(words.begin(), words.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == ' ' || c == '_' || c == '-' || c == '.';
  });
}

/// Without what stands between the groups of a UUID.
std::string without_separators(std::string text) {
  std::erase_if(text, [](char c) { return c == '-' || c == '_' || c == '.' || c == ':'; });
  return text;
}

bool has_symbol(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return !is_letter(c) && !is_digit(c) && c != '_' && c != '-'; });
}

/// Lower case, from the first letter to the last; empty if it is all digits and symbols.
std::string letters_around(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return folded(text);
}

/// `$TOKEN`, `$token_2`, `$1`, `$given{token}`: nothing but a variable.
bool is_variable(std::string_view value) {
  if (value.size() < 2 || value[0] != '$') return false;
  return std::all_of(value.begin() + 1, value.end(), [](char c) {
    return is_letter(c) || is_digit(c) || contains("_:.[]{}->", {&c, 1});
  });
}

/// A hole for a value: "%s", "key-%d". In "one%salt" the letters around it say that it is none.
bool has_format(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kFormats = {"%s", "%v", "%d", "%@", "{}"};
  for (const std::string_view format : kFormats) {
    const size_t at = text.find(format);
    if (at == std::string_view::npos) continue;
    const size_t after = at + format.size();
    const bool in_word =
        at > 0 && is_letter(text[at - 1]) && after < text.size() && is_letter(text[after]);
    if (!in_word) return true;
  }
  return false;
}

size_t variety(std::string_view text) {
  std::array<bool, 256> seen{};
  for (const char c : text) seen[static_cast<unsigned char>(c)] = true;
  return static_cast<size_t>(std::count(seen.begin(), seen.end(), true));
}

/// One of the words as people write them: `fake`, `FAKE` or `Fake`. Of 86 random characters one in
/// a thousand holds one of them in some mixture of cases.
bool contains_written_word(std::string_view value, std::string_view lower,
                           std::span<const std::string_view> words) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    for (size_t at = lower.find(word); at != std::string_view::npos;
         at = lower.find(word, at + 1)) {
      const std::string_view rest = value.substr(at + 1, word.size() - 1);
      const auto capitals = static_cast<size_t>(std::count_if(rest.begin(), rest.end(), is_upper));
      const auto letters = static_cast<size_t>(std::count_if(rest.begin(), rest.end(), is_letter));
      if (capitals == 0 || (capitals == letters && is_upper(value[at]))) return true;
    }
    return false;
  });
}

}  // namespace

bool is_keyboard_walk(std::string_view value) {
  return contains_any(folded(value), {"qwerty", "asdfgh"});
}

bool is_placeholder(std::string_view value) {
  static constexpr std::array<std::string_view, 36> kWords = {
      "example",     "xxxx",      "your",     "changeme",   "change_me",    "change-me",
      "placeholder", "dummy",     "sample",   "redact",     "insert",       "replace",
      "fixme",       "fake",      "mock",     "foobar",     "....",         "****",
      "____",        "-here",     "_here",    "not_a_real", "notareal",     "todo",
      "invalid",     "removed",   "censored", "undefined",  "00000000",     "deadbeef",
      "changeit",    "anonymous", "&lt;",     "&#x3c;",     "\xE2\x80\xA6", "\xE2\x80\xA2"};
  const std::string lower = folded(value);
  if (contains_written_word(value, lower, kWords)) return true;
  const bool bracketed = lower.starts_with('[') && lower.ends_with(']');
  if (bracketed || lower.ends_with("...") || has_slot(lower)) return true;
  if (has_run(lower, 1, 7) || has_run(lower, 2, 7)) return true;
  if (lower.size() >= 12 && variety(lower) <= 4) return true;
  return is_periodic(lower) || is_periodic(without_separators(lower)) || is_keyboard_walk(value);
}

bool is_interpolated(std::string_view value) {
  static constexpr std::array<std::string_view, 8> kMarks = {
      "${", "{{", "}}", "#{", "<%", "@{", "[[", "\xE2\x9F\xA6"};  // the last one: a white bracket
  const std::string_view examined = value.substr(0, kExamined);
  if (contains_any(examined, kMarks)) return true;
  if (examined.size() < 32 && has_format(examined)) return true;
  if (examined.starts_with("$(")) return true;
  for (const std::string_view open : {"$(", "%("}) {  // a command, a Python format
    const size_t at = examined.find(open);
    if (at == std::string_view::npos) continue;
    const size_t close = examined.find(')', at);
    if (close != std::string_view::npos && close > at + 2) return true;
  }
  if (is_variable(examined) || examined.starts_with('{') || examined.starts_with("[\""))
    return true;
  const size_t open = examined.find('{');  // a Python f-string or a .NET format: {name}
  const size_t close = examined.find('}', std::min(open, examined.size()));
  for (const char mark : {'%', '@'}) {  // %NAME%, @NAME@
    if (examined.starts_with(mark) && examined.ends_with(mark)) return true;
  }
  return open != std::string_view::npos && close != std::string_view::npos;
}

bool is_dummy_word(std::string_view value) {
  static constexpr std::array<std::string_view, 42> kWords = {
      "password", "passwd",     "passwort",     "secret",     "token",    "test",
      "admin",    "default",    "hunter",       "guest",      "master",   "demo",
      "temp",     "none",       "null",         "foo",        "bar",      "baz",
      "apikey",   "passphrase", "pass",         "mypass",     "root",     "user",
      "postgres", "mysql",      "redis",        "mypassword", "mysecret", "mytoken",
      "value",    "secretkey",  "testing",      "abc",        "abcd",     "passw",
      "username", "string",     "testpassword", "testtoken",  "testkey",  "somepassword"};
  static constexpr std::array<std::string_view, 2> kBare = {"welcome", "letmein"};
  const std::string lower = letters_around(value);
  if (lower.empty()) return std::none_of(value.begin(), value.end(), is_digit);
  return (value.size() - lower.size() <= 1 && is_in(lower, kWords)) ||
         (lower.size() == value.size() && is_in(lower, kBare));
}

bool is_numbered_word(std::string_view value) {
  static constexpr std::array<std::string_view, 28> kWords = {
      "password", "passwd", "passw", "pass",  "secret", "token",  "tests",
      "test",     "users",  "user",  "guest", "demo",   "abcd",   "abc",
      "foo",      "bar",    "hello", "some",  "this",   "my",     "the",
      "new",      "old",    "db",    "app",   "is",     "master", "changeme"};
  const std::string lower = letters_around(value);
  if (lower.empty() || value.size() - lower.size() > 4 || has_symbol(value)) return false;
  constexpr size_t kLongestOwner = 5;  // letters: `mqttpass`
  std::string_view rest = lower;
  for (bool cut = true; cut && !rest.empty();) {
    const auto word = std::find_if(kWords.begin(), kWords.end(),
                                   [&](std::string_view known) { return rest.ends_with(known); });
    cut = word != kWords.end();
    if (cut) rest.remove_suffix(word->size());
  }
  return rest.size() <= kLongestOwner && rest.size() < lower.size();
}

uint64_t sample_hash(std::string_view value) {
  uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

bool is_known_sample(std::string_view value, std::span<const uint64_t> samples) {
  return !samples.empty() &&
         std::find(samples.begin(), samples.end(), sample_hash(value)) != samples.end();
}

}  // namespace plumbline::secrets
