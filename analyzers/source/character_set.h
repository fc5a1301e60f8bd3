// A set of ASCII characters, for sets that are asked at every byte: a search through a string would
// be a call each time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace plumbline {

class CharacterSet {
 public:
  constexpr explicit CharacterSet(std::string_view characters) {
    for (const char c : characters) {
      const auto value = static_cast<unsigned char>(c);
      (value < 64 ? low_ : high_) |= uint64_t{1} << (value % 64);
    }
  }

  constexpr bool contains(char c) const {
    const auto value = static_cast<unsigned char>(c);
    return value < 128 && ((value < 64 ? low_ : high_) >> (value % 64) & 1) != 0;
  }

  /// The place of the first one in the text; its size if there is none.
  constexpr size_t first_in(std::string_view text) const {
    size_t at = 0;
    while (at < text.size() && !contains(text[at])) ++at;
    return at;
  }

 private:
  uint64_t low_ = 0;
  uint64_t high_ = 0;
};

}  // namespace plumbline
