// Reads one file, whatever it turns out to be.
//
// A path from a command line or a folder may be a pipe, a device, a file of /proc that claims to be
// empty, or one that grows while it is read. So it is opened without blocking, looked at through
// the descriptor that will be read (a second look by name could see another file), refused if it is
// not regular, and read up to the limit whatever its size is said to be.
//
// Binary is what has a NUL in its first bytes and is not UTF-16, as git has it. UTF-16 is decoded
// here, so that analyzers only ever see one encoding.
#include "server/engine/file_reading.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "server/engine/utf16.h"

namespace plumbline::engine {
namespace {

/// Bytes in which a NUL makes a file binary; git looks at about as many.
constexpr size_t kBinaryProbe = 8 * 1024;
/// For files that claim to be empty and are not (/proc): no real configuration there is larger.
constexpr uint64_t kPseudoFileLimit = 16 * 1024 * 1024;
constexpr size_t kStep = 64 * 1024;

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) close(fd);
  }
};

/// O_NONBLOCK: opening a pipe must not wait for its writer.
int open_for_reading(const std::string& path) {
  return open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
}

FileText failed(ReadFailure failure) {
  return {{}, failure};
}

/// Appends up to `size` bytes; false at the end of the file, nothing on an error.
std::optional<bool> read_more(int fd, std::string& text, size_t size) {
  const size_t old = text.size();
  text.resize(old + size);
  ssize_t got;
  do {
    got = read(fd, text.data() + old, size);
  } while (got < 0 && errno == EINTR);
  text.resize(old + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) return std::nullopt;
  return got > 0;
}

}  // namespace

bool looks_binary(std::string_view bytes) {
  return bytes.substr(0, kBinaryProbe).find('\0') != std::string_view::npos &&
         !begins_as_utf16(bytes);
}

std::string text_of(std::string bytes) {
  auto text = decode_utf16(bytes);
  return text ? std::move(*text) : std::move(bytes);
}

std::string_view reason(ReadFailure failure) {
  switch (failure) {
    case ReadFailure::missing:
      return "is gone";
    case ReadFailure::unreadable:
      return "cannot be read";
    case ReadFailure::not_regular:
      return "is no regular file";
    case ReadFailure::too_large:
      return "is larger than the size limit (see --max-size)";
    case ReadFailure::binary:
      return "is binary";
  }
  return "";
}

std::string read_head(const std::string& path, size_t size) {
  const Descriptor file{open_for_reading(path)};
  struct stat status = {};
  std::string head;
  if (file.fd >= 0 && fstat(file.fd, &status) == 0 && S_ISREG(status.st_mode)) {
    read_more(file.fd, head, size);
  }
  return head;
}

FileText read_text_file(const std::string& path, uint64_t limit, BinaryFiles binary) {
  const Descriptor file{open_for_reading(path)};
  if (file.fd < 0) {
    return failed(errno == ENOENT ? ReadFailure::missing : ReadFailure::unreadable);
  }
  struct stat status = {};
  if (fstat(file.fd, &status) != 0) return failed(ReadFailure::unreadable);
  if (!S_ISREG(status.st_mode)) return failed(ReadFailure::not_regular);
  const auto size = static_cast<uint64_t>(status.st_size);
  if (size > limit) return failed(ReadFailure::too_large);
  const uint64_t most = size == 0 ? std::min(limit, kPseudoFileLimit) : limit;
  FileText result;
  // One byte more than expected: then a file of that size needs no second look for its end.
  size_t step = size == 0 ? kStep : static_cast<size_t>(size) + 1;
  for (bool first = true;; first = false) {
    const std::optional<bool> more = read_more(file.fd, result.text, step);
    if (!more) return failed(ReadFailure::unreadable);
    if (first && binary == BinaryFiles::skip && looks_binary(result.text)) {
      return failed(ReadFailure::binary);
    }
    if (result.text.size() > most) return failed(ReadFailure::too_large);
    if (!*more || (size != 0 && result.text.size() == size)) break;
    step = kStep;
  }
  result.text = text_of(std::move(result.text));
  return result;
}

}  // namespace plumbline::engine
