// Alphabets and checksums, as issuers use them.
//
// The decoders of tokens are strict, and that is their use: a token whose body has a character
// outside the alphabet, or a length that no encoder writes, is none. Where encoders differ the
// decoders accept both, base64 in its two alphabets with padding or without; tokens are copied out
// of URLs and headers. The bits left over at the end of base32 are dropped, as keys are not always
// a multiple of five bytes.
//
// decode_base58 is arithmetic in base 58 over the whole text and so quadratic; the limit on its
// length is what keeps it out of invariant 7's way. Leading ones stand for leading zero bytes,
// which the arithmetic cannot see.
#include "analyzers/secrets/encoding.h"

#include <algorithm>
#include <array>

namespace plumbline::secrets {
namespace {

constexpr std::string_view kBase62 =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase36 = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int base32_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= '2' && c <= '7') return c - '2' + 26;
  return -1;
}

/// Collects digits of `width` bits into bytes.
template <typename Digit>
std::optional<std::string> collect(std::string_view text, unsigned width, Digit digit) {
  std::string bytes;
  bytes.reserve(text.size() * width / 8);
  uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const int value = digit(c);
    if (value < 0) return std::nullopt;
    bits = (bits << width) | static_cast<uint32_t>(value);
    count += width;
    if (count >= 8) {
      count -= 8;
      bytes.push_back(static_cast<char>((bits >> count) & 0xFF));
    }
  }
  return bytes;
}

std::string in_digits(uint32_t value, size_t width, std::string_view digits) {
  std::string text(width, '0');
  const auto base = static_cast<uint32_t>(digits.size());
  for (size_t i = width; i > 0 && value > 0; --i, value /= base) text[i - 1] = digits[value % base];
  return text;
}

constexpr std::array<uint32_t, 256> crc_table() {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t c = i;
    for (int k = 0; k < 8; ++k) c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  return table;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::optional<std::string> decode_base32(std::string_view text) {
  return collect(text, 5, base32_digit);
}

std::optional<std::string> decode_base58(std::string_view text) {
  constexpr size_t kLongest = 128;
  if (text.size() > kLongest) return std::nullopt;
  std::string bytes;  // the lowest byte first
  for (const char c : text) {
    const size_t digit = kBase58.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    auto carry = static_cast<uint32_t>(digit);
    for (char& byte : bytes) {
      carry += 58U * static_cast<unsigned char>(byte);
      byte = static_cast<char>(carry & 0xFF);
      carry >>= 8;
    }
    if (carry > 0) bytes.push_back(static_cast<char>(carry));
  }
  for (size_t i = 0; i < text.size() && text[i] == kBase58[0]; ++i) bytes.push_back('\0');
  std::reverse(bytes.begin(), bytes.end());
  return bytes;
}

std::string decode_percent(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
        hex_digit(text[i + 2]) >= 0) {
      result.push_back(static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])));
      i += 2;
    } else {
      result.push_back(text[i]);
    }
  }
  return result;
}

std::string base62(uint32_t value, size_t width) {
  return in_digits(value, width, kBase62);
}

std::string base36(uint32_t value, size_t width) {
  return in_digits(value, width, kBase36);
}

std::string base64(std::string_view bytes) {
  std::string text;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t group = 0;
    const size_t count = std::min<size_t>(3, bytes.size() - i);
    for (size_t k = 0; k < 3; ++k) {
      group = (group << 8) | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (size_t k = 0; k < 4; ++k) {
      text.push_back(k <= count ? kBase64[(group >> (18 - 6 * k)) & 63] : '=');
    }
  }
  return text;
}

std::string hex32(uint32_t value) {
  std::string text(8, '0');
  for (size_t i = 8; i > 0; --i, value >>= 4) text[i - 1] = kBase36[value & 15];
  return text;
}

std::string little_endian_bytes(uint32_t value) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8)
    bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
  return bytes;
}

uint32_t crc32(std::string_view bytes) {
  static constexpr std::array<uint32_t, 256> kTable = crc_table();
  uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc = kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
  }
  return crc ^ 0xFFFFFFFFU;
}

}  // namespace plumbline::secrets
