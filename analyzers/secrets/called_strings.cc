// Joins and reversals by their words, in any language.
//
// A call gives itself away at one quote: the separator's (`"".join(`, `.join("")`), or that of the
// first or last literal (`concat!("`, `strrev("`, `"].join`). From there the pieces are followed,
// forwards or backwards, over commas and white space. What the words mean in the language at hand
// is not asked: only text that has a token's form comes of it.
//
// All else that is looked at lies within kScanMargin lines of that quote, but pieces may go on for
// more. An edit among them can complete them, so the extent reaches to where they ended, and is
// remembered even if nothing is found (HiddenText::far). Steps are bounded: kMostPieces, and the
// longest piece.
#include "analyzers/secrets/called_strings.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/secrets/incremental_scan.h"
#include "analyzers/secrets/literal_pieces.h"
#include "analyzers/secrets/text_reader.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kMostPieces = 64;
constexpr uint32_t kLongestSeparator = 2;
constexpr uint32_t kLongestOpener = 24;     // `new string[] {`, `listOf(`, `[]string{`
constexpr uint32_t kShortestReversed = 16;  // no token is shorter

constexpr uint32_t kWordSize = 4;

constexpr std::array<std::string_view, 8> kJoining = {"join(",   "Join(",   "implode(", "concat!(",
                                                      "concat(", "Concat(", "CONCAT(",  "paste0("};
constexpr std::array<std::string_view, 3> kTurning = {"strrev(", "reversed(", "everse("};
constexpr std::array<std::string_view, 9> kTurningBehind = {
    "[::-1]",    ".reverse",  ".Reverse",       ".split(\"\").reverse", ".split('').reverse",
    ").reverse", "].reverse", ".chars().rev()", ".chars.reverse"};
/// How the words before a quote end.
constexpr std::array<std::string_view, 10> kWordEnds = {"oin(", "ode(", "at!(", "cat(", "CAT(",
                                                        "te0(", "rev(", "sed(", "rse(", "ing("};

/// Literals of one call, each from behind its opening quote to its closing one.
struct Pieces {
  std::vector<ByteRange> literals;
  ByteRange separator;  // may be empty
  uint32_t stop = 0;    // where something else stands
  bool whole = false;   // nothing but literals
};

std::string_view rest(std::string_view text, uint32_t at) {
  return text.substr(std::min<size_t>(at, text.size()));
}

bool follows(std::string_view text, uint32_t at, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return rest(text, at).starts_with(word); });
}

bool precedes(std::string_view text, uint32_t at, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.substr(0, at).ends_with(word); });
}

bool closes_list(char c) {
  return c == ']' || c == ')' || c == '}';
}

/// Behind a trailing comma and white space.
uint32_t skip_to_bracket(std::string_view text, uint32_t at) {
  at = skip_blanks(text, at);
  return at < text.size() && text[at] == ',' ? skip_blanks(text, at + 1) : at;
}

/// Behind the letters of a prefix, as in b"…", if a quote follows them.
uint32_t skip_prefix(std::string_view text, uint32_t at) {
  uint32_t quote = at;
  while (quote < text.size() && quote - at < 2 && is_letter(text[quote])) ++quote;
  return quote < text.size() && is_quote(text[quote]) ? quote : at;
}

/// The quote with which a list begins, behind brackets and the words of its type, on this line or
/// the next.
std::optional<uint32_t> first_literal(std::string_view text, uint32_t at) {
  const auto limit = static_cast<uint32_t>(std::min<size_t>(text.size(), at + kLongestOpener));
  bool line_ended = false;
  for (; at < limit; ++at) {
    const char c = text[at];
    if (is_quote(c)) return at;
    if (c == '\n' && std::exchange(line_ended, true)) return std::nullopt;
    const bool opener = is_word_character(c) || is_blank(c) || is_line_end(c) ||
                        std::string_view("[]({&.").find(c) != std::string_view::npos;
    if (!opener) return std::nullopt;
  }
  return std::nullopt;
}

/// Where the search for the other quote of a literal gives up: the line's end.
uint32_t end_of_line(std::string_view text, uint32_t at) {
  while (at < text.size() && !is_line_end(text[at])) ++at;
  return at;
}

/// The literals from the one opened at `open` on.
Pieces pieces_from(std::string_view text, uint32_t open) {
  Pieces pieces;
  for (pieces.stop = open; pieces.literals.size() < kMostPieces;) {
    const auto close = closing_quote(text, pieces.stop);
    if (!close) {
      pieces.stop = end_of_line(text, pieces.stop);
      return pieces;
    }
    pieces.literals.push_back(byte_range(pieces.stop + 1, *close));
    pieces.stop = skip_prefix(text, skip_to_bracket(text, *close + 1));
    if (pieces.stop >= text.size() || !is_quote(text[pieces.stop])) break;
  }
  pieces.whole = pieces.stop < text.size() && closes_list(text[pieces.stop]);
  return pieces;
}

/// Before white space with at most one line end.
uint32_t skip_blanks_back(std::string_view text, uint32_t at) {
  const uint32_t limit = at - std::min(at, kMostBlanks);
  uint32_t line_ends = 0;
  for (; at > limit; --at) {
    const char c = text[at - 1];
    if (!is_blank(c) && !is_line_end(c)) break;
    if (c == '\n' && ++line_ends > 1) break;
  }
  return at;
}

/// The literals up to the one that is closed at `close`.
Pieces pieces_up_to(std::string_view text, uint32_t close) {
  Pieces pieces;
  for (std::optional<uint32_t> end = close; end && pieces.literals.size() < kMostPieces;) {
    const auto open = opening_quote(text, *end);
    if (!open) {
      pieces.stop = line_before(text, *end).begin.value;
      return pieces;
    }
    pieces.literals.push_back(byte_range(*open + 1, *end));
    uint32_t before = *open;
    while (before > 0 && *open - before < 2 && is_letter(text[before - 1])) --before;
    pieces.stop = skip_blanks_back(text, before);
    end.reset();
    if (pieces.stop == 0 || text[pieces.stop - 1] != ',') break;
    before = skip_blanks_back(text, pieces.stop - 1);
    if (before > 0 && is_quote(text[before - 1])) end = before - 1;
  }
  std::reverse(pieces.literals.begin(), pieces.literals.end());
  pieces.whole = pieces.stop > 0 &&
                 std::string_view("[({").find(text[pieces.stop - 1]) != std::string_view::npos;
  return pieces;
}

/// The pieces with the separator between them, as if they stood alone behind what is in front of
/// the call.
void append(HiddenText& hidden, std::string_view text, const Pieces& pieces) {
  const ByteOffset open = pieces.literals.front().begin;
  const ByteOffset close = pieces.literals.back().end;
  const std::string_view separator =
      text.substr(pieces.separator.begin.value, pieces.separator.length());
  hidden.append_verbatim(text, {ByteOffset{open.value - 1}, open});
  for (size_t i = 0; i < pieces.literals.size(); ++i) {
    if (i > 0) {
      const ByteRange gap{pieces.literals[i - 1].end, pieces.literals[i].begin};
      hidden.text += separator;
      hidden.source.resize(hidden.text.size(), gap);
    }
    hidden.append_verbatim(text, pieces.literals[i]);
  }
  hidden.append_verbatim(text, {close, ByteOffset{close.value + 1}});
}

HiddenText joined(std::string_view text, const Pieces& pieces, const ByteRange& call) {
  HiddenText hidden;
  const ByteRange before = line_before(text, call.begin.value);
  const auto size = static_cast<uint32_t>(text.size());
  hidden.extent = byte_range(std::min(before.begin.value, pieces.stop),
                             std::min(size, std::max(call.end.value, pieces.stop + 1)));
  hidden.form = "joined strings";
  if (hidden.extent.length() > kLongestHiddenText) return hidden;
  const std::string_view looked_at = text.substr(hidden.extent.begin.value, hidden.extent.length());
  hidden.far = std::count(looked_at.begin(), looked_at.end(), '\n') >= kScanMargin;
  if (!pieces.whole || pieces.literals.size() < 2) return hidden;
  hidden.append_verbatim(text, before);
  append(hidden, text, pieces);
  return hidden;
}

/// `quote` closes the separator: "".join([…]).
std::optional<HiddenText> joined_by_separator(std::string_view text, uint32_t quote) {
  constexpr std::string_view kCall = ".join(";
  if (!rest(text, quote + 1).starts_with(kCall)) return std::nullopt;
  const auto open = opening_quote(text, quote);
  if (!open || quote - *open - 1 > kLongestSeparator) return std::nullopt;
  const auto first = first_literal(text, quote + 1 + static_cast<uint32_t>(kCall.size()));
  if (!first) return std::nullopt;
  Pieces pieces = pieces_from(text, *first);
  pieces.separator = byte_range(*open + 1, quote);
  return joined(text, pieces, byte_range(*open, pieces.stop));
}

/// Where the arguments begin whose first literal is opened at `quote`, perhaps in a bracket.
uint32_t arguments_before(std::string_view text, uint32_t quote) {
  const bool in_list = quote > 0 && (text[quote - 1] == '[' || text[quote - 1] == '{');
  return in_list ? quote - 1 : quote;
}

/// `quote` opens the first literal of a call's arguments, perhaps the separator.
std::optional<HiddenText> joined_by_call(std::string_view text, uint32_t quote) {
  const uint32_t arguments = arguments_before(text, quote);
  if (!precedes(text, arguments, kJoining)) return std::nullopt;
  const std::string_view before = text.substr(0, arguments);
  // Python's separator stands before: joined_by_separator.
  if (before.ends_with("\".join(") || before.ends_with("'.join(")) return std::nullopt;
  const auto close = closing_quote(text, quote);
  if (!close) return std::nullopt;
  const bool separated = *close - quote - 1 <= kLongestSeparator;
  const uint32_t comma = skip_blanks(text, *close + 1);
  const bool more = comma < text.size() && text[comma] == ',';
  const auto first = separated && more ? first_literal(text, skip_blanks(text, comma + 1))
                                       : std::optional<uint32_t>(quote);
  if (!first) return std::nullopt;
  Pieces pieces = pieces_from(text, *first);
  if (*first != quote) pieces.separator = byte_range(quote + 1, *close);
  uint32_t begin = arguments;
  while (begin > 0 && (is_word_character(text[begin - 1]) ||
                       std::string_view(".(!:").find(text[begin - 1]) != std::string_view::npos)) {
    --begin;
  }
  return joined(text, pieces, byte_range(begin, pieces.stop));
}

/// The closing quote of the list that ends before `at`, behind its bracket and a trailing comma.
std::optional<uint32_t> last_literal(std::string_view text, uint32_t at) {
  at = skip_blanks_back(text, at);
  if (at == 0 || !closes_list(text[at - 1])) return std::nullopt;
  at = skip_blanks_back(text, at - 1);
  if (at > 0 && text[at - 1] == ',') at = skip_blanks_back(text, at - 1);
  return at > 0 && is_quote(text[at - 1]) ? std::optional(at - 1) : std::nullopt;
}

HiddenText joined_list(std::string_view text, uint32_t last, const ByteRange& separator) {
  Pieces pieces = pieces_up_to(text, last);
  pieces.separator = separator;
  const uint32_t begin = pieces.stop - std::min(pieces.stop, 1U);
  return joined(text, pieces, byte_range(begin, separator.end.value));
}

/// `quote` opens the separator: ["a", "b"].join("").
std::optional<HiddenText> joined_by_method(std::string_view text, uint32_t quote) {
  constexpr std::array<std::string_view, 3> kCalls = {".join(", ".joinToString(", ".mkString("};
  const auto call = std::find_if(kCalls.begin(), kCalls.end(), [&](std::string_view word) {
    return text.substr(0, quote).ends_with(word);
  });
  if (call == kCalls.end()) return std::nullopt;
  const auto last = last_literal(text, quote - static_cast<uint32_t>(call->size()));
  const auto close = closing_quote(text, quote);
  if (!last || !close || *close - quote - 1 > kLongestSeparator) return std::nullopt;
  return joined_list(text, *last, byte_range(quote + 1, *close));
}

/// `quote` closes the last literal, and no separator follows: ["a", "b"].join in Ruby, .concat() in
/// Rust.
std::optional<HiddenText> joined_by_bare_method(std::string_view text, uint32_t quote) {
  const std::string_view behind = rest(text, quote + 1);
  if (!behind.starts_with("].join") && !behind.starts_with("].concat()")) return std::nullopt;
  const std::string_view argument = behind.substr(std::min<size_t>(6, behind.size()));
  if (argument.starts_with("(\"") || argument.starts_with("('")) return std::nullopt;
  return joined_list(text, quote, byte_range(quote, quote));
}

/// `quote` closes an empty separator: Join([]string{"a", "b"}, "").
std::optional<HiddenText> joined_by_function(std::string_view text, uint32_t quote) {
  if (quote < 2 || text[quote - 1] != text[quote]) return std::nullopt;
  const uint32_t comma = skip_blanks_back(text, quote - 1);
  if (comma == 0 || text[comma - 1] != ',') return std::nullopt;
  const auto last = last_literal(text, comma - 1);
  if (!last) return std::nullopt;
  return joined_list(text, *last, byte_range(quote, quote));
}

/// A literal that is written from its end.
std::optional<HiddenText> turned_round(std::string_view text, uint32_t quote) {
  const bool behind = follows(text, quote + 1, kTurningBehind);
  if (!behind && !precedes(text, quote, kTurning)) return std::nullopt;
  const auto other = behind ? opening_quote(text, quote) : closing_quote(text, quote);
  if (!other) return std::nullopt;
  const ByteRange literal = byte_range(std::min(*other, quote) + 1, std::max(*other, quote));
  if (literal.length() < kShortestReversed) return std::nullopt;
  HiddenText hidden;
  const ByteRange before = line_before(text, literal.begin.value);
  hidden.extent = {before.begin, ByteOffset{literal.end.value + kLongestOpener}};
  hidden.extent.end = std::min(hidden.extent.end, ByteOffset{static_cast<uint32_t>(text.size())});
  hidden.form = "a reversed string";
  hidden.append_verbatim(text, before);
  const std::string_view written = text.substr(literal.begin.value, literal.length());
  hidden.text.append(written.rbegin(), written.rend());
  hidden.source.resize(hidden.text.size(), literal);
  hidden.append_verbatim(text, byte_range(literal.end.value, literal.end.value + 1));
  return hidden;
}

}  // namespace

bool may_be_called(std::string_view text, uint32_t quote) {
  if (quote > kWordSize) {
    const uint32_t arguments = arguments_before(text, quote);
    if (text[arguments - 1] == '(') {
      return is_in(text.substr(arguments - kWordSize, kWordSize), kWordEnds);
    }
  }
  if (quote < 2 || quote + 2 >= text.size()) return false;
  const char second = text[quote + 2];
  switch (text[quote + 1]) {
    case '.':
      return second == 'j' || second == 'r' || second == 'R' || second == 's' || second == 'c';
    case '[':
      return second == ':';
    case ']':
      return second == '.';
    case ')':
      return text[quote - 1] == text[quote] || rest(text, quote + 1).starts_with(").r");
    default:
      return false;
  }
}

std::optional<HiddenText> find_called_string(std::string_view text, uint32_t quote) {
  if (is_escaped(text, quote)) return std::nullopt;
  for (const auto find : {joined_by_separator, joined_by_method, joined_by_bare_method,
                          joined_by_function, joined_by_call, turned_round}) {
    if (auto hidden = find(text, quote)) return hidden;
  }
  return std::nullopt;
}

}  // namespace plumbline::secrets
