// The words that a name is made of.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace plumbline::secrets {

/// Lower-case words without digits, cut at `_`, `-`, `.`, spaces and camelCase humps. Allocates
/// nothing: of a name of more than 128 bytes the end is read, of more than 24 words the start.
class NameWords {
 public:
  explicit NameWords(std::string_view name);

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::string_view operator[](size_t index) const {
    return std::string_view(bytes_.data() + words_[index].begin, words_[index].size);
  }
  /// The word `from_end` places before the last one, or empty.
  std::string_view last(size_t from_end = 0) const {
    return from_end < size_ ? (*this)[size_ - 1 - from_end] : std::string_view();
  }
  void drop_last() { --size_; }

 private:
  struct Piece {
    size_t begin = 0, size = 0;
  };
  std::array<char, 128> bytes_{};
  std::array<Piece, 24> words_{};
  size_t size_ = 0;
};

}  // namespace plumbline::secrets
