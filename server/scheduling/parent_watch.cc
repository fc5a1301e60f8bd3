// Notices that the editor is gone although its end of the pipe was never closed.
//
// A pidfd becomes readable when the process ends and costs nothing until then; where the kernel has
// none, the process is asked for once a second. A process that belongs to somebody else cannot be
// signalled and still lives, hence EPERM. The thread is detached: it waits for an event that may
// never come, and the end of the program must not wait for it.
#include "server/scheduling/parent_watch.h"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <thread>
#include <utility>

namespace plumbline::server {
namespace {

void wait_for_end(pid_t process) {
  const auto fd = static_cast<int>(syscall(SYS_pidfd_open, process, 0));
  if (fd >= 0) {
    pollfd watched{fd, POLLIN, 0};
    while (poll(&watched, 1, -1) < 0 && errno == EINTR) {
    }
    close(fd);
    return;
  }
  // EPERM means that it lives and is somebody else's.
  while (kill(process, 0) == 0 || errno == EPERM) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
}

}  // namespace

void watch_process(int64_t process_id, std::function<void()> gone) {
  if (process_id <= 0) return;
  std::thread([process = static_cast<pid_t>(process_id), gone = std::move(gone)] {
    wait_for_end(process);
    gone();
  }).detach();
}

}  // namespace plumbline::server
