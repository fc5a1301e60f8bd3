// Ends the program when the editor that started it is gone, whatever else is going on.
#pragma once

#include <cstdint>
#include <functional>

namespace plumbline::server {

/// Starts a detached thread that calls `gone` once the process has ended (at once if there is
/// none). By pidfd where the kernel has it, else by asking once a second.
void watch_process(int64_t process_id, std::function<void()> gone);

}  // namespace plumbline::server
