#include "analyzers/secrets/secret_name.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace plumbline::secrets {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// Lower-case words without digits.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  bool fresh = true;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_upper(c) && !is_lower(c)) {
      fresh = true;
      continue;
    }
    const bool turn = i > 0 && is_upper(c) &&
                      (is_lower(name[i - 1]) ||
                       (i + 1 < name.size() && is_lower(name[i + 1]) && is_upper(name[i - 1])));
    if (fresh || turn) words.emplace_back();
    fresh = false;
    words.back().push_back(is_upper(c) ? static_cast<char>(c + 32) : c);
  }
  return words;
}

bool is_in(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words that may follow the telling one without changing what the value is.
bool says_nothing(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "prod",   "production", "dev",     "staging", "stage",   "live",     "default", "value",
      "string", "str",        "old",     "new",     "base",    "raw",      "plain",   "b",
      "hex",    "env",        "current", "main",    "primary", "secondary"};
  return is_in(word, kWords);
}

bool tells_key(std::span<const std::string> words) {
  static constexpr std::array<std::string_view, 12> kKeys = {
      "secret",   "apikey",     "secretkey",   "accesskey", "privatekey",   "authtoken",
      "apitoken", "credential", "credentials", "apisecret", "clientsecret", "accesstoken"};
  static constexpr std::array<std::string_view, 14> kQualifiers = {
      "api",    "secret",  "access", "private", "signing", "encryption", "auth",
      "client", "service", "master", "account", "storage", "shared",     "deploy"};
  static constexpr std::array<std::string_view, 10> kHarmless = {
      "csrf",   "xsrf", "next", "page",         "cancellation",
      "cancel", "stop", "sync", "continuation", "public"};
  if (words.empty()) return false;
  const std::string_view last = words.back();
  const std::string_view previous =
      words.size() > 1 ? std::string_view(words[words.size() - 2]) : std::string_view();
  if (is_in(previous, kHarmless)) return false;
  if (is_in(last, kKeys) || last == "token") return true;
  return last == "key" && is_in(previous, kQualifiers);
}

}  // namespace

NameKind kind_of_name(std::string_view name) {
  static constexpr std::array<std::string_view, 7> kPasswords = {
      "password", "passwd", "pwd", "passphrase", "passwort", "pass", "passcode"};
  std::vector<std::string> words = words_of(name);
  while (words.size() > 1 && says_nothing(words.back())) words.pop_back();
  if (words.empty()) return NameKind::none;
  const std::string_view last = words.back();
  if (is_in(last, kPasswords) || (last.size() > 8 && last.ends_with("password")))
    return NameKind::password;
  return tells_key(words) ? NameKind::key : NameKind::none;
}

}  // namespace plumbline::secrets
