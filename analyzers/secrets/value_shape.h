// What a value at a secret-like name is when it is no credential, told from its bytes alone.
#pragma once

#include <string_view>

namespace plumbline::secrets {

/// Read from elsewhere at run time: "env:X", "os.environ['X']", "vault:…", "secretKeyRef".
bool is_look_up(std::string_view value);

/// Encrypted: sops, sealed secrets, Ansible Vault, Jasypt, KMS.
bool is_ciphertext(std::string_view value);

/// Certificates, public keys, subresource integrity.
bool is_public_material(std::string_view value);

/// A path, an address (of mail, too), an ARN, an option.
bool is_reference(std::string_view value);

/// "string", "varchar(255)", "true", "required": the word of a schema or a language.
bool is_type_name(std::string_view value);

/// A regular expression, a format, a call, the rules of a form: something that a program evaluates.
bool is_expression(std::string_view value);

/// Two words or more that a person reads, in any script. "My S3cret P4ss" is not.
bool is_in_words(std::string_view value);

/// Words of letters joined by `_`, `-`, `.`, `/`, `:` or humps, perhaps with a number at a word's
/// end: "my-app-secret", "tokenValue2", "DB_PASSWORD".
bool is_identifier(std::string_view value);

/// The hash of a password in a crypt(3) or LDAP format.
bool is_password_hash(std::string_view value);

bool is_uuid(std::string_view value);

}  // namespace plumbline::secrets
