// Reads a name from its end, as its meaning is there.
//
// `stripe_secret_key_prod`: words that only say which one (prod, old, default) are taken off, and
// what the last word then is decides: a password, a secret, a key. The word before it qualifies:
// `api_key` is one, `primary_key` and `sort_key` are not, `my_key` may be. Anywhere in the name a
// word can turn it into something about a secret (`password_hint`, `invalid_token`), which is none.
//
// Kinds are tried in a fixed order, the vague one last, so that `secret_key` is a secret before it
// is a key. Glued words (`dbpass`, `apikey`) are listed, since cutting them anywhere would find
// `pass` in `compass`.
#include "analyzers/secrets/secret_name.h"

#include <algorithm>
#include <array>
#include <span>

#include "analyzers/secrets/name_words.h"
#include "analyzers/source/ascii.h"

namespace plumbline::secrets {
namespace {

bool ends_with_any(std::string_view word, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
}

/// Words that may follow the telling one without changing what the value is.
bool says_nothing(std::string_view word) {
  static constexpr std::array<std::string_view, 34> kWords = {
      "v",         "prod",    "production", "dev",      "staging", "stage",    "live",
      "default",   "value",   "string",     "str",      "old",     "new",      "base",
      "raw",       "plain",   "b",          "hex",      "current", "main",     "primary",
      "secondary", "literal", "plaintext",  "clear",    "text",    "const",    "test",
      "sandbox",   "local",   "val",        "override", "real",    "cleartext"};
  return is_in(word, kWords);
}

/// A text about a secret, or the rule that one must obey.
bool is_about(const NameWords& words) {
  static constexpr std::array<std::string_view, 27> kWords = {
      "label",     "placeholder", "hint",    "message", "msg",       "error",      "title",
      "tooltip",   "help",        "caption", "desc",    "i18n",      "regex",      "pattern",
      "validator", "wrong",       "invalid", "bad",     "missing",   "forgot",     "incorrect",
      "reset",     "pub",         "public",  "hashed",  "encrypted", "description"};
  for (size_t i = 0; i < words.size(); ++i) {
    if (is_in(words[i], kWords)) return true;
  }
  return false;
}

bool is_password(const NameWords& words) {
  static constexpr std::array<std::string_view, 20> kWords = {
      "authtok",      "password", "passwd",  "passphrase", "passwort",   "passcode",   "kennwort",
      "pwd",          "psw",      "psk",     "senha",      "contrasena", "motdepasse", "wachtwoord",
      "userpassword", "sshpass",  "passwrd", "masterauth", "passwords",  "pword"};
  static constexpr std::array<std::string_view, 6> kEndings = {
      "password", "passwd", "passphrase", "passwort", "storepass", "keypass"};
  static constexpr std::array<std::string_view, 53> kOwners = {
      "app",    "db",      "user",       "mysql",    "root",    "admin",    "auth",     "login",
      "smtp",   "ftp",     "mail",       "email",    "ldap",    "ssh",      "http",     "proxy",
      "redis",  "my",      "basic",      "store",    "key",     "become",   "sudo",     "service",
      "sftp",   "vpn",     "wifi",       "jdbc",     "pg",      "postgres", "mongo",    "rabbit",
      "mqtt",   "amqp",    "truststore", "keystore", "cert",    "p12",      "imap",     "portal",
      "oracle", "mssql",   "sql",        "database", "account", "snmp",     "rabbitmq", "nexus",
      "sonar",  "mariadb", "system",     "bind",     "ui"};
  static constexpr std::array<std::string_view, 21> kGlued = {
      "bindpw",   "rootpw",    "userpw",  "adminpw",     "dbpw",     "dbpass",   "userpass",
      "mypass",   "storepass", "keypass", "requirepass", "smtppass", "ftppass",  "mysqlpass",
      "rootpass", "adminpass", "dbpwd",   "userpwd",     "mysqlpwd", "authpass", "pgpass"};
  const std::string_view last = words.last();
  if (is_in(last, kWords) || is_in(last, kGlued) || ends_with_any(last, kEndings)) return true;
  return (last == "pass" || last == "pw") && is_in(words.last(1), kOwners);
}

bool is_secret(const NameWords& words) {
  static constexpr std::array<std::string_view, 5> kWords = {"secret", "secrets", "credential",
                                                             "credentials", "apisecret"};
  const std::string_view last = words.last();
  if (is_in(last, kWords) || last.ends_with("secret") || last == "secretkey") return true;
  if (last == "key" && is_in(words.last(1), {"jwt", "hmac"})) return true;
  return (last == "key" || last == "base") && words.last(1) == "secret";
}

bool is_harmless_owner(std::string_view word) {
  static constexpr std::array<std::string_view, 68> kWords = {
      "websocket", "socket",    "site",        "anon",         "tracking",    "csrf",
      "xsrf",      "next",      "page",        "cancellation", "cancel",      "stop",
      "sync",      "start",     "end",         "open",         "close",       "continuation",
      "public",    "lex",       "syntax",      "parse",        "prev",        "previous",
      "last",      "this",      "eof",         "color",        "design",      "keyword",
      "comment",   "space",     "type",        "max",          "min",         "total",
      "prompt",    "input",     "output",      "pad",          "bos",         "eos",
      "unk",       "mask",      "cls",         "sep",          "special",     "separator",
      "primary",   "foreign",   "cache",       "sort",         "partition",   "object",
      "hot",       "registry",  "map",         "row",          "group",       "query",
      "index",     "i18n",      "translation", "shortcut",     "publishable", "gpg",
      "pgp",       "maintainer"};
  return is_in(word, kWords);
}

bool is_key(const NameWords& words) {
  static constexpr std::array<std::string_view, 10> kEndings = {
      "apikey",  "secretkey", "accesskey",     "privatekey", "accountkey",
      "authkey", "masterkey", "encryptionkey", "signingkey", "token"};
  static constexpr std::array<std::string_view, 47> kQualifiers = {
      "api",      "access",     "private",      "signing",  "encryption",
      "auth",     "client",     "service",      "master",   "account",
      "storage",  "shared",     "deploy",       "app",      "application",
      "consumer", "admin",      "function",     "write",    "server",
      "session",  "hmac",       "jwt",          "aes",      "crypt",
      "crypto",   "rest",       "subscription", "merchant", "security",
      "machine",  "decryption", "validation",   "sign",     "webhook",
      "license",  "secure",     "integration",  "cipher",   "sas",
      "cipher",   "bot",        "enc",          "host",     "instrumentation",
      "ingest",   "project"};
  const std::string_view last = words.last();
  if (is_harmless_owner(words.last(1))) return false;
  constexpr std::string_view kToken = "token";  // csrftoken, pagetoken: in one word
  if (last.ends_with(kToken) && is_harmless_owner(last.substr(0, last.size() - kToken.size())))
    return false;
  if (last == "token" || last == "tokens" || last == "pat" || last == "jwt" || last == "bearer")
    return true;
  if (ends_with_any(last, kEndings) || is_in(last, std::span(kEndings).first(9))) return true;
  if (last == "data") return words.last(1) == "key" && words.last(2) == "client";
  return (last == "key" || last == "keys") && is_in(words.last(1), kQualifiers);
}

bool is_vague(const NameWords& words) {
  static constexpr std::array<std::string_view, 6> kWords = {"pass", "pw",   "salt",
                                                             "auth", "cred", "creds"};
  if (is_in(words.last(), kWords)) return true;
  return words.last() == "key" && words.size() > 1 && !is_harmless_owner(words.last(1));
}

NameKind kind_of(NameWords words) {
  while (words.size() > 1 && says_nothing(words.last()) &&
         !(words.last() == "base" && words.last(1) == "key")) {
    words.drop_last();
  }
  if (words.last() == "base") words.drop_last();
  if (words.empty() || is_about(words)) return NameKind::none;
  if (is_password(words)) return NameKind::password;
  if (is_secret(words)) return NameKind::secret;
  if (is_key(words)) return NameKind::key;
  return is_vague(words) ? NameKind::vague : NameKind::none;
}

}  // namespace

NameKind kind_of_name(std::string_view name) {
  return kind_of(NameWords(name));
}

NameKind kind_of_setter(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kVerbs = {
      "set",    "with",   "add",   "use",    "put",  "update", "change",
      "create", "assign", "write", "define", "from", "new",    "store"};
  const size_t dot = name.rfind('.');
  const NameWords words(dot == std::string_view::npos ? name : name.substr(dot + 1));
  const NameKind kind = kind_of(words);
  if (kind == NameKind::none || kind == NameKind::vague) return NameKind::none;
  const bool bare = words.size() == 1 || kind_of_name(words[0]) != NameKind::none;
  return bare || is_in(words[0], kVerbs) || words[0] == "api" ? kind : NameKind::none;
}

bool reads_secret(std::string_view name) {
  static constexpr std::array<std::string_view, 26> kVerbs = {
      "get",  "is",     "has",    "check",  "validate", "verify",  "find",    "read",   "load",
      "by",   "parse",  "decode", "encode", "hash",     "show",    "hide",    "remove", "delete",
      "test", "expect", "assert", "match",  "matches",  "require", "request", "extract"};
  const size_t dot = name.rfind('.');
  const NameWords words(dot == std::string_view::npos ? name : name.substr(dot + 1));
  const NameKind kind = kind_of(words);
  return kind == NameKind::none || kind == NameKind::vague || is_in(words[0], kVerbs);
}

bool is_account_name(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "user",     "username",    "usr",    "uid",       "login",    "account",
      "userid",   "email",       "dbuser", "principal", "identity", "accountname",
      "clientid", "accesskeyid", "userdb", "nickname"};
  const NameWords words(name);
  const std::string_view last = words.last();
  if (is_in(last, kWords)) return true;
  if (last == "id") {
    const std::string_view owner = words.last(1);
    return owner == "client" || owner == "user" || owner == "key" || owner == "app";
  }
  return last == "name" && (words.last(1) == "user" || words.last(1) == "account");
}

}  // namespace plumbline::secrets
