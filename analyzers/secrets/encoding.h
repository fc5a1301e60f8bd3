// Decoders for the alphabets that credentials are written in. Strict: a character outside the
// alphabet is a failure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/source/base64.h"

namespace plumbline::secrets {

/// RFC 4648 base32, upper case, no padding; a rest of under 8 bits is dropped.
std::optional<std::string> decode_base32(std::string_view text);

/// Bitcoin's base58, in time quadratic in the text: nothing for more than 128 characters.
std::optional<std::string> decode_base58(std::string_view text);

/// %XX becomes its byte; anything else is kept.
std::string decode_percent(std::string_view text);

/// `value` in digits of 0-9A-Za-z, padded with zeros to `width`.
std::string base62(uint32_t value, size_t width);

/// `value` in digits of 0-9a-z, padded with zeros to `width`.
std::string base36(uint32_t value, size_t width);

/// Standard alphabet, padded.
std::string base64(std::string_view bytes);

/// `value` as eight hexadecimal digits, lower case.
std::string hex32(uint32_t value);

/// The four bytes of `value`, the lowest one first.
std::string little_endian_bytes(uint32_t value);

/// The IEEE CRC32, as in zlib.
uint32_t crc32(std::string_view bytes);

}  // namespace plumbline::secrets
