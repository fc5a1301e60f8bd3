#include "analyzers/secrets/named_place.h"

#include <algorithm>
#include <array>
#include <span>

#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kThirdArgument = 80;  // bytes: a text of help, a flag

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

}  // namespace

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

namespace {

bool follows_any(const NamedHit& named, uint32_t reach, std::span<const std::string_view> heads) {
  const uint32_t begin = named.name.begin.value;
  const uint32_t size = std::min(begin, reach);
  const std::string_view head = named.text().substr(begin - size, size);
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view word) { return head.ends_with(word); });
}

/// `strcmp(password, "x")`, `strcpy(password, "x")`: a bare name among the arguments.
bool is_text_call(const NamedHit& named) {
  static constexpr std::array<std::string_view, 8> kCalls = {
      "strcmp(", "equals(", "equal(", "Equal(", "compare(", "strcpy(", "strncpy(", "strlcpy("};
  return follows_any(named, 24, kCalls);
}

/// `{password, "x"}`: a pair of Erlang.
bool is_tuple(const NamedHit& named, const Assignment& assignment) {
  const size_t after = size_t{assignment.value.end.value} + 1;
  uint32_t begin = named.name.begin.value;
  while (begin > 0 && is_blank(named.text()[begin - 1])) --begin;
  return begin > 0 && named.text()[begin - 1] == '{' && assignment.quote != 0 &&
         after < named.text().size() && named.text()[after] == '}';
}

/// `flag.String("name", "value", "help")`: the second of three is the value, too.
bool is_flag(const NamedHit& named) {
  static constexpr std::array<std::string_view, 3> kCalls = {"flag.String(\"", "flags.String(\"",
                                                             "Flags().String(\""};
  return follows_any(named, 24, kCalls);
}

std::string_view word_before(std::string_view text, uint32_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  uint32_t begin = at;
  while (begin > 0 && at - begin < 16 && is_word_character(text[begin - 1])) --begin;
  return text.substr(begin, at - begin);
}

/// "The password is `x`", in documentation.
bool is_stated(const NamedHit& named, const Assignment& assignment) {
  return named.hit.writing == Writing::prose && assignment.quote == '`';
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

/// `--password x`, `ENV PASSWORD x`, `#define PASSWORD "x"`, `requirepass x`, `set password "x"`,
/// `(def password "x")`, `:password "x"` (Clojure), `@password "x"` (Elixir).
bool may_have_blank(const NamedHit& named, const Assignment& assignment) {
  if (named.kind == NameKind::vague && !named.place.flag) return false;
  const std::string_view word = word_before(named.text(), named.name.begin.value);
  if (named.place.flag || named.hit.writing == Writing::login) return true;
  if (word == "ENV" || word == "ARG") return named.hit.writing == Writing::docker;
  if (assignment.quote != 0)
    return word == "define" || is_stated(named, assignment) || word == "set" || word == "setx" ||
           named.hit.writing == Writing::sql || word == "WITH" || word == "with" ||
           word == "LOGIN" || named.hit.writing == Writing::lines || word == "def" ||
           named.place.before == ':' || named.place.before == '@' || is_groovy(named);
  const std::string_view name = named.name_text();
  if (word == "set")
    return named.hit.writing == Writing::shell || named.hit.writing == Writing::lines;
  if (name == "_authToken") return true;  // npm config set //registry/:_authToken value
  if (name == "password" && follows_login(named)) return true;
  if (named.place.enclosing != 0 && name == "password") return false;
  return named.hit.writing == Writing::lines && named.place.first && is_lower(name[0]) &&
         assignment.value.begin.value == named.name.end.value + 1;
}

/// Whether no more than one argument stands before the name, on its line.
bool is_early_argument(const NamedHit& named) {
  const std::string_view text = named.text();
  int depth = 0;
  int commas = 0;
  for (uint32_t at = named.name.begin.value, steps = 0; at > 0 && steps < kThirdArgument; ++steps) {
    const char c = text[--at];
    if (is_line_end(c)) break;
    if (c == ')' || c == ']' || c == '}') ++depth;
    if ((c == '(' || c == '[' || c == '{') && depth-- == 0) break;
    commas += c == ',' && depth == 0 ? 1 : 0;
  }
  return commas <= 1;
}

}  // namespace

bool is_pair(const NamedHit& named, const Assignment& assignment) {
  if (is_flag(named)) return true;
  const std::string_view text = named.text();
  const size_t after = size_t{assignment.value.end.value} + 1;
  const size_t next = std::min(text.find_first_not_of(' ', after), text.size());
  const char end = next < text.size() ? text[next] : '\0';
  if (named.place.before == ':') return true;  // a symbol of Ruby or Elixir
  if (named.place.flag || ((end == ')' || end == '}') && is_early_argument(named))) return true;
  const std::string_view rest = text.substr(std::min(after, text.size()), kThirdArgument);
  const size_t third = rest.starts_with(',') ? rest.find_first_of(",)]\n", 1) : 0;
  return third != 0 && third != std::string_view::npos && rest[third] == ')';
}

namespace {

/// `Context.SECURITY_CREDENTIALS`: a constant that names the entry.
bool is_constant(std::string_view name) {
  const std::string_view last = name.substr(name.rfind('.') + 1);
  return last.find('_') != std::string_view::npos &&
         std::none_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

bool is_plausible(const NamedHit& named, const Assignment& assignment) {
  const bool bare = assignment.quote == 0;
  switch (assignment.op) {
    case Operator::argument:
      if (named.kind == NameKind::vague) return false;
      if (is_constant(named.name_text()) && is_pair(named, assignment)) return true;
      return assignment.name_quote != 0 || named.place.before == ':' || is_text_call(named) ||
             is_tuple(named, assignment);
    case Operator::call:
      return named.method || kind_of_setter(named.name_text()) != NameKind::none ||
             (named.place.before == '.' && !reads_secret(named.name_text()));
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

bool needs_strength(const NamedHit& named, const Assignment& assignment) {
  if (assignment.op == Operator::argument) return true;
  if (assignment.quote != 0 || assignment.op == Operator::element ||
      assignment.op == Operator::neighbour)
    return named.hit.writing == Writing::prose;
  const bool bare_key = assignment.op == Operator::space && named.kind != NameKind::password;
  return bare_key || named.place.enclosing != 0 || named.hit.writing == Writing::prose ||
         named.hit.writing == Writing::markup || !named.place.first;
}

}  // namespace plumbline::secrets
