// What a value is when it is no credential, by tables and a few measures.
//
// Each test is for one thing that stands where a secret could, and says which (judgement.cc has the
// order). Tables hold beginnings, endings and words. Where a table cannot do, naturalness() can: a
// path of words and a path of random letters have the same form.
//
// What can go wrong is a test that is too wide. It silences for every name and every language, so a
// beginning of a few letters has to be one that no generator would draw. The test for identifiers
// asks for letters that words have, and allows digits at the ends of words but hardly any inside:
// `token_2` is one, `a8f3k2` is not.
#include "analyzers/secrets/value_shape.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "analyzers/secrets/randomness.h"
#include "analyzers/secrets/text_reader.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

bool starts_with_any(std::string_view text, std::span<const std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return text.starts_with(prefix); });
}

/// A word of a language: letters, with an apostrophe, hyphen or full stop here and there.
bool is_plain_word(std::string_view word) {
  const auto letters = std::count_if(word.begin(), word.end(), [](char c) {
    return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  const auto plain = std::count_if(word.begin(), word.end(), [](char c) {
    return std::string_view(".,:;'!?()-\"/&").find(c) != std::string_view::npos;
  });
  const auto size = static_cast<long>(word.size());
  return letters + plain == size || std::all_of(word.begin(), word.end(), [](char c) {
           return !is_letter(c) && static_cast<unsigned char>(c) < 0x80;
         });
}

/// `jane.doe@acme.io`: one at sign, and an ending of letters behind the last full stop.
bool is_mail_address(std::string_view value) {
  const size_t at = value.find('@');
  const size_t dot = value.rfind('.');
  if (at == std::string_view::npos || at == 0 || dot == std::string_view::npos || dot < at + 2)
    return false;
  const std::string_view ending = value.substr(dot + 1);
  return ending.size() >= 2 && ending.size() <= 4 &&
         std::all_of(ending.begin(), ending.end(), is_lower) &&
         value.find_first_of("@!#$%^&*=", at + 1) == std::string_view::npos;
}

/// `required|min:8|confirmed`: the rules that a form's field must obey.
bool is_rule_list(std::string_view value) {
  return value.find('|') != std::string_view::npos &&
         std::all_of(
             value.begin(), value.end(),
             [](char c) { return is_lower(c) || is_digit(c) || contains("|:,_.", {&c, 1}); }) &&
         naturalness(value) >= 5.2;
}

bool hump_after_digit(std::string_view text, size_t i) {
  return is_digit(text[i - 1]) && is_letter(text[i]);
}

}  // namespace

bool is_look_up(std::string_view value) {
  static constexpr std::array<std::string_view, 28> kPrefixes = {"!secret",
                                                                 "env:",
                                                                 "env.",
                                                                 "ENV[",
                                                                 "process.env",
                                                                 "os.environ",
                                                                 "os.getenv",
                                                                 "System.getenv",
                                                                 "getenv(",
                                                                 "vault:",
                                                                 "op://",
                                                                 "arn:",
                                                                 "ssm:",
                                                                 "file:",
                                                                 "secret:",
                                                                 "secrets.",
                                                                 "var.",
                                                                 "local.",
                                                                 "module.",
                                                                 "data.",
                                                                 "ref+",
                                                                 "keyvault:",
                                                                 "@Microsoft.KeyVault",
                                                                 "projects/",
                                                                 "awssm:",
                                                                 "gcp:secret",
                                                                 "!Ref",
                                                                 "cmd:"};
  static constexpr std::array<std::string_view, 6> kParts = {
      "getenv", "process.env", "os.environ", "secretKeyRef", "{{resolve:", "/run/secrets/"};
  return starts_with_any(value, kPrefixes) || contains_any(value, kParts);
}

bool is_ciphertext(std::string_view value) {
  static constexpr std::array<std::string_view, 18> kPrefixes = {
      "ENC[",   "ENC(",    "{cipher}", "$ANSIBLE_VAULT", "AQICAH",     "{AES}",
      "gAAAAA", "vault:v", "enc:",     "{encrypted}",    "encrypted:", "01000000d08c9ddf",
      "age1",   "!vault",  "k8s:enc",  "sealed:",        "secure:",    "CiQA"};
  const bool sealed = value.size() > 200 && value.starts_with("Ag") && value[2] >= 'A' &&
                      value[2] <= 'D';  // a length of 512 bytes before what RSA encrypted
  return sealed || starts_with_any(value, kPrefixes);
}

bool is_public_material(std::string_view value) {
  static constexpr std::array<std::string_view, 13> kPrefixes = {
      "sha1-",   "sha256-",    "sha384-", "sha512-", "sha256:", "ssh-rsa",   "ssh-ed25519",
      "ssh-dss", "ecdsa-sha2", "MIIB",    "MIID",    "MIIE",    "-----BEGIN"};
  const bool address = value.size() == 42 && value.starts_with("0x");  // of an Ethereum account
  return address || starts_with_any(value, kPrefixes);
}

bool is_reference(std::string_view value) {
  static constexpr std::array<std::string_view, 9> kPrefixes = {"./",  "../",  "~/",   "--", "\\\\",
                                                                "s3:", "urn:", "http", "$."};
  if (starts_with_any(value, kPrefixes) || value.find("://") != std::string_view::npos) return true;
  if (is_mail_address(value)) return true;
  const bool path = value.find('/', 1) != std::string_view::npos &&
                    value.find_first_of("+=!@#$%^&*") == std::string_view::npos &&
                    naturalness(value) > 5.5;
  if (value.starts_with('/')) return path || value.size() < 12 || naturalness(value) > 5.2;
  static constexpr std::array<std::string_view, 16> kEndings = {
      ".pem", ".key", ".json", ".txt", ".crt",  ".yaml", ".yml", ".html",
      ".js",  ".py",  ".md",   ".xml", ".conf", ".com",  ".p12", ".jks"};
  return path || std::any_of(kEndings.begin(), kEndings.end(),
                             [&](std::string_view ending) { return value.ends_with(ending); });
}

bool is_type_name(std::string_view value) {
  static constexpr std::array<std::string_view, 69> kWords = {
      "string",   "str",      "text",    "boolean",     "bool",      "number",    "integer",
      "object",   "null",     "none",    "nil",         "true",      "false",     "undefined",
      "required", "optional", "hidden",  "readonly",    "disabled",  "enabled",   "array",
      "bytes",    "varchar",  "unknown", "auto",        "plain",     "plaintext", "cleartext",
      "input",    "prompt",   "stdin",   "basic",       "bearer",    "oauth",     "oauth2",
      "ldap",     "kerberos", "ntlm",    "digest",      "scram",     "md5",       "sha1",
      "sha256",   "sha512",   "bcrypt",  "base64",      "sensitive", "never",     "always",
      "aes128",   "aes192",   "aes256",  "rsa2048",     "rsa4096",   "hs256",     "hs384",
      "hs512",    "rs256",    "es256",   "ed25519",     "x25519",    "pkcs12",    "manual",
      "keyring",  "keychain", "vault",   "environment", "anonymous", "empty"};
  const std::string folded = lower(value.substr(0, std::min<size_t>(value.size(), 64)));
  if (std::find(kWords.begin(), kWords.end(), folded) != kWords.end()) return true;
  return folded.starts_with("varchar") || folded.starts_with("scram-sha") ||
         folded.starts_with("nvarchar") || folded.starts_with("char(");
}

bool is_expression(std::string_view value) {
  static constexpr std::array<std::string_view, 20> kParts = {
      "\"\"", "''",  "\\x1b[", "\\033[", "(?:", "(?i", "(?=", "[a-z", "[A-Z", "[0-9",
      "\\d",  "\\w", "\\s",    ".*",     ".+)", "[^",  "=>",  "();",  "\\b",  "\\["};
  if (contains_any(value, kParts) || value.starts_with('(') || is_rule_list(value)) return true;
  if (value.starts_with('^') && value.ends_with('$')) return true;
  const size_t open = value.find_first_of("([");  // name(…), name[…]
  return open != std::string_view::npos && open > 2 && is_identifier(value.substr(0, open));
}

bool is_in_words(std::string_view value) {
  if (value.find_first_of("\r\n") != std::string_view::npos) return true;
  if (value.find("\\u") != std::string_view::npos) return true;  // escaped letters of any script
  size_t words = 0;
  size_t plain = 0;
  for (size_t at = 0; at < value.size();) {
    const size_t end = std::min(value.find_first_of(" \t", at), value.size());
    if (end > at) {
      ++words;
      plain += is_plain_word(value.substr(at, end - at)) ? 1U : 0U;
    }
    at = end + 1;
  }
  const bool foreign = std::any_of(value.begin(), value.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (words == 1) return foreign && plain == 1;
  return words > 8 || plain * 2 >= words;
}

bool is_identifier(std::string_view value) {
  size_t letters = 0;
  size_t inner = 0;  // digits with letters of the same word behind them
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool joint = std::string_view("_-.:/@ ").find(c) != std::string_view::npos;
    if (!joint && !is_letter(c) && !is_digit(c) && c != '$') return false;
    letters += is_letter(c) ? 1U : 0U;
    if (i > 0 && hump_after_digit(value, i)) ++inner;
  }
  if (letters < 3 || naturalness(value) < 5.2) return false;
  return inner <= value.size() / 16;
}

bool is_password_hash(std::string_view value) {
  static constexpr std::array<std::string_view, 19> kPrefixes = {
      "$apr1$",  "$2a$",    "$2b$",    "$2y$",    "$1$",    "$5$",       "$6$",
      "$y$",     "$7$",     "{SHA}",   "{SSHA}",  "{MD5}",  "{SSHA512}", "$argon2",
      "$pbkdf2", "pbkdf2_", "$scrypt", "scrypt:", "pbkdf2:"};
  return value.size() >= 20 && starts_with_any(value, kPrefixes);
}

bool is_uuid(std::string_view value) {
  if (value.size() != 36) return false;
  for (size_t i = 0; i < value.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char folded = static_cast<char>(value[i] | 0x20);
    const bool hex = is_digit(value[i]) || (folded >= 'a' && folded <= 'f');
    if (dash ? value[i] != '-' : !hex) return false;
  }
  return true;
}

}  // namespace plumbline::secrets
