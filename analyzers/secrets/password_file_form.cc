// Files whose lines hold passwords without a name for them (.pgpass, .curlrc, chap-secrets), and
// hashes of passwords behind a user's name
// (.htpasswd, shadow).
#include <algorithm>
#include <array>

#include "analyzers/secrets/context_form.h"
#include "analyzers/source/ascii.h"
#include "analyzers/source/path.h"

namespace plumbline::secrets {
namespace {

constexpr std::string_view kPassLine = "the last field of a line of .pgpass";
constexpr std::string_view kCurlLine = "the user and password of a line of .curlrc";
constexpr std::string_view kChapLine = "the secret of a line of chap-secrets";
constexpr std::string_view kHashLine = "a password's hash behind a user's name";
constexpr std::string_view kHashRule = "secrets/password-hash";

bool is_pgpass(std::string_view path) {
  const std::string_view name = file_name(path);
  return name == ".pgpass" || name == "pgpass" || name == "pgpass.conf";
}

/// host:port:database:user:password; `\:` is no separator.
std::optional<ByteRange> fifth_field(std::string_view text, const ByteRange& line) {
  int colons = 0;
  for (uint32_t at = line.begin.value; at < line.end.value; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == ':' && ++colons == 4) {
      return byte_range(at + 1, line.end.value);
    }
  }
  return std::nullopt;
}

bool is_curlrc(std::string_view path) {
  const std::string_view name = file_name(path);
  return name == ".curlrc" || name == "_curlrc";
}

/// `user = "name:password"`, `-u name:password`.
std::optional<ByteRange> after_user(std::string_view text, const ByteRange& line) {
  static constexpr std::array<std::string_view, 6> kOptions = {"user",   "proxy-user",   "-u",
                                                               "--user", "--proxy-user", "-U"};
  TextReader reader(text.substr(0, line.end.value), line.begin.value);
  reader.skip_blanks();
  const ByteRange option = reader.read_until(" \t=:");
  if (!is_in(text.substr(option.begin.value, option.length()), kOptions)) return std::nullopt;
  reader.read_until("\"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  const bool quoted = reader.accept("\"");
  reader.read_until(":");
  if (!reader.accept(":")) return std::nullopt;
  return reader.read_until(quoted ? "\"" : " \t");
}

bool is_chap_secrets(std::string_view path) {
  const std::string_view name = file_name(path);
  return name == "chap-secrets" || name == "pap-secrets";
}

/// `client server secret addresses`, the first three perhaps in quotes.
std::optional<ByteRange> third_word(std::string_view text, const ByteRange& line) {
  TextReader reader(text.substr(0, line.end.value), line.begin.value);
  for (int count = 0;; ++count) {
    reader.skip_blanks();
    const bool quoted = reader.accept("\"");
    const ByteRange word = reader.read_until(quoted ? "\"" : " \t");
    if (word.empty() || count == 2) return word;
    if (quoted) reader.accept("\"");
  }
}

struct PasswordList {
  bool (*is_at)(std::string_view path);
  std::optional<ByteRange> (*field_of)(std::string_view text, const ByteRange& line);
  std::string_view form;
};

const PasswordList* list_at(std::string_view path) {
  static constexpr std::array kLists = {PasswordList{is_pgpass, fifth_field, kPassLine},
                                        PasswordList{is_curlrc, after_user, kCurlLine},
                                        PasswordList{is_chap_secrets, third_word, kChapLine}};
  const auto* const found = std::find_if(
      kLists.begin(), kLists.end(), [&](const PasswordList& list) { return list.is_at(path); });
  return found == kLists.end() ? nullptr : found;
}

}  // namespace

void read_password_lines(const AnalysisInput& input, const ByteRange& region,
                         std::vector<Candidate>& found) {
  const PasswordList* const list = list_at(input.snapshot.path);
  if (list == nullptr) return;
  const std::string_view text = input.snapshot.view();
  uint32_t at = region.begin.value;
  while (at < region.end.value) {
    const auto end = static_cast<uint32_t>(std::min(text.find_first_of("\r\n", at), text.size()));
    const ByteRange line = byte_range(at, end);
    const auto field = text.substr(at, 1) == "#" ? std::nullopt : list->field_of(text, line);
    if (field && !field->empty()) {
      found.push_back({line,
                       *field,
                       NameKind::password,
                       judge(NameKind::password, input.snapshot.view(*field)),
                       list->form,
                       false,
                       false,
                       false,
                       {}});
    }
    at = end + 1;
  }
}

void read_password_hash(const PlaceHit& hit, std::vector<Candidate>& found) {
  const std::string_view text = hit.text();
  if (hit.begin == 0 || text[hit.begin - 1] != ':') return;
  uint32_t begin = hit.begin - 1;
  while (begin > 0 && hit.begin - begin < 64 && !is_line_end(text[begin - 1])) --begin;
  const std::string_view user = text.substr(begin, hit.begin - 1 - begin);
  const bool named = !user.empty() && std::all_of(user.begin(), user.end(), [](char c) {
    return is_word_character(c) || c == '.' || c == '-' || c == '@';
  });
  if (!named) return;
  TextReader reader(text, hit.begin);
  const ByteRange value = reader.read_until(": \t\r\n\"'");
  const Judgement judgement = judge(NameKind::password, hit.input.snapshot.view(value));
  if (judgement.strength != Strength::hash) return;
  found.push_back({byte_range(begin, value.end.value), value, NameKind::password, judgement,
                   kHashLine, false, false, false, kHashRule});
}

}  // namespace plumbline::secrets
