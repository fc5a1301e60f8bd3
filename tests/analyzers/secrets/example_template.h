// Makes token-like strings from templates and a seed, so that the repository holds none.
//
//   {base62:30}          thirty random characters; also alnum, letters, lower36, upper36, hex,
//   base64, base64url,
//                        base32, bech32, digit
//   {mark}               the checksums that follow cover what comes after this point (else: the
//   token, from the last
//                        character that cannot be in one)
//   {crc32-base62:6}     also crc32-base36, crc32-hex, crc32-hexupper, crc32le-hex-bar (with a `_`
//   before it),
//                        crc32le-base64
//   {base64url(…)}       the expanded inside, encoded; also base64std
//   {der:600}            a DER sequence of that many random bytes
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::secrets::test {

struct Expansion {
  std::string text;
  std::vector<std::string> drawn;  // the random pieces: none may show in a message
};

Expansion expand(std::string_view pattern, uint32_t seed);

}  // namespace plumbline::secrets::test
