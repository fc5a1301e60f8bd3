// A session over two file descriptors: what every transport comes down to.
#pragma once

#include <memory>

#include "protocol/byte_stream.h"

namespace plumbline::protocol {

/// Owns and closes both descriptors; they may be the same number. They may be blocking or not.
std::unique_ptr<ByteStream> make_fd_stream(int input, int output);

/// Writing to a client that is gone must be an error, not the end of the process.
void ignore_broken_pipes();

}  // namespace plumbline::protocol
