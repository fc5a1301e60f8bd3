// Ctrl-C: finish what is begun, report it, and leave; twice: leave at once.
//
// The handler only sets a flag, which every loop over files asks for. A read that waits for input
// must end too, so it is not restarted. Supervisors send the signal to the program and to its group
// at the same moment, which is one wish and not two, so a second one counts only after a while. A
// closed pipe is no signal here but a failed write (output.cc).
#include "server/cli/interrupt.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <cstdint>

#include "server/cli/exit_code.h"

namespace plumbline::cli {
namespace {

volatile sig_atomic_t noted = 0;

constexpr int64_t kSameWish = 500;  // milliseconds: supervisors signal program and group at once

/// Safe in a signal handler.
int64_t milliseconds_now() {
  struct timespec now = {};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

void note(int) {
  static volatile int64_t first = 0;
  if (noted != 0 && milliseconds_now() - first > kSameWish) _exit(kInterrupted);
  if (noted == 0) first = milliseconds_now();
  noted = 1;
}

}  // namespace

void watch_interrupts() {
  struct sigaction action = {};
  action.sa_handler = note;
  action.sa_flags = 0;  // a read that waits for more, of standard input say, must end
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

bool interrupted() {
  return noted != 0;
}

StopToken stop_on_interrupt() {
  return StopToken(interrupted);
}

}  // namespace plumbline::cli
