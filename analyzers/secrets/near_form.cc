// Values that nothing but their issuer's name gives away: `DEEPGRAM_API_KEY=…`, `new
// Deepgram("…")`, `deepgram: { apiKey: "…" }`. The name opens a small window; a value in it must
// have the record's shape, stand alone, and be called a key, a token or the like right before it.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/claim.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/pattern_cache.h"
#include "analyzers/source/ascii.h"

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

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

/// A digest, an id of a revision, a key that opens nothing.
bool calls_it_harmless(std::string_view name) {
  return name == "primary_key" || name == "primarykey" ||
         contains_any(name, {"public", "cache_key", "cachekey", "partition", "foreign",
                             "idempotency", "csrf", "sort_key", "sortkey", "hash_key", "hashkey",
                             "digest", "checksum", "sha1", "sha256", "md5", "commit"});
}

bool calls_it_secret(std::string_view name) {
  if (calls_it_harmless(name)) return false;
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

/// What stands before a value: an identifier, and what links the two.
struct Link {
  std::string name;       // lower case; may be empty
  bool assigned = false;  // by more than blanks: an operator, a quote, a bracket
};

/// `the deepgram key is …`, `ENV["DEEPGRAM_KEY"] or "…"`: a word that links as a sign does.
uint32_t linking_word(std::string_view before) {
  return before.ends_with(" is") || before.ends_with(" or") ? 2 : 0;
}

Link link_before(std::string_view text, uint32_t value, uint32_t limit) {
  constexpr std::string_view kBlanks = " \t\r\n";
  constexpr std::string_view kMarks = "\"'`\\=:(),>[]{|?*";
  Link link;
  uint32_t end = value;
  while (end > limit && value - end < kLongestLink) {
    const std::string_view before = text.substr(limit, end - limit);
    const bool arrow = before.ends_with("->") || before.ends_with(":-");
    const bool mark = kMarks.find(before.back()) != std::string_view::npos;
    const bool blank = kBlanks.find(before.back()) != std::string_view::npos;
    const uint32_t word = end < value && is_blank(text[end]) ? linking_word(before) : 0;
    if (!mark && !blank && word == 0) break;
    link.assigned = link.assigned || mark || word > 0;
    end -= arrow ? 2 : std::max(word, 1U);
  }
  if (end == value || end <= limit) return link;
  const uint32_t begin = name_around(text, end - 1).begin.value;
  link.name = lower(text.substr(begin, end - begin));
  return link;
}

/// `const DEEPGRAM_API_KEY: &str = "…"`: a type or more stands between the issuer's name and the
/// value.
bool is_assigned(const FormHit& hit, const ByteRange& name, const ByteRange& secret) {
  const auto assignment = assignment_to(hit.snapshot.view(), name, BareStyle::none);
  return assignment && assignment->value.begin <= secret.begin &&
         secret.end <= assignment->value.end;
}

/// Whether the value's name makes it a credential of the issuer.
bool is_named(const FormHit& hit, std::string_view issuer, const Link& link,
              const ByteRange& secret) {
  if (calls_it_secret(link.name)) return true;
  if (link.assigned && link.name.ends_with(issuer)) return !calls_it_harmless(link.name);
  const ByteRange around = name_around(hit.snapshot.view(), hit.begin);
  if (!calls_it_secret(lower(hit.snapshot.view(around)))) return false;
  // `name: DEEPGRAM_API_KEY` and `value: …` on the next line
  static constexpr std::array<std::string_view, 4> kValues = {"value", "default", "string",
                                                              "content"};
  return is_in(link.name, kValues) || is_assigned(hit, around, secret);
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

/// The next value of the record's shape in `window`, which then starts behind it.
std::optional<ByteRange> next_value(const FormHit& hit, ByteRange& window) {
  const std::string_view text = hit.snapshot.view();
  const re2::RE2& pattern = compiled_pattern(hit.record);
  const int count = std::min(pattern.NumberOfCapturingGroups(), 1) + 1;
  re2::StringPiece groups[2];
  if (!pattern.Match(re2::StringPiece(text.data(), text.size()), window.begin.value,
                     window.end.value, re2::RE2::UNANCHORED, groups, count))
    return std::nullopt;
  const auto at = [&](const char* place) { return static_cast<uint32_t>(place - text.data()); };
  window.begin = ByteOffset{at(groups[0].data() + groups[0].size())};
  const re2::StringPiece& value = groups[count - 1];
  return byte_range(at(value.data()), at(value.data() + value.size()));
}

}  // namespace

void read_near(const FormHit& hit, std::vector<ScanUnit>& units) {
  const std::string_view text = hit.snapshot.view();
  if (!starts_word(text, hit.begin)) return;
  const ByteRange window = window_of(hit);
  const std::string issuer = literal_at(hit);
  const bool reads_name = compiled_pattern(hit.record).NumberOfCapturingGroups() > 0;
  ByteRange rest = window;
  for (int count = 0; count < kMostValues; ++count) {
    const auto secret = next_value(hit, rest);
    if (!secret) return;
    if (!stands_alone(text, *secret, hit.rule())) continue;
    const Link link = link_before(text, secret->begin.value, window.begin.value);
    if (!reads_name && !is_named(hit, issuer, link, *secret)) continue;
    const size_t known = units.size();
    claim_secret(hit, *secret, window, {"name", "the issuer's name stands near by"}, units);
    if (units.size() > known && link.name.find(issuer) != std::string::npos)
      units.back().priority = static_cast<uint8_t>(units.back().priority + kOwnName);
  }
}

}  // namespace plumbline::secrets
