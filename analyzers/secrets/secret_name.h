// Whether a name says that its value is a secret.
#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::secrets {

enum class NameKind : uint8_t {
  none,
  password,  // chosen by a person: password, passwd, db_pass, passphrase
  secret,    // chosen or drawn: secret, client_secret, credential, secret_key
  key,       // drawn by a machine: token, api_key, access_key, signing key
  vague,     // maybe: pwd, pass, salt, any other …_key; only a drawn value makes it a secret
};

/// Splits the name into words (snake_case, camelCase, kebab-case, dots, spaces) and reads them from
/// the end: "dbPassword1" and "STRIPE_SECRET_KEY_PROD" are secrets, "passwordField", "token_type"
/// and "public_key" are not.
NameKind kind_of_name(std::string_view name);

/// The name of a function or method that is given a secret: "setPassword", "withApiKey",
/// "password". Those that read, check or show one ("getToken", "validatePassword") are none.
NameKind kind_of_setter(std::string_view name);

/// The name of a function that reads, checks or changes a secret that it is given: "getToken",
/// "validatePassword", "encodePassword".
bool reads_secret(std::string_view name);

/// True for a name of somebody who logs in: "user", "DB_USERNAME", "AccountName", "client_id".
bool is_account_name(std::string_view name);

}  // namespace plumbline::secrets
