#include "protocol/stdio_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "protocol/fd_stream.h"

namespace plumbline::protocol {
namespace {

OpenedStream failure(const char* what) {
  return {nullptr, std::string("Cannot take over ") + what + ": " + std::strerror(errno)};
}

/// A copy above the three standard descriptors that child processes do not inherit.
int private_copy(int descriptor) {
  return ::fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
}

/// To standard error, or to nowhere if that is closed. Never left closed: the next file opened
/// would get the number, and stray output would land in it.
bool point_stdout_elsewhere() {
  if (::dup2(STDERR_FILENO, STDOUT_FILENO) >= 0) return true;
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  const bool pointed = nowhere >= 0 && ::dup2(nowhere, STDOUT_FILENO) >= 0;
  if (nowhere >= 0) ::close(nowhere);
  return pointed;
}

}  // namespace

OpenedStream open_stdio() {
  ignore_broken_pipes();
  const int input = private_copy(STDIN_FILENO);
  if (input < 0) return failure("standard input");
  const int output = private_copy(STDOUT_FILENO);
  if (output < 0) {
    OpenedStream failed = failure("standard output");
    ::close(input);
    return failed;
  }
  if (!point_stdout_elsewhere()) {
    OpenedStream failed = failure("standard output");
    ::close(input);
    ::close(output);
    return failed;
  }
  return {make_fd_stream(input, output), {}};
}

}  // namespace plumbline::protocol
