// Base64 and hexadecimal: see find_encoded_runs in hidden_text.h.
//
// Source text is full of runs that could be base64: every long name is one. So the questions come
// in the order of their price. Long enough: next_run() jumps ahead and reads backwards, and skips
// most bytes of most text. Could the first bytes be text: three characters at fixed places, then
// nine bytes decoded, which random bytes survive once in 6,000 times. Only then is the run decoded,
// hexadecimal before base64, since every hexadecimal run is also one of base64.
//
// Runs go on over line ends where a tool has wrapped them: the break right behind a long enough
// line, nothing but indentation before the next. The block is found from any of its lines, forwards
// and backwards, by the same test. That symmetry is what makes an edit in the middle find the block
// that a fresh scan finds (invariant 4).
//
// `source` has one range per decoded byte. Three bytes share four characters, so ranges of
// neighbours overlap; a finding covers the characters that any of its bytes is written in.
#include <algorithm>
#include <array>
#include <optional>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/hidden_text.h"

#if defined(__SSE2__)
#  include <emmintrin.h>
#endif

namespace plumbline::secrets {
namespace {

constexpr uint32_t kShortestRun = 24;  // characters: 18 bytes in base64
constexpr uint32_t kShortestHex = 40;  // 20 bytes: the shortest token there is
constexpr uint32_t kWrapped = 40;      // a shorter line end is no wrapped one
constexpr uint32_t kProbe = 9;         // bytes that must be text; noise passes once in 6,000
constexpr uint32_t kDeepestIndent = 64;

constexpr std::array<bool, 256> kRunCharacters = [] {
  std::array<bool, 256> in{};
  for (int c = '0'; c <= '9'; ++c) in[static_cast<size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) in[static_cast<size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) in[static_cast<size_t>(c)] = true;
  for (const char c : {'+', '/', '-', '_'}) in[static_cast<size_t>(c)] = true;
  return in;
}();

bool in_run(char c) {
  return kRunCharacters[static_cast<unsigned char>(c)];
}

uint32_t run_end(std::string_view text, uint32_t at) {
  while (at < text.size() && in_run(text[at])) ++at;
  return at;
}

uint32_t run_begin(std::string_view text, uint32_t at) {
  while (at > 0 && in_run(text[at - 1])) --at;
  return at;
}

#if defined(__SSE2__)

/// One bit for each of sixteen bytes: set if it is in no run.
uint32_t outside_run(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  // Moved so that the range begins at the least signed value, a range is one comparison.
  const auto in_range = [](__m128i values, int first, int count) {
    const __m128i moved = _mm_add_epi8(values, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + count)));
  };
  const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  const __m128i letters = in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
  const __m128i digits = in_range(bytes, '/', 11);  // the slash stands before the digits
  const __m128i marks = _mm_or_si128(_mm_or_si128(is('+'), is('-')), is('_'));
  const __m128i in = _mm_or_si128(_mm_or_si128(letters, digits), marks);
  return ~static_cast<uint32_t>(_mm_movemask_epi8(in)) & 0xFFFF;
}

/// The end of the last byte of [at, tail) that is in no run; `at` if there is none. The stretch is
/// at least sixteen bytes long.
uint32_t skip_backwards(std::string_view text, uint32_t at, uint32_t tail) {
  const uint32_t outside = outside_run(text.data() + tail - 16);
  if (outside != 0) return tail - static_cast<uint32_t>(__builtin_clz(outside) - 16);
  for (tail -= 16; tail > at && in_run(text[tail - 1]);) --tail;
  return tail;
}

#else

uint32_t skip_backwards(std::string_view text, uint32_t at, uint32_t tail) {
  while (tail > at && in_run(text[tail - 1])) --tail;
  return tail;
}

#endif

/// The first run of at least kShortestRun characters that begins in [at, end). Jumps to the last
/// character of a possible run and reads backwards, so most of a text is never looked at.
std::optional<ByteRange> next_run(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end && text.size() - at >= kShortestRun) {
    const uint32_t tail = skip_backwards(text, at, at + kShortestRun);
    if (tail == at) return byte_range(at, run_end(text, at + kShortestRun));
    at = tail;
  }
  return std::nullopt;
}

/// The run that continues `run` on the next line: the line breaks right behind it, and nothing but
/// indentation stands before the next.
std::optional<ByteRange> next_line(std::string_view text, const ByteRange& run) {
  uint32_t at = run.end.value;
  if (run.length() < kWrapped || at >= text.size()) return std::nullopt;
  if (text[at] == '\r') ++at;
  if (at >= text.size() || text[at] != '\n') return std::nullopt;
  const uint32_t line = ++at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  const uint32_t end = run_end(text, at);
  if (at - line > kDeepestIndent || end == at) return std::nullopt;
  return byte_range(at, end);
}

std::optional<ByteRange> previous_line(std::string_view text, const ByteRange& run) {
  uint32_t at = run.begin.value;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  if (at == 0 || text[at - 1] != '\n') return std::nullopt;
  --at;
  if (at > 0 && text[at - 1] == '\r') --at;
  const ByteRange before = byte_range(run_begin(text, at), at);
  return next_line(text, before) == run ? std::optional(before) : std::nullopt;
}

/// Sets `lines` to all lines of the block that `run` is part of.
void find_block(std::string_view text, ByteRange run, std::vector<ByteRange>& lines) {
  while (const auto before = previous_line(text, run)) run = *before;
  lines.assign(1, run);
  while (const auto after = next_line(text, lines.back())) lines.push_back(*after);
}

/// The characters of the lines without what is between them, and where each stands.
struct Compact {
  std::string characters;
  std::vector<uint32_t> places;
};

Compact compact(std::string_view text, const std::vector<ByteRange>& lines) {
  Compact result;
  for (const ByteRange& line : lines) {
    for (uint32_t at = line.begin.value; at < line.end.value; ++at) {
      result.characters.push_back(text[at]);
      result.places.push_back(at);
    }
  }
  return result;
}

bool is_text(char c) {
  return (c >= ' ' && c <= '~') || c == '\t' || c == '\n' || c == '\r';
}

/// ASCII in UTF-16, as PowerShell encodes its commands.
bool is_wide(std::string_view bytes) {
  for (size_t i = 0; i < kProbe && i < bytes.size(); ++i) {
    if (i % 2 == 0 ? !is_text(bytes[i]) : bytes[i] != '\0') return false;
  }
  return true;
}

bool begins_as_text(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kProbe);
  return head.size() == kProbe && (std::all_of(head.begin(), head.end(), is_text) || is_wide(head));
}

std::optional<std::string> decode_hex(std::string_view digits) {
  const auto value = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  };
  std::string bytes;
  for (size_t i = 0; i + 2 <= digits.size(); i += 2) {
    const int high = value(digits[i]);
    const int low = value(digits[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<char>(high * 16 + low));
  }
  return bytes;
}

/// Sets text and source from the decoded bytes; `bits` per character of the encoding.
void set_text(HiddenText& hidden, std::string_view bytes, const std::vector<uint32_t>& places,
              uint32_t bits) {
  const uint32_t step = is_wide(bytes) ? 2 : 1;
  for (uint32_t i = 0; i + step <= bytes.size(); i += step) {
    hidden.text.push_back(bytes[i]);
    const uint32_t first = i * 8 / bits;
    const uint32_t last = ((i + step) * 8 - 1) / bits;
    hidden.source.push_back(byte_range(places[first], places[last] + 1));
  }
}

bool decode_as_hex(const Compact& run, HiddenText& hidden) {
  std::string_view digits = run.characters;
  const bool prefixed = digits.starts_with("0x") || digits.starts_with("0X");
  if (prefixed) digits.remove_prefix(2);
  if (digits.size() < kShortestHex || digits.size() % 2 != 0) return false;
  const auto head = decode_hex(digits.substr(0, size_t{2} * kProbe));
  if (!head || !begins_as_text(*head)) return false;
  const auto bytes = decode_hex(digits);
  if (!bytes) return false;
  hidden.form = "hexadecimal";
  const std::vector<uint32_t> places(run.places.begin() + (prefixed ? 2 : 0), run.places.end());
  set_text(hidden, *bytes, places, 4);
  return true;
}

bool decode_as_base64(const Compact& run, HiddenText& hidden) {
  std::string_view body = run.characters;
  const auto head = decode_base64(body.substr(0, kProbe / 3 * 4));
  if (!head || !begins_as_text(*head)) return false;
  if (body.size() % 4 == 1) body.remove_suffix(1);
  const auto bytes = decode_base64(body);
  if (!bytes) return false;
  hidden.form = "base64";
  set_text(hidden, *bytes, run.places, 6);
  return true;
}

/// The first byte of each three is ASCII only if the first character of each four is one of these.
bool may_be_ascii(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'f');
}

/// Cheap: most runs are names, paths and digests.
bool may_decode(std::string_view text, const ByteRange& run) {
  const std::string_view head = text.substr(run.begin.value, std::min(run.length(), 20U));
  const bool base64 = may_be_ascii(head[0]) && may_be_ascii(head[4]) && may_be_ascii(head[8]);
  if (!base64 && decode_hex(head.substr(2, 2)) == std::nullopt) return false;
  const auto bytes = decode_base64(head.substr(0, kProbe / 3 * 4));
  const auto hex = decode_hex(head.substr(head.starts_with("0x") ? 2 : 0, size_t{2} * kProbe));
  return (bytes && begins_as_text(*bytes)) || (hex && begins_as_text(*hex));
}

/// With the name in front and the quote behind, so that what it is assigned to is read with it.
std::optional<HiddenText> decoded(std::string_view text, const std::vector<ByteRange>& lines) {
  const ByteRange before = line_before(text, lines.front().begin.value);
  uint32_t end = lines.back().end.value;
  HiddenText hidden;
  hidden.append_verbatim(text, before);
  const Compact characters = compact(text, lines);
  if (!decode_as_hex(characters, hidden) && !decode_as_base64(characters, hidden)) {
    return std::nullopt;
  }
  while (end < text.size() && text[end] == '=') ++end;
  if (end < text.size() && (text[end] == '"' || text[end] == '\'')) {
    hidden.append_verbatim(text, byte_range(end, end + 1));
    ++end;
  }
  hidden.extent = {before.begin, ByteOffset{end}};
  return hidden;
}

}  // namespace

bool find_encoded_runs(std::string_view text, const ByteRange& region, const HiddenTextSink& sink) {
  std::vector<ByteRange> lines;  // one for all runs: there are many
  uint32_t at = region.begin.value;
  while (const auto run = next_run(text, at, region.end.value)) {
    find_block(text, *run, lines);
    at = lines.back().end.value;
    if (at - lines.front().begin.value > kLongestHiddenText) continue;
    if (!may_decode(text, lines.front())) continue;
    const auto hidden = decoded(text, lines);
    if (hidden && !sink(*hidden)) return false;
  }
  return true;
}

}  // namespace plumbline::secrets
