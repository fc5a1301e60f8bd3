// The credentials of an HTTP request: `Authorization: Basic …`, `-H "Authorization: Bearer …"`,
// `{"Authorization": "token …"}`, and the cookies that stand for somebody who has signed in.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzers/secrets/context_form.h"
#include "analyzers/secrets/encoding.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kForm = "the credential of an Authorization header";
constexpr std::string_view kRule = "secrets/authorization-header";
constexpr std::string_view kCookieForm = "a cookie of a session";
constexpr int kMostCookies = 8;        // of one header
constexpr uint32_t kMostBetween = 24;  // bytes of quotes and operators between name and value

bool is_token_character(char c) {
  return is_word_character(c) || std::string_view("-._~+/=:").find(c) != std::string_view::npos;
}

ByteRange read_token(TextReader& reader) {
  const uint32_t begin = reader.at();
  while (is_token_character(reader.peek())) reader.advance();
  return byte_range(begin, reader.at());
}

Judgement judge_basic(std::string_view value) {
  const auto decoded = decode_base64(value);
  if (!decoded) return judge(NameKind::key, value);
  const size_t colon = decoded->find(':');
  if (colon == std::string::npos) return judge(NameKind::key, value);
  const std::string_view user = std::string_view(*decoded).substr(0, colon);
  const std::string_view password = std::string_view(*decoded).substr(colon + 1);
  if (password == user) return {Strength::none, Silence::placeholder};
  const bool empty = password.empty() || password == "x" || password == "X";
  if (empty) return judge(NameKind::key, user);  // a token as the user's name
  Judgement judgement = judge(NameKind::password, password);
  if (judgement.strength == Strength::weak) judgement.strength = Strength::chosen;
  return judgement;
}

struct Scheme {
  std::string_view name;
  bool basic;
};

constexpr std::array kSchemes = {Scheme{"basic", true},    Scheme{"bearer", false},
                                 Scheme{"token", false},   Scheme{"apikey", false},
                                 Scheme{"api-key", false}, Scheme{"key", false},
                                 Scheme{"oauth", false},   Scheme{"genie-key", false}};

/// `Basic dXNl…`, `Bearer eyJ…` or the bare token, from where the reader stands.
std::optional<Candidate> read_credential(TextReader& reader, uint32_t begin) {
  const ByteRange first = read_token(reader);
  if (first.empty()) return std::nullopt;
  const std::string_view text = reader.text();
  const std::string scheme = lower(text.substr(first.begin.value, std::min(first.length(), 16U)));
  ByteRange value = first;
  bool basic = false;
  for (const Scheme& known : kSchemes) {
    if (scheme != known.name) continue;
    reader.skip_blanks();
    value = read_token(reader);
    basic = known.basic;
  }
  if (value.empty()) return std::nullopt;
  const std::string_view spelled = text.substr(value.begin.value, value.length());
  const char next = reader.peek();
  const bool goes_on = next == '$' || next == '{' || next == '<' || next == '%' || next == '(';
  Judgement judgement = goes_on ? Judgement{Strength::none, Silence::interpolation}
                        : basic ? judge_basic(spelled)
                                : judge(NameKind::key, spelled);
  return Candidate{byte_range(begin, value.end.value),
                   value,
                   NameKind::key,
                   judgement,
                   kForm,
                   false,
                   false,
                   false,
                   kRule};
}

/// Over quotes and operators to the value of a header; false if nothing assigns it.
bool skip_to_value(TextReader& reader) {
  const uint32_t end = reader.at() + kMostBetween;
  bool assigned = false;
  while (reader.at() < end &&
         std::string_view(" \t\"'`\\:=>,[](){").find(reader.peek()) != std::string_view::npos) {
    assigned = assigned || std::string_view(":=,\"'").find(reader.peek()) != std::string_view::npos;
    reader.advance();
    if (reader.done()) return false;
  }
  return assigned;
}

/// "sessionid", "connect.sid", "auth_token"; a token against forged requests opens nothing.
bool opens_session(std::string_view name) {
  const std::string folded = lower(name);
  if (folded.find("csrf") != std::string::npos || folded.find("xsrf") != std::string::npos)
    return false;
  return folded.ends_with("sid") || folded.ends_with("jwt") || folded.ends_with("token") ||
         folded.find("sess") != std::string::npos || folded.find("auth") != std::string::npos;
}

/// `--cookie` and `Cookie` are what a client sends; `Set-Cookie` and `document.cookie` are not.
bool is_sent(std::string_view text, uint32_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (before == '-') return at > 1 && text[at - 2] == '-';
  return !is_word_character(before) && before != '.';
}

}  // namespace

void read_cookies(const PlaceHit& hit, std::vector<Candidate>& found) {
  constexpr std::string_view kLiteral = "cookie";
  const std::string_view text = hit.text();
  TextReader reader(text, hit.begin + static_cast<uint32_t>(kLiteral.size()));
  if (!is_sent(text, hit.begin) || !skip_to_value(reader)) return;
  for (int count = 0; count < kMostCookies; ++count) {
    const ByteRange name = reader.read_until("=;,\"'` \t\r\n");
    if (name.empty() || reader.peek() != '=') return;
    reader.advance();
    const ByteRange value = reader.read_until(";\"'` \t\r\n");
    if (!value.empty() && opens_session(text.substr(name.begin.value, name.length()))) {
      found.push_back({byte_range(hit.begin, value.end.value),
                       value,
                       NameKind::key,
                       judge(NameKind::key, text.substr(value.begin.value, value.length())),
                       kCookieForm,
                       place_of_name(text, byte_range(hit.begin, hit.begin)).comment,
                       false,
                       false,
                       {}});
    }
    if (reader.peek() != ';') return;
    reader.advance();
    reader.skip_blanks();
  }
}

void read_authorization(const PlaceHit& hit, std::vector<Candidate>& found) {
  static constexpr std::array<std::string_view, 2> kLiterals = {"authorization", "bearer "};
  TextReader reader(hit.text(), hit.begin + static_cast<uint32_t>(kLiterals[hit.row].size()));
  const bool inside = hit.begin > 0 && is_word_character(hit.text()[hit.begin - 1]) &&
                      hit.text()[hit.begin - 1] != '_';
  if (inside) return;
  if (hit.row == 0) {
    if (!skip_to_value(reader)) return;
  }
  auto candidate = read_credential(reader, hit.begin);
  if (!candidate) return;
  candidate->in_comment = place_of_name(hit.text(), byte_range(hit.begin, hit.begin)).comment;
  found.push_back(*candidate);
}

}  // namespace plumbline::secrets
