// Work that the user may see going on: shown once it has taken half a second, never before.
#pragma once

#include <functional>
#include <string>

#include "server/scheduling/event_loop.h"
#include "server/session/client.h"

namespace plumbline::server {

/// Starts to count; nothing is shown to a client that did not announce progress. The function that
/// is returned ends it and must be called once, on the loop thread, like this one. `loop` and
/// `client` must outlive it.
std::function<void()> start_progress(EventLoop& loop, Client& client, std::string title);

/// The same for work that the client gave a token for: shown at once, because it asked.
std::function<void()> begin_given_progress(const Client& client,
                                           const protocol::ProgressToken& token, std::string title);

}  // namespace plumbline::server
