#include "analyzers/secrets/placeholder.h"

#include <algorithm>
#include <array>
#include <string>

namespace plumbline::secrets {
namespace {

constexpr size_t kExamined = 512;  // bytes of a value that are looked at

std::string folded(std::string_view text) {
  std::string lower(text.substr(0, kExamined));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
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

size_t variety(std::string_view text) {
  std::array<bool, 256> seen{};
  for (const char c : text) seen[static_cast<unsigned char>(c)] = true;
  return static_cast<size_t>(std::count(seen.begin(), seen.end(), true));
}

}  // namespace

bool is_placeholder(std::string_view value) {
  static constexpr std::array<std::string_view, 30> kWords = {
      "example",     "xxxx",    "your",     "changeme",  "change_me",  "change-me",
      "placeholder", "dummy",   "sample",   "redact",    "insert",     "replace",
      "fixme",       "fake",    "mock",     "foobar",    "....",       "****",
      "____",        "-here",   "_here",    "<",         "not_a_real", "notareal",
      "invalid",     "removed", "censored", "undefined", "00000000",   "deadbeef"};
  const std::string lower = folded(value);
  if (contains_any(lower, kWords)) return true;
  if (has_run(lower, 1, 7) || has_run(lower, 2, 7)) return true;
  if (lower.size() >= 12 && variety(lower) <= 4) return true;
  return is_periodic(lower) ||
         contains_any(lower, std::array<std::string_view, 2>{"qwerty", "asdfgh"});
}

bool is_interpolated(std::string_view value) {
  static constexpr std::array<std::string_view, 12> kMarks = {"${", "{{", "}}", "$(", "#{", "<%",
                                                              "%(", "%s", "%v", "{}", "@{", "[["};
  if (contains_any(value.substr(0, kExamined), kMarks)) return true;
  if (value.size() > 1 && value[0] == '$' && (value[1] == '_' || (value[1] | 0x20) >= 'a'))
    return true;
  const size_t open = value.find('{');  // a Python f-string or a .NET format: {name}
  const size_t close = value.find('}', std::min(open, value.size()));
  if (value.starts_with('%') && value.ends_with('%')) return true;
  return open != std::string_view::npos && close != std::string_view::npos;
}

bool is_dummy_word(std::string_view value) {
  static constexpr std::array<std::string_view, 24> kWords = {
      "password", "passwd", "passwort", "secret",  "token",  "test",       "admin", "default",
      "hunter",   "guest",  "welcome",  "letmein", "master", "demo",       "temp",  "none",
      "null",     "foo",    "bar",      "baz",     "apikey", "passphrase", "pass",  "mypass"};
  std::string lower = folded(value);
  while (!lower.empty() && (lower.back() < 'a' || lower.back() > 'z')) lower.pop_back();
  if (lower.empty()) return true;
  return contains_any(lower, std::array<std::string_view, 7>{"password", "passwd", "secret", "test",
                                                             "token", "passphrase", "api_key"}) ||
         std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
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
