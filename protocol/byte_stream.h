// Where the bytes of a session come from and go to. See stdio_stream.h and socket_stream.h.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace plumbline::protocol {

/// One thread may read while another writes; close_input() may be called from any thread.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Blocks until there are bytes. 0 means that the input ended, failed, or was closed.
  virtual std::size_t read(std::span<char> buffer) = 0;

  /// Writes all of it, in one system call where the kernel takes it. False: the other side is
  /// gone, and nothing more can be written.
  virtual bool write(std::string_view bytes) = 0;

  /// Makes a blocked read() return 0 now, and every later one at once.
  virtual void close_input() = 0;
};

/// A stream, or the reason why there is none.
struct OpenedStream {
  std::unique_ptr<ByteStream> stream;  // null on failure
  std::string error;                   // a sentence for the user
};

}  // namespace plumbline::protocol
