// Tokens that end in the CRC32 of what comes before, each issuer in an alphabet of its own.
#include <algorithm>
#include <string>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/offline_checks.h"

namespace plumbline::secrets {
namespace {

constexpr size_t kHexDigits = 8;

/// What follows the first `_`: the part of a prefixed token that the checksum covers.
std::string_view body_of(std::string_view token) {
  const size_t bar = token.find('_');
  return bar == std::string_view::npos ? token : token.substr(bar + 1);
}

std::string_view without_bar(std::string_view text) {
  return text.ends_with('_') ? text.substr(0, text.size() - 1) : text;
}

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

uint32_t swapped(uint32_t value) {
  return (value >> 24) | ((value >> 8) & 0xFF00U) | ((value << 8) & 0xFF0000U) | (value << 24);
}

/// The token without its last eight characters; empty if it is no longer than they are.
std::string_view before_hex(std::string_view token) {
  return token.substr(0, token.size() - std::min(token.size(), kHexDigits));
}

Verdict trailing_hex(std::string_view token, uint32_t value) {
  if (token.size() <= kHexDigits) return {};
  const std::string_view sum = token.substr(token.size() - kHexDigits);
  const std::string expected = hex32(value);
  return Verdict::of_checksum(sum == expected || sum == upper(expected), "CRC32");
}

}  // namespace

Verdict check_crc32_base62(std::string_view token) {
  constexpr size_t kWidth = 6;
  const std::string_view body = body_of(token);
  if (body.size() <= kWidth) return {};
  const std::string_view covered = body.substr(0, body.size() - kWidth);
  return Verdict::of_checksum(base62(crc32(covered), kWidth) == body.substr(covered.size()),
                              "CRC32");
}

/// Cloudflare `cfut_BODY` + hex, Zuplo `zpka_BODY_` + hex.
Verdict check_crc32_hex_body(std::string_view token) {
  return trailing_hex(token, crc32(body_of(without_bar(before_hex(token)))));
}

/// Atlassian: prefix and separator are covered as well.
Verdict check_crc32_hex_all(std::string_view token) {
  return trailing_hex(token, crc32(before_hex(token)));
}

/// Grafana: the four bytes in little-endian order.
Verdict check_crc32_little_hex(std::string_view token) {
  return trailing_hex(token, swapped(crc32(without_bar(before_hex(token)))));
}

/// Confluent `cflt`, 54 characters, then six of the base64 of the four bytes in little-endian
/// order.
Verdict check_crc32_little_base64(std::string_view token) {
  constexpr size_t kPrefix = 4;
  constexpr size_t kCovered = 54;
  constexpr size_t kWidth = 6;
  if (token.size() != kPrefix + kCovered + kWidth) return {};
  const uint32_t crc = crc32(token.substr(kPrefix, kCovered));
  const std::string expected = base64(little_endian_bytes(crc)).substr(0, kWidth);
  return Verdict::of_checksum(token.ends_with(expected), "CRC32");
}

/// `glpat-PAYLOAD.VVLLCCCCCCC`; the older routable form and the legacy one have no checksum.
Verdict check_gitlab_routable(std::string_view token) {
  constexpr size_t kWidth = 7;
  if (token.size() < 20 || std::count(token.begin(), token.end(), '.') < 2) return {};
  const std::string_view covered = token.substr(0, token.size() - kWidth);
  return Verdict::of_checksum(base36(crc32(covered), kWidth) == token.substr(covered.size()),
                              "CRC32");
}

}  // namespace plumbline::secrets
