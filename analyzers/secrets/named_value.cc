// A value at a secret-like name, in source code and in every format of configuration.
//
// Four questions, the cheapest first. Is the name one that says secret (with a word before it in
// prose and INI files, without a method behind it)? Is something assigned to it, in this kind of
// file? Is this way of writing an assignment at all, or a comparison of lists, an id with colons, a
// sentence? Is the value a credential (judgement.cc)?
//
// How much the value must show depends on how sure the place is. A quoted string assigned to a
// variable may be any password. A bare word after a colon in prose, a second argument, or a value
// inside another string has to look chosen or drawn, or half of all documentation would be
// reported.
//
// No grammar is asked for until the end: the same text has to be read in a language without one, in
// the text lane before there is a tree, and in strings inside strings. The tree only vetoes
// (place_scan.cc).
#include <algorithm>
#include <array>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/name_words.h"
#include "analyzers/secrets/named_place.h"
#include "analyzers/secrets/string_place.h"
#include "analyzers/source/ascii.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "assigned to a secret-like name";

/// base64 of `user:password`: Docker's and npm's "auth".
std::optional<Judgement> judge_encoded_pair(std::string_view value) {
  const auto decoded = decode_base64(value);
  if (!decoded) return std::nullopt;
  const size_t colon = decoded->find(':');
  const bool text = std::all_of(decoded->begin(), decoded->end(), [](char c) { return c >= ' '; });
  if (!text || colon == std::string::npos || colon == 0) return std::nullopt;
  const Judgement judgement =
      judge(NameKind::password, std::string_view(*decoded).substr(colon + 1));
  if (judgement.strength == Strength::weak) return Judgement{Strength::chosen, Silence::none};
  return judgement;
}

/// "pass", "smtp_pw": a password's name if the value looks like one, else a word of English.
bool is_short_for_password(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kSteps = {
      "first", "second", "third",  "last", "final", "render",
      "sub",   "multi",  "single", "one",  "two",   "shader"};
  const NameWords words(name);  // holds what `owner` looks at
  const std::string_view owner = words.last(1);
  if (std::find(kSteps.begin(), kSteps.end(), owner) != kSteps.end()) return false;
  return name.ends_with("pass") || name.ends_with("PASS") || name.ends_with("Pass") ||
         name.ends_with("pw") || name.ends_with("PW") || name.ends_with("Pw");
}

Judgement judge_named(const NamedHit& named, const Assignment& assignment) {
  const std::string_view value = named.hit.input.snapshot.view(assignment.value);
  const std::string_view name = named.name_text();
  if (name.ends_with("auth") || name.ends_with("AUTH")) {
    if (const auto pair = judge_encoded_pair(value)) return *pair;
  }
  if (named.hit.writing == Writing::style) return {Strength::none, Silence::style_sheet};
  const bool expands = named.hit.writing == Writing::shell || named.hit.writing == Writing::docker;
  if (expands && assignment.quote != '\'') {
    const size_t dollar = value.find('$');
    const char next = dollar + 1 < value.size() ? value[dollar + 1] : '\0';
    if (dollar != std::string_view::npos && (is_word_character(next) || next == '(' || next == '{'))
      return {Strength::none, Silence::interpolation};
  }
  const bool short_name = named.kind == NameKind::vague && is_short_for_password(name);
  Judgement judgement = judge(short_name ? NameKind::password : named.kind, name, value);
  if (judgement.strength == Strength::none) return judgement;
  const bool doubtful =
      judgement.strength == Strength::weak ||
      (judgement.strength == Strength::chosen && needs_strength(named, assignment));
  if (short_name && doubtful) return {Strength::none, Silence::not_random};
  const bool listed = assignment.op == Operator::argument && !is_pair(named, assignment);
  if (listed && judgement.strength == Strength::chosen) judgement.strength = Strength::weak;
  const bool strong =
      judgement.strength == Strength::chosen || judgement.strength == Strength::generated;
  if (!strong && needs_strength(named, assignment)) return {Strength::none, Silence::not_random};
  if (is_translation(named.hit.input.snapshot.path) && judgement.strength != Strength::generated)
    return {Strength::none, Silence::translation};
  return judgement;
}

/// Small and capital letters and digits: no digest in hexadecimal, no identifier of small letters.
bool has_all_kinds(std::string_view value) {
  const auto has = [&](auto kind) { return std::any_of(value.begin(), value.end(), kind); };
  return has(is_lower) && has(is_upper) && has(is_digit);
}

/// A "…_key" of which nothing is known.
bool is_some_key(std::string_view name) {
  return name.ends_with("key") || name.ends_with("Key") || name.ends_with("KEY");
}

/// A name inside a string or a comment that runs over lines, where values need no quotes.
bool is_inside_text(const NamedHit& named) {
  const AnalysisInput& input = named.hit.input;
  if (named.hit.writing != Writing::code) return false;
  if (input.tree != nullptr) return is_text_node(*input.tree, named.name);
  return syntax::has_grammar(input.snapshot.language);  // until there is a tree: it may be
}

/// `| password | value |`: the second cell of a row of a table in Markdown.
std::optional<Assignment> cell_behind(const NamedHit& named) {
  if (named.hit.writing != Writing::prose) return std::nullopt;
  const std::string_view text = named.text();
  constexpr std::string_view kMarks = "*` \t";
  uint32_t begin = named.name.begin.value;
  while (begin > 0 && contains(kMarks, text.substr(begin - 1, 1))) --begin;
  const bool opens_row =
      begin > 0 && text[begin - 1] == '|' && (begin == 1 || is_line_end(text[begin - 2]));
  TextReader reader(text, named.name.end.value);
  while (!reader.done() && contains(kMarks, {&text[reader.at()], 1})) reader.advance();
  if (!opens_row || !reader.accept("|")) return std::nullopt;
  while (!reader.done() && contains(kMarks, {&text[reader.at()], 1})) reader.advance();
  const ByteRange value = reader.read_until("|` \t\r\n");
  if (value.empty()) return std::nullopt;
  return Assignment{named.name, value, 0, 0, Operator::assign};
}

}  // namespace

void read_assignment(const PlaceHit& hit, std::vector<Candidate>& found) {
  const NamedHit named = resolve_name(hit);
  if (named.kind == NameKind::none) return;
  BareStyle style = bare_style(hit.writing, named.place);
  auto assignment = cell_behind(named);
  if (!assignment) assignment = assignment_to(hit.text(), named.name, style);
  bool inside_text = false;
  if (!assignment && style == BareStyle::none && is_inside_text(named)) {
    inside_text = true;
    assignment = assignment_to(hit.text(), named.name, BareStyle::in_string);
  }
  if (!assignment || !is_plausible(named, *assignment)) return;
  // A quote that opens no value closes the string in which the name stands.
  const bool filled_in = assignment->op == Operator::fallback;  // a form's field, by a selector
  if (named.place.enclosing != 0 && assignment->quote == named.place.enclosing && !filled_in &&
      hit.text()[assignment->value.begin.value - 2] != '\\')
    return;
  const Judgement judgement = judge_named(named, *assignment);
  // "pass" or "auth" is a secret's name if the value looks drawn; any other "…_key" stays doubtful
  // unless its value could be no digest.
  const bool doubtful = named.kind == NameKind::vague &&
                        (!is_some_key(named.name_text()) ||
                         (judgement.strength == Strength::generated &&
                          has_all_kinds(hit.input.snapshot.view(assignment->value))));
  const NameKind kind = doubtful ? NameKind::secret : named.kind;
  Candidate candidate{{named.name.begin, assignment->value.end},
                      assignment->value,
                      kind,
                      judgement,
                      kForm,
                      named.place.comment && hit.writing != Writing::prose,
                      false,
                      false,
                      {}};
  if (inside_text && candidate.judgement.strength == Strength::weak)
    candidate.judgement = {Strength::none, Silence::not_random};
  candidate.needs_literal = hit.writing == Writing::code || hit.writing == Writing::json;
  found.push_back(candidate);
}

}  // namespace plumbline::secrets
