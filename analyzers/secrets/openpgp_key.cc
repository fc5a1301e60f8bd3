#include "analyzers/secrets/openpgp_key.h"

#include <cstddef>
#include <cstdint>

namespace plumbline::secrets {
namespace {

/// Reads big-endian numbers; past the end everything is 0 and `failed` is set.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  uint32_t number(size_t width) {
    uint32_t value = 0;
    for (size_t i = 0; i < width; ++i) value = value << 8 | byte();
    return value;
  }

  void skip(size_t count) {
    failed_ = failed_ || count > rest_.size();
    rest_.remove_prefix(failed_ ? rest_.size() : count);
  }

  /// A number of so many bits, after two bytes that say how many.
  void skip_integer() { skip((number(2) + 7) / 8); }

  bool failed() const { return failed_; }

 private:
  uint32_t byte() {
    if (rest_.empty()) {
      failed_ = true;
      return 0;
    }
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
  bool failed_ = false;
};

/// The tag of the packet; its length is skipped.
uint32_t read_header(ByteReader& reader) {
  const uint32_t first = reader.number(1);
  if ((first & 0x80U) == 0) return 0;
  if ((first & 0x40U) == 0) {
    reader.skip(size_t{1} << (first & 3U));
    return first >> 2 & 15U;
  }
  const uint32_t length = reader.number(1);
  reader.skip(length == 255 ? 4 : length >= 192 ? 1 : 0);
  return first & 63U;
}

/// Skips the public half by the number of its algorithm; false if that is unknown.
bool skip_public_half(ByteReader& reader, uint32_t algorithm) {
  const auto skip_integers = [&](int count) {
    for (int i = 0; i < count; ++i) reader.skip_integer();
    return true;
  };
  switch (algorithm) {
    case 1:  // RSA, three kinds of use
    case 2:
    case 3:
      return skip_integers(2);
    case 16:  // ElGamal
      return skip_integers(3);
    case 17:  // DSA
      return skip_integers(4);
    case 18:  // ECDH: curve, point, key derivation
      reader.skip(reader.number(1));
      reader.skip_integer();
      reader.skip(reader.number(1));
      return true;
    case 19:  // ECDSA and the older EdDSA: curve, point
    case 22:
      reader.skip(reader.number(1));
      return skip_integers(1);
    case 25:  // X25519, Ed25519
    case 27:
      reader.skip(32);
      return true;
    default:
      return false;
  }
}

}  // namespace

OpenPgpKey read_openpgp_key(std::string_view bytes) {
  constexpr uint32_t kSecretKey = 5;
  constexpr size_t kTime = 4;
  ByteReader reader(bytes);
  if (read_header(reader) != kSecretKey) return {};
  const uint32_t version = reader.number(1);
  if (version < 4 || version > 6) return {};
  reader.skip(kTime);
  const uint32_t algorithm = reader.number(1);
  if (version > 4) reader.skip(4);  // the length of the public half
  if (!skip_public_half(reader, algorithm)) return {};
  const uint32_t protection = reader.number(1);
  return {!reader.failed(), protection != 0};
}

}  // namespace plumbline::secrets
