// Marvin32, Microsoft's keyed 32-bit hash: a checksum here, keyed by what kind of key it protects.
#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::secrets {

uint32_t marvin32(std::string_view bytes, uint64_t seed);

/// The seed that a published name of eight characters stands for ("Default0"): its ASCII bytes, the
/// first one highest.
constexpr uint64_t marvin32_seed(std::string_view name) {
  uint64_t seed = 0;
  for (const char c : name) seed = seed << 8 | static_cast<unsigned char>(c);
  return seed;
}

}  // namespace plumbline::secrets
