// Literals in pieces: see find_joined_strings in hidden_text.h.
//
// A join is seen at the gap between two literals: quote, blanks, perhaps an operator, blanks,
// perhaps a prefix letter, quote. No language is asked for: a dot is many things in many languages,
// but between two quotes it is hardly ever anything but a join. From one join the chain is followed
// to both ends, and what the pieces say together is scanned.
//
// The search starts at every quote and does not know which ones open. A closing quote taken for an
// opening one makes a chain of what lies between literals; that says nothing, finds nothing, and
// costs the time that it takes. Knowing better would need a lexer per language, and an incremental
// one at that.
//
// What can go wrong is time: a file of one long chain, met again at each of its joins. `seen` holds
// the closing quotes of all chains so far, and a join in it is not followed twice. All other steps
// are bounded by constants at the top (invariant 7).
//
// A backslash at the end of a line continues a word where a word stands on both sides; that is a
// chain of its own kind, without quotes (continued_lines).
#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <unordered_set>

#include "analyzers/secrets/called_strings.h"
#include "analyzers/secrets/hidden_text.h"
#include "analyzers/secrets/literal_pieces.h"
#include "analyzers/secrets/text_reader.h"
#include "analyzers/source/character_set.h"

namespace plumbline::secrets {
namespace {

// Longer ones first. `+` joins in most languages, `.` in PHP and Perl, `..` in Lua, `&` in Visual
// Basic, `||` in SQL, `~` in Jinja, `<>` in Elixir, `++` in Haskell and Erlang, `^` in OCaml.
constexpr std::array<std::string_view, 12> kOperators = {
    ").append(", ").Append(", ".concat(", "++", "..", "||", "<>", "+", ".", "&", "~", "^"};
constexpr uint32_t kLongestOperator = 9;
constexpr std::string_view kPrefixLetters = "rRbBuUfFLR@$";
constexpr CharacterSet kIsPrefix(kPrefixLetters);

/// What may stand behind the closing quote of a piece: white space, a backslash, the first byte of
/// an operator, of a prefix or of the next piece. Asked for every quote, so it has to be quick.
constexpr std::array<bool, 256> kMayFollow = [] {
  std::array<bool, 256> may{};
  for (const char c : std::string_view(" \t\r\n\\\"'`")) may[static_cast<size_t>(c)] = true;
  for (const char c : kPrefixLetters) may[static_cast<size_t>(c)] = true;
  for (const std::string_view op : kOperators) may[static_cast<size_t>(op.front())] = true;
  return may;
}();

/// From the closing quote of one piece to the opening quote of the piece that is joined to it.
std::optional<uint32_t> next_piece(std::string_view text, uint32_t close) {
  uint32_t at = close + 1;
  if (at >= text.size() || !kMayFollow[static_cast<unsigned char>(text[at])]) return std::nullopt;
  at = skip_blanks(text, at);
  for (const std::string_view op : kOperators) {
    if (at >= text.size() || text[at] != op.front() || !text.substr(at).starts_with(op)) continue;
    at = skip_blanks(text, at + static_cast<uint32_t>(op.size()));
    break;
  }
  for (int letters = 0; letters < 2 && at < text.size(); ++letters, ++at) {
    if (!kIsPrefix.contains(text[at])) break;
  }
  if (at >= text.size() || !is_quote(text[at])) return std::nullopt;
  return at;
}

/// The closing quote of the piece that the one opened at `open` is joined to.
std::optional<uint32_t> previous_piece(std::string_view text, uint32_t open) {
  const uint32_t limit = open - std::min(open, 2 * kMostBlanks);
  uint32_t others = 0;  // operator and prefix letters
  for (uint32_t at = open; at > limit && others <= kLongestOperator + 2; --at) {
    const char c = text[at - 1];
    if (is_quote(c)) {
      const bool joins = !is_escaped(text, at - 1) && next_piece(text, at - 1) == open;
      return joins ? std::optional(at - 1) : std::nullopt;
    }
    if (!is_blank(c) && !is_line_end(c) && c != '\\') ++others;
  }
  return std::nullopt;
}

/// The pieces, each from behind its opening quote to its closing one.
using Chain = std::vector<ByteRange>;

/// The whole chain with a join behind `close`; empty if no literal ends there.
Chain chain_around(std::string_view text, uint32_t close) {
  std::optional<uint32_t> open = opening_quote(text, close);
  if (!open) return {};
  for (auto before = previous_piece(text, *open); before;) {
    const auto opened = opening_quote(text, *before);
    if (!opened) break;
    open = opened;
    before = previous_piece(text, *open);
  }
  Chain chain;
  while (open) {
    const auto closed = closing_quote(text, *open);
    if (!closed) break;
    chain.push_back(byte_range(*open + 1, *closed));
    open = next_piece(text, *closed);
  }
  return chain;
}

HiddenText joined(std::string_view text, const Chain& pieces, std::string_view form) {
  HiddenText hidden;
  hidden.extent = {pieces.front().begin, pieces.back().end};
  hidden.form = form;
  for (const ByteRange& piece : pieces) hidden.append_verbatim(text, piece);
  return hidden;
}

using Offsets = std::unordered_set<uint32_t>;

/// Chains with a join behind a quote of this kind in the region. A quote may be taken for a closing
/// one where it opens: then the "pieces" are what stands between literals, and say nothing. `seen`
/// holds the closing quotes of the chains so far.
bool find_chains(std::string_view text, const ByteRange& region, char quote, Offsets& seen,
                 const HiddenTextSink& sink) {
  for (uint32_t at = region.begin.value; at < region.end.value; ++at) {
    const void* const found = std::memchr(text.data() + at, quote, region.end.value - at);
    if (found == nullptr) return true;
    at = static_cast<uint32_t>(static_cast<const char*>(found) - text.data());
    if (may_be_called(text, at)) {
      const auto called = find_called_string(text, at);
      if (called && !sink(*called)) return false;
    }
    if (!next_piece(text, at) || is_escaped(text, at) || seen.contains(at)) continue;
    Chain chain = chain_around(text, at);
    for (const ByteRange& piece : chain) seen.insert(piece.end.value);
    if (chain.size() < 2) continue;
    chain.front().begin = line_before(text, chain.front().begin.value).begin;
    ++chain.back().end.value;  // so that what it is assigned to is read with it
    if (chain.back().end.value - chain.front().begin.value > kLongestHiddenText) continue;
    if (!sink(joined(text, chain, "joined strings"))) return false;
  }
  return true;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-_+/=.").find(c) != std::string_view::npos;
}

/// Whether the backslash at `at` continues a word on the next line; then where it goes on.
std::optional<uint32_t> continued_word(std::string_view text, uint32_t at) {
  if (at == 0 || !is_word(text[at - 1])) return std::nullopt;
  uint32_t next = at + 1;
  if (next < text.size() && text[next] == '\r') ++next;
  if (next >= text.size() || text[next] != '\n') return std::nullopt;
  ++next;
  while (next < text.size() && next - at < kMostBlanks && (text[next] == ' ' || text[next] == '\t'))
    ++next;
  if (next >= text.size() || !is_word(text[next])) return std::nullopt;
  return next;
}

uint32_t line_begin(std::string_view text, uint32_t at) {
  while (at > 0 && !is_line_end(text[at - 1])) --at;
  return at;
}

/// The first backslash of the continued lines that the one at `at` is part of.
uint32_t first_continuation(std::string_view text, uint32_t at) {
  for (uint32_t line = line_begin(text, at); line > 1; line = line_begin(text, at)) {
    uint32_t before = line - 1;
    if (text[before] == '\n' && text[before - 1] == '\r') --before;
    if (before == 0 || text[before - 1] != '\\' || !continued_word(text, before - 1)) return at;
    at = before - 1;
  }
  return at;
}

/// Lines joined at backslashes, from the start of the first to the end of the last.
Chain continued_lines(std::string_view text, uint32_t at) {
  at = first_continuation(text, at);
  Chain chain;
  uint32_t begin = line_begin(text, at);
  for (auto next = continued_word(text, at); next;) {
    chain.push_back(byte_range(begin, at));
    begin = *next;
    at = begin;
    while (at < text.size() && !is_line_end(text[at])) ++at;
    next = text[at - 1] == '\\' ? continued_word(text, at - 1) : std::nullopt;
    if (next) --at;
  }
  chain.push_back(byte_range(begin, at));
  return chain;
}

bool find_continuations(std::string_view text, const ByteRange& region,
                        const HiddenTextSink& sink) {
  for (uint32_t at = region.begin.value; at < region.end.value; ++at) {
    const void* const found = std::memchr(text.data() + at, '\\', region.end.value - at);
    if (found == nullptr) return true;
    at = static_cast<uint32_t>(static_cast<const char*>(found) - text.data());
    if (!continued_word(text, at)) continue;
    const Chain chain = continued_lines(text, at);
    at = chain.back().end.value - 1;
    if (at - chain.front().begin.value > kLongestHiddenText) continue;
    if (!sink(joined(text, chain, "continued lines"))) return false;
  }
  return true;
}

}  // namespace

bool find_joined_strings(std::string_view text, const ByteRange& region,
                         const HiddenTextSink& sink) {
  Offsets seen;
  for (const char quote : {'"', '\'', '`'}) {
    if (!find_chains(text, region, quote, seen, sink)) return false;
  }
  return find_continuations(text, region, sink);
}

}  // namespace plumbline::secrets
