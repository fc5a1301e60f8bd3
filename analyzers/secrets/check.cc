#include "analyzers/secrets/check.h"

#include "analyzers/secrets/offline_checks.h"

namespace plumbline::secrets {

Verdict check_token(Check check, std::string_view token) {
  switch (check) {
    case Check::none:
      return {};
    case Check::crc32_base62:
      return check_crc32_base62(token);
    case Check::crc32_hex_body:
      return check_crc32_hex_body(token);
    case Check::crc32_hex_all:
      return check_crc32_hex_all(token);
    case Check::crc32_little_hex:
      return check_crc32_little_hex(token);
    case Check::crc32_little_base64:
      return check_crc32_little_base64(token);
    case Check::gitlab_routable:
      return check_gitlab_routable(token);
    case Check::aws_key_id:
      return check_aws_key_id(token);
    case Check::aws_bedrock:
      return check_bedrock(token);
    case Check::azure_identifiable:
      return check_azure_identifiable(token);
    case Check::azure_annotated:
      return check_azure_annotated(token);
    case Check::azure_devops:
      return check_azure_devops(token);
    case Check::entra_secret:
      return check_entra_secret(token);
    case Check::base58:
      return check_base58(token);
    case Check::bech32:
      return check_bech32(token);
    case Check::nkey_seed:
      return check_nkey_seed(token);
    case Check::json_base64:
      return check_json_base64(token);
    case Check::jwt:
    case Check::github_installation:
      return check_jwt(token);
    case Check::macaroon:
      return check_macaroon(token);
    case Check::fly_macaroon:
      return check_fly_macaroon(token);
    case Check::snowflake:
      return check_snowflake(token);
    case Check::reference_token:
      return check_reference_token(token);
    case Check::colon_base64:
      return check_colon_base64(token);
  }
  return {};
}

}  // namespace plumbline::secrets
