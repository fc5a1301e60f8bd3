// Whether a name says that its value is a secret.
#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::secrets {

enum class NameKind : uint8_t {
  none,
  password,  // chosen by a person: password, passwd, pwd, passphrase
  key,       // made by a machine: secret, token, api_key, access_key, private_key, credential
};

/// Splits the name into words (snake_case, camelCase, dots) and reads them from the end:
/// "dbPassword1" and "STRIPE_SECRET_KEY_PROD" are secrets, "passwordField", "token_type" and
/// "public_key" are not.
NameKind kind_of_name(std::string_view name);

}  // namespace plumbline::secrets
