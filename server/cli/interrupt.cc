#include "server/cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include "server/cli/exit_code.h"

namespace plumbline::cli {
namespace {

volatile sig_atomic_t noted = 0;

void note(int) {
  if (noted != 0) _exit(kInterrupted);
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
