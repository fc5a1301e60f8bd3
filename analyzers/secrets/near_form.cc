// Values that nothing but their issuer's name gives away: `DEEPGRAM_API_KEY=…`, `new
// Deepgram("…")`, `deepgram: { apiKey: "…" }`. The name opens a small window, or all of the section
// that it heads; a value in it must have the record's shape, stand alone, and be called a key, a
// token or the like right before it.
//
// Where a section was searched, an empty unit stays in its place: without it an edit far below the
// name would not look here again (incremental_scan.cc).
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/claim.h"
#include "analyzers/secrets/forms.h"
#include "analyzers/secrets/named_section.h"
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
constexpr int kMostValues = 6;               // of one window
constexpr uint32_t kLongestLink = 16;        // bytes between a name and its value
constexpr uint32_t kLongestCallee = 64;      // bytes
constexpr uint32_t kLongestArguments = 160;  // bytes
constexpr uint8_t kOwnName = 6;  // priority of a value whose own name holds the issuer's

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

/// A digest, an id of a revision, a key that opens nothing.
bool calls_it_harmless(std::string_view name) {
  return name == "primary_key" || name == "primarykey" ||
         contains_any(name, {"public", "cache_key", "cachekey", "partition", "foreign",
                             "idempotency", "csrf", "sort_key", "sortkey", "hash", "digest",
                             "checksum", "sha1", "sha256", "md5", "commit"});
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

constexpr std::string_view kHeader = "authorization";

/// `Authorization: SSWS …`: the word before the value is none of its name.
bool is_scheme(std::string_view before) {
  const size_t end = before.find_last_not_of(" \"':=,") + 1;
  return end < before.size() && lower(before.substr(0, end)).ends_with(kHeader);
}

Link link_before(std::string_view text, uint32_t value, uint32_t limit) {
  constexpr std::string_view kBlanks = " \t\r\n";
  constexpr std::string_view kMarks = "\"'`\\=:(),>[]{|?*";
  Link link;
  uint32_t end = value;
  while (end > limit && value - end < kLongestLink) {
    const std::string_view before = text.substr(limit, end - limit);
    const bool arrow = before.ends_with("->") || before.ends_with(":-") ||
                       (before.ends_with(" -") && end < value && is_blank(text[end]));
    const bool mark = kMarks.find(before.back()) != std::string_view::npos;
    const bool blank = kBlanks.find(before.back()) != std::string_view::npos;
    const uint32_t word = end < value && is_blank(text[end]) ? linking_word(before) : 0;
    if (!mark && !blank && !arrow && word == 0) break;
    link.assigned = link.assigned || !blank;
    end -= arrow ? 2 : std::max(word, 1U);
  }
  if (end == value || end <= limit) return link;
  const uint32_t begin = name_around(text, end - 1).begin.value;
  link.name = lower(text.substr(begin, end - begin));
  if (is_scheme(text.substr(limit, begin - limit))) link.name = kHeader;
  return link;
}

/// `const DEEPGRAM_API_KEY: &str = "…"`: a type or more stands between the issuer's name and the
/// value.
bool is_assigned(const FormHit& hit, const ByteRange& name, const ByteRange& secret) {
  const auto assignment = assignment_to(hit.snapshot.view(), name, BareStyle::none);
  return assignment && assignment->value.begin <= secret.begin &&
         secret.end <= assignment->value.end;
}

/// Where the bracket opens whose arguments `at` is among, if nothing but strings stands before it.
uint32_t opening_bracket(std::string_view text, uint32_t at) {
  for (uint32_t i = at; i > 0 && at - i < kLongestArguments; --i) {
    const char c = text[i - 1];
    if (c == '(') return i - 1;
    if (is_line_end(c) || std::string_view("=:){}[]").find(c) != std::string_view::npos) break;
  }
  return 0;
}

/// `deepgram::Client::new("…")`, `algoliasearch("id", "…")`: given to a call of the issuer's.
bool is_argument(std::string_view text, std::string_view issuer, const ByteRange& secret) {
  if (secret.begin.value == 0 || !is_quote(text[secret.begin.value - 1])) return false;
  const uint32_t end = opening_bracket(text, secret.begin.value - 1);
  uint32_t begin = end;
  for (; begin > 0 && end - begin < kLongestCallee; --begin) {
    const char c = text[begin - 1];
    if (!is_word_character(c) && c != '.' && c != ':') break;
  }
  return lower(text.substr(begin, end - begin)).find(issuer) != std::string::npos;
}

/// `codecov -t …`, `wandb login …`: what the issuer's program takes for its key.
bool is_command_argument(std::string_view text, std::string_view issuer, const ByteRange& secret,
                         const Link& link) {
  static constexpr std::array<std::string_view, 3> kWords = {"t", "k", "login"};
  if (link.assigned || !is_in(link.name, kWords)) return false;
  uint32_t begin = secret.begin.value;
  while (begin > 0 && !is_line_end(text[begin - 1]) &&
         secret.begin.value - begin < kLongestArguments)
    --begin;
  const std::string line = lower(text.substr(begin, secret.begin.value - begin));
  const std::string before =
      link.name == "login" ? std::string(issuer) + " login " : " -" + link.name + " ";
  return line.ends_with(before) && line.find(issuer) != std::string::npos;
}

/// On a line of its own, or all that was said, below a line that speaks of the issuer's key: a
/// mail, a page of notes, a chat.
bool is_handed_over(const FormHit& hit, const ByteRange& secret, const Link& link) {
  const auto line_of = [&](ByteOffset at) {
    const LineIndex& lines = *hit.snapshot.lines;
    return hit.snapshot.view(lines.content(lines.line_of(at), hit.snapshot.view()));
  };
  const std::string_view own = line_of(secret.begin);
  const size_t begin = std::min(own.find_first_not_of(" \t`*>"), own.size());
  const size_t end = own.find_last_not_of(" \t`*\r") + 1;
  const bool said = link.assigned && is_in(link.name, {"text", "message", "body", "content"});
  const bool alone = said || end - begin == secret.length();
  if (secret.begin.value < hit.begin || !alone ||
      own.data() == line_of(ByteOffset{hit.begin}).data())
    return false;
  return contains_any(lower(line_of(ByteOffset{hit.begin})), {" key", " token", " secret"});
}

/// Whether the value's name makes it a credential of the issuer.
bool is_named(const FormHit& hit, std::string_view issuer, const Link& link,
              const ByteRange& secret) {
  if (calls_it_secret(link.name)) return true;
  const std::string_view text = hit.snapshot.view();
  if (is_argument(text, issuer, secret) || is_command_argument(text, issuer, secret, link) ||
      is_handed_over(hit, secret, link))
    return true;
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

void read_window(const FormHit& hit, const ByteRange& window, std::vector<ScanUnit>& units) {
  const std::string issuer = literal_at(hit);
  const bool reads_name = compiled_pattern(hit.record).NumberOfCapturingGroups() > 0;
  ByteRange rest = window;
  for (int count = 0; count < kMostValues; ++count) {
    const auto secret = next_value(hit, rest);
    if (!secret) return;
    if (!stands_alone(hit.snapshot.view(), *secret, hit.rule())) continue;
    if (lower(hit.snapshot.view(*secret)).find(issuer) != std::string::npos) continue;  // an id
    const Link link = link_before(hit.snapshot.view(), secret->begin.value, window.begin.value);
    if (!reads_name && !is_named(hit, issuer, link, *secret)) continue;
    const size_t known = units.size();
    const ByteRange around = {std::min(window.begin, ByteOffset{hit.begin}), window.end};
    claim_secret(hit, *secret, around, {"name", "the issuer's name stands near by"}, units);
    if (units.size() > known && link.name.find(issuer) != std::string::npos)
      units.back().priority = static_cast<uint8_t>(units.back().priority + kOwnName);
  }
}

}  // namespace

void read_near(const FormHit& hit, std::vector<ScanUnit>& units) {
  if (!starts_word(hit.snapshot.view(), hit.begin)) return;
  const ByteRange window = window_of(hit);
  read_window(hit, window, units);
  const auto section = section_headed_at(hit.snapshot, ByteOffset{hit.begin});
  if (!section || section->end <= window.end) return;
  const ByteRange below = {std::max(section->begin, window.end), section->end};
  read_window(hit, below, units);
  const ByteRange extent =
      lines_around(hit.snapshot, {ByteOffset{hit.begin}, section->end}, kLinesBefore, 1);
  units.push_back({extent, byte_range(hit.begin, hit.begin), 0, std::nullopt});
}

}  // namespace plumbline::secrets
