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

#include "analyzers/secrets/assignment.h"
#include "analyzers/secrets/context_form.h"
#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/name_words.h"
#include "analyzers/secrets/string_place.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "assigned to a secret-like name";
constexpr size_t kThirdArgument = 80;  // bytes: a text of help, a flag

struct NamedHit {
  const PlaceHit& hit;
  ByteRange name;
  NamePlace place;
  NameKind kind;
  bool method = false;  // the name's last word is a method that is given the value

  std::string_view text() const { return hit.text(); }
  std::string_view name_text() const { return hit.input.snapshot.view(name); }
};

/// "API key", "secret key": in prose and INI files a name may have a blank in it.
ByteRange with_word_before(std::string_view text, ByteRange name) {
  uint32_t at = name.begin.value;
  if (at < 3 || text[at - 1] != ' ' || !is_word_character(text[at - 2])) return name;
  --at;
  while (at > 0 && name.begin.value - at < 24 && is_word_character(text[at - 1])) --at;
  return byte_range(at, name.end.value);
}

/// `password.equals("x")`, `token.set("x")`: what stands before the method.
ByteRange without_method(std::string_view text, ByteRange name) {
  static constexpr std::array<std::string_view, 7> kMethods = {
      ".equals", ".set", ".setValue", ".equalsIgnoreCase", ".compareTo", ".contentEquals", ".fill"};
  if (name.end.value >= text.size() || text[name.end.value] != '(') return name;
  const std::string_view spelled = text.substr(name.begin.value, name.length());
  for (const std::string_view method : kMethods) {
    if (!spelled.ends_with(method)) continue;
    name.end = ByteOffset{name.end.value - static_cast<uint32_t>(method.size())};
    return name;
  }
  return name;
}

/// A name with one of those extensions, if its kind comes from them.
NamedHit resolve_name(const PlaceHit& hit) {
  const std::string_view text = hit.text();
  ByteRange name = name_around(text, hit.begin);
  const auto kind = [&](const ByteRange& range) {
    return kind_of_name(text.substr(range.begin.value, range.length()));
  };
  const ByteRange receiver = without_method(text, name);
  if (receiver != name && kind(receiver) != NameKind::none)
    return {hit, name, place_of_name(text, name), kind(receiver), true};
  NameKind found = kind(name);
  if (found == NameKind::none && hit.writing != Writing::code) {
    const ByteRange longer = with_word_before(text, name);
    const NameKind longer_kind = kind(longer);
    if (longer_kind != NameKind::vague && longer_kind != NameKind::none) {
      name = longer;
      found = longer_kind;
    }
  }
  return {hit, name, place_of_name(text, name), found};
}

bool is_comparing_call(std::string_view text, uint32_t name_begin) {
  const std::string_view head =
      text.substr(name_begin < 24 ? 0 : name_begin - 24, std::min<uint32_t>(name_begin, 24));
  static constexpr std::array<std::string_view, 4> kCalls = {"strcmp(", "equals(", "compare(",
                                                             "hmac_equal("};
  return std::any_of(kCalls.begin(), kCalls.end(),
                     [&](std::string_view call) { return head.ends_with(call); });
}

std::string_view word_before(std::string_view text, uint32_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  uint32_t begin = at;
  while (begin > 0 && at - begin < 16 && is_word_character(text[begin - 1])) --begin;
  return text.substr(begin, at - begin);
}

/// Gradle's files set a property by calling it without brackets.
bool is_groovy(const NamedHit& named) {
  return named.hit.input.snapshot.path.ends_with(".gradle") && named.place.first;
}

/// A line of .netrc in a string: `machine h login u password p`.
bool follows_login(const NamedHit& named) {
  const uint32_t begin = named.name.begin.value;
  const std::string_view head =
      named.text().substr(begin < 80 ? 0 : begin - 80, std::min(begin, 80U));
  const size_t machine = head.rfind("machine ");
  return machine != std::string_view::npos &&
         head.find("login ", machine) != std::string_view::npos;
}

/// `--password x`, `ENV PASSWORD x`, `#define PASSWORD "x"`, `requirepass x`, `set password "x"`.
bool may_have_blank(const NamedHit& named, const Assignment& assignment) {
  if (named.kind == NameKind::vague && !named.place.flag) return false;
  const std::string_view word = word_before(named.text(), named.name.begin.value);
  if (named.place.flag || named.hit.writing == Writing::login) return true;
  if (word == "ENV" || word == "ARG") return named.hit.writing == Writing::docker;
  if (assignment.quote != 0)
    return word == "define" || (assignment.quote == '`' && named.hit.writing == Writing::prose) ||
           word == "set" || word == "setx" || named.hit.writing == Writing::sql || word == "WITH" ||
           word == "with" || word == "LOGIN" || named.hit.writing == Writing::lines ||
           is_groovy(named);
  const std::string_view name = named.name_text();
  if (word == "set") return named.hit.writing == Writing::shell;
  if (named.place.enclosing != 0 && name == "password") return follows_login(named);
  return named.hit.writing == Writing::lines && named.place.first &&
         named.kind == NameKind::password && name[0] >= 'a' && name[0] <= 'z' &&
         assignment.value.begin.value == named.name.end.value + 1;
}

/// `("name", "value")`, `["--name", "value"]`: two, and not two of a list of words.
bool is_pair(const NamedHit& named, const Assignment& assignment) {
  const std::string_view text = named.text();
  const size_t after = size_t{assignment.value.end.value} + 1;
  if (named.place.flag || (after < text.size() && text[after] == ')')) return true;
  const std::string_view rest = text.substr(std::min(after, text.size()), kThirdArgument);
  const size_t third = rest.starts_with(',') ? rest.find_first_of(",)]\n", 1) : 0;
  return third != 0 && third != std::string_view::npos && rest[third] == ')';
}

/// `Context.SECURITY_CREDENTIALS`: a constant that names the entry.
bool is_constant(std::string_view name) {
  const std::string_view last = name.substr(name.rfind('.') + 1);
  return last.find('_') != std::string_view::npos &&
         std::none_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether this way of writing is an assignment at all.
bool is_plausible(const NamedHit& named, const Assignment& assignment) {
  const bool bare = assignment.quote == 0;
  switch (assignment.op) {
    case Operator::argument:
      if (named.kind == NameKind::vague) return false;
      if (is_constant(named.name_text()) && is_pair(named, assignment)) return true;
      return assignment.name_quote != 0 || is_comparing_call(named.text(), named.name.begin.value);
    case Operator::call:
      return named.method || kind_of_setter(named.name_text()) != NameKind::none;
    case Operator::space:
      return may_have_blank(named, assignment);
    case Operator::compare:
      return !bare;
    case Operator::colon:  // `arn:aws:secretsmanager:…:secret:name` is the id of something
      return named.place.before != ':';
    case Operator::assign:
    case Operator::fallback:
    case Operator::element:
    case Operator::neighbour:
      return true;
  }
  return true;
}

/// A bare value inside a string or a sentence is taken for a credential only if it looks like one.
bool needs_strength(const NamedHit& named, const Assignment& assignment) {
  if (assignment.op == Operator::argument) return true;
  if (assignment.quote != 0 || assignment.op == Operator::element ||
      assignment.op == Operator::neighbour)
    return named.hit.writing == Writing::prose;
  return named.place.enclosing != 0 || named.hit.writing == Writing::prose ||
         named.hit.writing == Writing::markup || !named.place.first;
}

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

}  // namespace

void read_assignment(const PlaceHit& hit, std::vector<Candidate>& found) {
  const NamedHit named = resolve_name(hit);
  if (named.kind == NameKind::none) return;
  BareStyle style = bare_style(hit.writing, named.place);
  auto assignment = assignment_to(hit.text(), named.name, style);
  bool inside_text = false;
  if (!assignment && style == BareStyle::none && is_inside_text(named)) {
    inside_text = true;
    assignment = assignment_to(hit.text(), named.name, BareStyle::in_string);
  }
  if (!assignment || !is_plausible(named, *assignment)) return;
  // A quote that opens no value closes the string in which the name stands.
  if (named.place.enclosing != 0 && assignment->quote == named.place.enclosing &&
      hit.text()[assignment->value.begin.value - 2] != '\\')
    return;
  const Judgement judgement = judge_named(named, *assignment);
  // "pass" or "auth" is a secret's name if the value looks drawn; any other "…_key" stays doubtful.
  const bool doubtful = named.kind == NameKind::vague && !is_some_key(named.name_text());
  const NameKind kind = doubtful ? NameKind::secret : named.kind;
  Candidate candidate{{named.name.begin, assignment->value.end},
                      assignment->value,
                      kind,
                      judgement,
                      kForm,
                      named.place.comment,
                      false,
                      false,
                      {}};
  if (inside_text && candidate.judgement.strength == Strength::weak)
    candidate.judgement = {Strength::none, Silence::not_random};
  candidate.needs_literal = hit.writing == Writing::code || hit.writing == Writing::json;
  found.push_back(candidate);
}

}  // namespace plumbline::secrets
