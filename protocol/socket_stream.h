// The session over a local socket on which the client listens.
#pragma once

#include <cstdint>
#include <string>

#include "protocol/byte_stream.h"

namespace plumbline::protocol {

/// `--pipe=NAME`: a Unix domain socket by its path. Ignores SIGPIPE.
OpenedStream connect_pipe(const std::string& path);

/// `--socket=PORT`: TCP on 127.0.0.1, never another host. Ignores SIGPIPE.
OpenedStream connect_port(uint16_t port);

}  // namespace plumbline::protocol
