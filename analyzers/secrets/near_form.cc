// Values that nothing but their issuer's name gives away: `DEEPGRAM_API_KEY=…`, `new
// Deepgram("…")`, `deepgram: { apiKey: "…" }`. The name opens a small window; a value in it must
// have the record's shape, stand alone, and be called a key, a token or the like right before it.
#include <algorithm>
#include <array>
#include <string>

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/claim.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/pattern_cache.h"

namespace plumbline::secrets {
namespace {

// Not more lines than the margin of the incremental scan, so that a window without a value needs no
// unit to be looked at again.
constexpr uint32_t kLinesBefore = 1;
constexpr uint32_t kLinesAfter = 2;
constexpr uint32_t kBytesBefore = 200;
constexpr uint32_t kBytesAfter = 400;
constexpr int kMostValues = 6;         // of one window
constexpr uint32_t kLongestLink = 16;  // bytes between a name and its value
constexpr uint8_t kOwnName = 6;        // priority of a value whose own name holds the issuer's

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

bool calls_it_secret(std::string_view name) {
  if (contains_any(name, {"public", "primary", "cache", "partition", "foreign", "idempotency",
                          "csrf", "nonce", "sort", "hash", "digest", "sha", "md5", "commit"}))
    return false;
  return contains_any(name, {"token", "secret", "passw", "apikey", "api_key", "api-key",
                             "credential", "bearer", "authorization"}) ||
         ends_with_any(name, {"key", "pwd", "pass", "auth", "pat", "key_id"});
}

/// A word of its own, or one that a capital starts: `deepgram`, `DEEPGRAM_KEY`, `newDeepgram`.
bool starts_word(std::string_view text, uint32_t at) {
  if (at == 0 || !is_letter(text[at]) || !is_letter(text[at - 1])) return true;
  return text[at] >= 'A' && text[at] <= 'Z' && text[at - 1] >= 'a';
}

ByteRange window_of(const FormHit& hit) {
  const uint32_t at = hit.begin;
  ByteRange window = lines_around(hit.snapshot, byte_range(at, at), kLinesBefore, kLinesAfter);
  if (at - window.begin.value > kBytesBefore) window.begin = ByteOffset{at - kBytesBefore};
  if (window.end.value - at > kBytesAfter) window.end = ByteOffset{at + kBytesAfter};
  return window;
}

/// The identifier before a value, past quotes, brackets and operators.
std::string name_before(std::string_view text, uint32_t value, uint32_t limit) {
  uint32_t end = value;
  while (end > limit && value - end < kLongestLink &&
         std::string_view(" \t\r\n\"'`\\=:(,>[{").find(text[end - 1]) != std::string_view::npos)
    --end;
  if (end == value || end <= limit) return {};
  const uint32_t begin = name_around(text, end - 1).begin.value;
  return lower(text.substr(begin, end - begin));
}

/// Whether the value's name makes it a credential of the issuer.
bool is_named(const FormHit& hit, std::string_view issuer, std::string_view name) {
  if (calls_it_secret(name) || name.ends_with(issuer)) return true;
  // `name: DEEPGRAM_API_KEY` and `value: …` on the next line
  const std::string own = lower(hit.snapshot.view(name_around(hit.snapshot.view(), hit.begin)));
  return (name == "value" || name == "default" || name == "string") && calls_it_secret(own);
}

std::string literal_at(const FormHit& hit) {
  const std::string_view rest = hit.snapshot.view().substr(hit.begin);
  std::string_view longest;
  for (const std::string_view literal : hit.rule().literals) {
    if (literal.size() > longest.size() && lower(rest.substr(0, literal.size())) == lower(literal))
      longest = literal;
  }
  return lower(longest);
}

}  // namespace

void read_near(const FormHit& hit, std::vector<ScanUnit>& units) {
  const std::string_view text = hit.snapshot.view();
  if (!starts_word(text, hit.begin)) return;
  const ByteRange window = window_of(hit);
  const re2::RE2& pattern = compiled_pattern(hit.record);
  const std::string issuer = literal_at(hit);
  const bool reads_name = pattern.NumberOfCapturingGroups() > 0;
  uint32_t from = window.begin.value;
  for (int count = 0; count < kMostValues; ++count) {
    re2::StringPiece groups[2];
    if (!pattern.Match(re2::StringPiece(text.data(), text.size()), from, window.end.value,
                       re2::RE2::UNANCHORED, groups, reads_name ? 2 : 1))
      return;
    const re2::StringPiece& value = groups[reads_name ? 1 : 0];
    const auto begin = static_cast<uint32_t>(value.data() - text.data());
    const ByteRange secret = byte_range(begin, begin + static_cast<uint32_t>(value.size()));
    from = static_cast<uint32_t>(groups[0].data() + groups[0].size() - text.data());
    if (!stands_alone(text, secret, hit.rule())) continue;
    const std::string name = name_before(text, begin, window.begin.value);
    if (!reads_name && !is_named(hit, issuer, name)) continue;
    const size_t known = units.size();
    claim_secret(hit, secret, window, {"name", "the issuer's name stands near by"}, units);
    if (units.size() > known && name.find(issuer) != std::string::npos)
      units.back().priority = static_cast<uint8_t>(units.back().priority + kOwnName);
  }
}

}  // namespace plumbline::secrets
