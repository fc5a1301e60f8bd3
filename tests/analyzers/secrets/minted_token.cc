#include "tests/analyzers/secrets/minted_token.h"

#include <nettle/sha2.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/marvin32.h"
#include "tests/analyzers/secrets/example_template.h"

namespace plumbline::secrets::test {
namespace {

std::string template_of(std::string_view pattern, uint32_t seed) {
  return expand(pattern, seed).text;
}

std::string random_bytes(size_t count, uint32_t seed) {
  std::mt19937 random(seed);
  std::string bytes;
  for (size_t i = 0; i < count; ++i) bytes.push_back(static_cast<char>(random() & 0xFF));
  return bytes;
}

/// Groups of five bits, the highest first; a last group is filled up with zeros.
std::string in_base32(std::string_view bytes, std::string_view alphabet) {
  std::string text;
  uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    bits = (bits << 8 | static_cast<unsigned char>(c)) & 0xFFFFU;
    for (count += 8; count >= 5; count -= 5) text.push_back(alphabet[bits >> (count - 5) & 31]);
  }
  if (count > 0) text.push_back(alphabet[bits << (5 - count) & 31]);
  return text;
}

std::string in_base58(std::string_view bytes) {
  constexpr std::string_view kAlphabet =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  std::vector<uint32_t> digits;  // the lowest first
  for (const char c : bytes) {
    uint32_t carry = static_cast<unsigned char>(c);
    for (uint32_t& digit : digits) {
      carry += digit << 8;
      digit = carry % 58;
      carry /= 58;
    }
    for (; carry > 0; carry /= 58) digits.push_back(carry % 58);
  }
  std::string text;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit)
    text.push_back(kAlphabet[*digit]);
  return text;
}

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()));
  std::string digest(SHA256_DIGEST_SIZE, '\0');
  sha256_digest(&context, digest.size(), reinterpret_cast<uint8_t*>(digest.data()));
  return digest;
}

uint32_t bech32_step(uint32_t remainder, uint32_t value) {
  constexpr std::array<uint32_t, 5> kGenerator = {0x3B6A57B2U, 0x26508E6DU, 0x1EA119FAU,
                                                  0x3D4233DDU, 0x2A1462B3U};
  const uint32_t top = remainder >> 25;
  remainder = (remainder & 0x1FFFFFFU) << 5 ^ value;
  for (size_t i = 0; i < kGenerator.size(); ++i) remainder ^= (top >> i & 1) * kGenerator[i];
  return remainder;
}

}  // namespace

std::string drawn(std::string_view alphabet, size_t count, uint32_t seed) {
  return template_of("{" + std::string(alphabet) + ":" + std::to_string(count) + "}", seed);
}

std::string minted_github(uint32_t seed) {
  return template_of("ghp_{mark}{base62:30}{crc32-base62:6}", seed);
}

std::string minted_gitlab(uint32_t seed) {
  return template_of("glpat-{base64url:27}.01.1r{crc32-base36:7}", seed);
}

std::string minted_grafana(uint32_t seed) {
  return template_of("glsa_{base62:32}{crc32le-hex-bar:8}", seed);
}

std::string minted_bitbucket(uint32_t seed) {
  return template_of("ATBB{base62:24}{crc32-hexupper:8}", seed);
}

std::string minted_cloudflare(uint32_t seed) {
  return template_of("cfut_{mark}{base62:40}{crc32-hex:8}", seed);
}

std::string minted_confluent(uint32_t seed) {
  return template_of("cflt{mark}{base64:54}{crc32le-base64:6}", seed);
}

std::string minted_azure(std::string_view signature, std::string_view kind, size_t bytes,
                         uint32_t seed) {
  std::string text = base64(random_bytes(bytes, seed));
  size_t unpadded = text.find('=');
  if (unpadded == std::string::npos) unpadded = text.size();
  // The issuer clears the bits between the signature and the checksum, if there are any.
  text.replace(unpadded - 10, 5, std::string(signature) + "A");
  const std::string whole = *decode_base64(text);
  const std::string covered = whole.substr(0, bytes - 4);
  std::string key = base64(covered + little_endian_bytes(marvin32(covered, marvin32_seed(kind))));
  if (signature == "AzFu") {  // stands in addresses
    std::replace(key.begin(), key.end(), '+', '-');
    std::replace(key.begin(), key.end(), '/', '_');
  }
  return key;
}

std::string minted_annotated(std::string_view signature, uint32_t seed) {
  const std::string covered = drawn("base62", 52, seed) + "JQQJ99BC" +
                              drawn("base62", 16, seed + 1) + std::string(signature);
  const uint32_t sum = marvin32(*decode_base64(covered), marvin32_seed("Default0"));
  return covered + base64(little_endian_bytes(sum)).substr(0, 4);
}

std::string minted_entra(uint32_t seed) {
  constexpr std::string_view kAlphabet =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
  std::string token = drawn("base62", 3, seed) + "8Q~" + drawn("base62", 31, seed + 1);
  std::string digits;
  for (uint32_t sum = marvin32(token, marvin32_seed("AadPwd00")); sum > 0; sum /= 66)
    digits.insert(digits.begin(), kAlphabet[sum % 66]);
  return token + digits.substr(0, 3);
}

std::string minted_azure_devops(uint32_t seed) {
  std::string bytes = random_bytes(32, seed);
  std::string covered;
  for (size_t i = 0; i < 32; ++i) {
    if (i != 2 && i != 7 && i != 8 && i != 22) covered.push_back(bytes[i]);
  }
  const std::string sum = little_endian_bytes(crc32(covered) ^ 0xE0B9692DU);
  bytes[22] = sum[0];
  bytes[8] = sum[1];
  bytes[7] = sum[2];
  bytes[2] = sum[3];
  return in_base32(bytes, "abcdefghijklmnopqrstuvwxyz234567");
}

std::string minted_wif(uint32_t seed) {
  const std::string key = "\x80" + random_bytes(32, seed) + "\x01";
  return in_base58(key + sha256(sha256(key)).substr(0, 4));
}

std::string minted_age(uint32_t seed) {
  constexpr std::string_view kAlphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
  constexpr std::string_view kPrefix = "age-secret-key-";
  std::string data = in_base32(random_bytes(32, seed), kAlphabet);
  uint32_t sum = 1;
  for (const char c : kPrefix) sum = bech32_step(sum, static_cast<unsigned char>(c) >> 5);
  sum = bech32_step(sum, 0);
  for (const char c : kPrefix) sum = bech32_step(sum, static_cast<unsigned char>(c) & 31U);
  for (const char c : data) sum = bech32_step(sum, static_cast<uint32_t>(kAlphabet.find(c)));
  for (int i = 0; i < 6; ++i) sum = bech32_step(sum, 0);
  sum ^= 1;
  for (unsigned shift = 30; shift > 0; shift -= 5)
    data.push_back(kAlphabet[sum >> (shift - 5) & 31]);
  return "AGE-SECRET-KEY-1" + data;
}

std::string minted_nkey(uint32_t seed) {
  const std::string covered = "\x95" + std::string(1, '\0') + random_bytes(32, seed);  // "SU"
  uint32_t crc = 0;
  for (const char c : covered) {
    crc ^= uint32_t{static_cast<unsigned char>(c)} << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000U) != 0 ? crc << 1 ^ 0x1021U : crc << 1;
    crc &= 0xFFFFU;
  }
  return in_base32(covered + little_endian_bytes(crc).substr(0, 2),
                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
}

}  // namespace plumbline::secrets::test
