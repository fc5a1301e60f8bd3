// The wish to stop that a person or a supervisor sends as a signal.
#pragma once

#include "analyzers/source/stop_token.h"

namespace plumbline::cli {

/// From now on the first SIGINT or SIGTERM is only noted, a later one ends the program at once. A
/// closed pipe is no signal any more but an error of the write.
void watch_interrupts();

bool interrupted();

StopToken stop_on_interrupt();

}  // namespace plumbline::cli
