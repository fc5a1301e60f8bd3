// Where a report goes: a file or standard output, through one buffer.
//
// A reader that has gone (`| head`) is no failure but the end of the wish: writing stops, the scan
// is told, and the exit code is that of a closed pipe. A full disk is a failure, and a report that
// is not whole must never end with the code of success.
#include "server/cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace plumbline::cli {
namespace {

constexpr size_t kBufferSize = 64 * 1024;

}  // namespace

Result<Output> Output::to_file(const std::string& path) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return Error{"cannot write " + path};
  return Output(fd);
}

Output::Output(Output&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      closed_(other.closed_),
      failed_(other.failed_),
      buffer_(std::move(other.buffer_)) {}

Output::~Output() {
  if (fd_ < 0) return;
  flush();
  if (fd_ != STDOUT_FILENO) close(fd_);
}

void Output::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kBufferSize) flush();
}

void Output::flush() {
  std::string_view left = buffer_;
  while (!left.empty() && !closed_ && !failed_) {
    const ssize_t written = ::write(fd_, left.data(), left.size());
    if (written >= 0) {
      left.remove_prefix(static_cast<size_t>(written));
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR && errno != EAGAIN) {
      failed_ = true;
    }
  }
  buffer_.clear();
}

bool Output::is_terminal() const {
  return isatty(fd_) == 1;
}

void print_error(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<size_t>(written));
  }
}

}  // namespace plumbline::cli
