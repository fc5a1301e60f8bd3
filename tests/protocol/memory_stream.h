// A byte stream for tests: input from a string in pieces of a given size, output into a string.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "protocol/byte_stream.h"

namespace plumbline::testing {

class MemoryStream : public protocol::ByteStream {
 public:
  explicit MemoryStream(std::string input, std::size_t piece = SIZE_MAX)
      : input_(std::move(input)), piece_(piece) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min({piece_, buffer.size(), input_.size() - at_});
    std::copy_n(input_.data() + at_, count, buffer.data());
    at_ += count;
    return count;
  }

  bool write(std::string_view bytes) override {
    output.append(bytes);
    return true;
  }

  void close_input() override { at_ = input_.size(); }

  std::string output;

 private:
  std::string input_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

}  // namespace plumbline::testing
