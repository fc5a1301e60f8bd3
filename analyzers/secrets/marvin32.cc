#include "analyzers/secrets/marvin32.h"

#include <bit>

namespace plumbline::secrets {
namespace {

struct State {
  uint32_t low;
  uint32_t high;

  void mix() {
    high ^= low;
    low = std::rotl(low, 20) + high;
    high = std::rotl(high, 9) ^ low;
    low = std::rotl(low, 27) + high;
    high = std::rotl(high, 19);
  }
};

/// Up to four bytes, the first one lowest, and a set bit after fewer than four.
uint32_t word_of(std::string_view bytes) {
  uint32_t word = bytes.size() < 4 ? 0x80U << (8 * bytes.size()) : 0;
  for (size_t i = 0; i < bytes.size(); ++i)
    word |= uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return word;
}

}  // namespace

uint32_t marvin32(std::string_view bytes, uint64_t seed) {
  State state{static_cast<uint32_t>(seed), static_cast<uint32_t>(seed >> 32)};
  for (; bytes.size() >= 4; bytes.remove_prefix(4)) {
    state.low += word_of(bytes.substr(0, 4));
    state.mix();
  }
  state.low += word_of(bytes);
  state.mix();
  state.mix();
  return state.low ^ state.high;
}

}  // namespace plumbline::secrets
