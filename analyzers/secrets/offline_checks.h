// The checks behind check_token(), one file per family of formats. Each takes the whole token, of
// any bytes and any length.
#pragma once

#include <string_view>

#include "analyzers/secrets/verdict.h"

namespace plumbline::secrets {

// checksum_checks.cc: a CRC32 in the token's own alphabet.
Verdict check_crc32_base62(std::string_view token);
Verdict check_crc32_hex_body(std::string_view token);
Verdict check_crc32_hex_all(std::string_view token);
Verdict check_crc32_little_hex(std::string_view token);
Verdict check_crc32_little_base64(std::string_view token);
Verdict check_gitlab_routable(std::string_view token);

// azure_checks.cc: Marvin32 and the older checksum of Azure DevOps.
Verdict check_azure_identifiable(std::string_view token);
Verdict check_azure_annotated(std::string_view token);
Verdict check_entra_secret(std::string_view token);
Verdict check_azure_devops(std::string_view token);

// key_checks.cc: the checksums of key material.
Verdict check_base58(std::string_view token);
Verdict check_bech32(std::string_view token);
Verdict check_nkey_seed(std::string_view token);

// document_checks.cc: tokens that decode to a document.
Verdict check_aws_key_id(std::string_view token);
Verdict check_bedrock(std::string_view token);
Verdict check_json_base64(std::string_view token);
Verdict check_macaroon(std::string_view token);
Verdict check_fly_macaroon(std::string_view token);
Verdict check_snowflake(std::string_view token);
Verdict check_reference_token(std::string_view token);
Verdict check_colon_base64(std::string_view token);

// jwt_check.cc: header, payload, `exp` and `iat`, the issuer's roles, well-known secrets.
Verdict check_jwt(std::string_view token);

}  // namespace plumbline::secrets
