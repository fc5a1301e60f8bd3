#include "protocol/fd_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace plumbline::protocol {
namespace {

/// Blocks until the descriptor is ready. False on a failure that will not pass.
bool wait_until(int descriptor, short event) {
  pollfd watched{descriptor, event, 0};
  while (::poll(&watched, 1, -1) < 0) {
    if (errno != EINTR) return false;
  }
  return (watched.revents & POLLNVAL) == 0;
}

/// A pipe of our own is the second thing that read() waits for: closing a descriptor does not wake
/// a thread that is blocked in read(2) on it.
class FdStream : public ByteStream {
 public:
  FdStream(int input, int output) : input_(input), output_(output) {
    // Without the pipe the stream still works; only close_input() has to wait for input then.
    if (::pipe2(wake_.data(), O_CLOEXEC | O_NONBLOCK) != 0) wake_ = {-1, -1};
  }
  FdStream(const FdStream&) = delete;
  FdStream& operator=(const FdStream&) = delete;

  ~FdStream() override {
    ::close(input_);
    if (output_ != input_) ::close(output_);
    for (const int end : wake_) {
      if (end >= 0) ::close(end);
    }
  }

  std::size_t read(std::span<char> buffer) override {
    while (wait_for_input()) {
      const ssize_t count = ::read(input_, buffer.data(), buffer.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR && errno != EAGAIN) return 0;
    }
    return 0;
  }

  bool write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t count = ::write(output_, bytes.data(), bytes.size());
      if (count >= 0) {
        bytes.remove_prefix(static_cast<std::size_t>(count));
      } else if (errno == EAGAIN) {
        if (!wait_until(output_, POLLOUT)) return false;
      } else if (errno != EINTR) {
        return false;
      }
    }
    return true;
  }

  /// The byte stays in the pipe, so that every later read() returns at once too.
  void close_input() override {
    while (::write(wake_[1], "x", 1) < 0 && errno == EINTR) {
    }
  }

 private:
  /// False once the input was closed by us.
  bool wait_for_input() {
    std::array<pollfd, 2> watched{pollfd{input_, POLLIN, 0}, pollfd{wake_[0], POLLIN, 0}};
    while (::poll(watched.data(), watched.size(), -1) < 0) {
      if (errno != EINTR) return false;
    }
    return watched[1].revents == 0;
  }

  int input_;
  int output_;
  std::array<int, 2> wake_{-1, -1};
};

}  // namespace

std::unique_ptr<ByteStream> make_fd_stream(int input, int output) {
  return std::make_unique<FdStream>(input, output);
}

void ignore_broken_pipes() {
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace plumbline::protocol
