// The session over standard input and output.
#pragma once

#include "protocol/byte_stream.h"

namespace plumbline::protocol {

/// Takes descriptor 1 for the session and points it at standard error, so that no library can
/// write into the stream. Ignores SIGPIPE. Call once, at the start of the process.
OpenedStream open_stdio();

}  // namespace plumbline::protocol
