// Key material with a checksum of its own: Bitcoin's base58check, age's bech32, the seeds of NATS.
#include <nettle/sha2.h>

#include <array>
#include <string>
#include <vector>

#include "analyzers/secrets/encoding.h"
#include "analyzers/secrets/offline_checks.h"

namespace plumbline::secrets {
namespace {

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()));
  std::string digest(SHA256_DIGEST_SIZE, '\0');
  sha256_digest(&context, digest.size(), reinterpret_cast<uint8_t*>(digest.data()));
  return digest;
}

/// The remainder of bech32 (BIP 173) after the digits of `values`.
uint32_t bech32_remainder(const std::vector<uint32_t>& values) {
  constexpr std::array<uint32_t, 5> kGenerator = {0x3B6A57B2U, 0x26508E6DU, 0x1EA119FAU,
                                                  0x3D4233DDU, 0x2A1462B3U};
  uint32_t remainder = 1;
  for (const uint32_t value : values) {
    const uint32_t top = remainder >> 25;
    remainder = (remainder & 0x1FFFFFFU) << 5 ^ value;
    for (size_t i = 0; i < kGenerator.size(); ++i) {
      if ((top >> i & 1) != 0) remainder ^= kGenerator[i];
    }
  }
  return remainder;
}

/// CRC-16/XMODEM.
uint32_t crc16(std::string_view bytes) {
  uint32_t crc = 0;
  for (const char c : bytes) {
    crc ^= uint32_t{static_cast<unsigned char>(c)} << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000U) != 0 ? crc << 1 ^ 0x1021U : crc << 1;
    crc &= 0xFFFFU;
  }
  return crc;
}

}  // namespace

/// Four bytes of a double SHA-256 at the end.
Verdict check_base58(std::string_view token) {
  constexpr size_t kSumBytes = 4;
  const auto bytes = decode_base58(token);
  if (!bytes || bytes->size() <= kSumBytes) return {};
  const std::string_view covered(bytes->data(), bytes->size() - kSumBytes);
  return Verdict::of_checksum(bytes->ends_with(sha256(sha256(covered)).substr(0, kSumBytes)),
                              "base58check");
}

Verdict check_bech32(std::string_view token) {
  constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  std::string lower(token);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const size_t one = lower.rfind('1');
  if (one == std::string::npos || one == 0 || lower.size() > 1000) return {};
  std::vector<uint32_t> values;
  for (const char c : lower.substr(0, one)) values.push_back(static_cast<unsigned char>(c) >> 5);
  values.push_back(0);
  for (const char c : lower.substr(0, one)) values.push_back(static_cast<unsigned char>(c) & 31U);
  for (const char c : lower.substr(one + 1)) {
    const size_t digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return {};
    values.push_back(static_cast<uint32_t>(digit));
  }
  return Verdict::of_checksum(bech32_remainder(values) == 1, "bech32 checksum");
}

/// Two bytes of prefix, 32 of the seed, a CRC16 in little-endian order.
Verdict check_nkey_seed(std::string_view token) {
  const auto bytes = decode_base32(token);
  if (!bytes || bytes->size() != 36 || token.size() != 58) return {};
  const uint32_t sum = uint32_t{static_cast<unsigned char>((*bytes)[34])} |
                       uint32_t{static_cast<unsigned char>((*bytes)[35])} << 8;
  return Verdict::of_checksum(crc16(std::string_view(*bytes).substr(0, 34)) == sum, "CRC16");
}

}  // namespace plumbline::secrets
