// Tokens with a right checksum, made from a seed, for the tests of the offline checks: nothing here
// was ever issued.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plumbline::secrets::test {

/// `count` random characters of an alphabet of the example templates ("base62", "base64url", …).
std::string drawn(std::string_view alphabet, size_t count, uint32_t seed);

std::string minted_github(uint32_t seed);
std::string minted_gitlab(uint32_t seed);
std::string minted_grafana(uint32_t seed);
std::string minted_bitbucket(uint32_t seed);
std::string minted_cloudflare(uint32_t seed);
std::string minted_confluent(uint32_t seed);

/// `bytes` long, with the four-character signature and the kind's seed name.
std::string minted_azure(std::string_view signature, std::string_view kind, size_t bytes,
                         uint32_t seed);
std::string minted_annotated(std::string_view signature, uint32_t seed);
std::string minted_entra(uint32_t seed);
std::string minted_azure_devops(uint32_t seed);

std::string minted_wif(uint32_t seed);
std::string minted_age(uint32_t seed);
std::string minted_nkey(uint32_t seed);

}  // namespace plumbline::secrets::test
