// Puts message bodies on the output: exactly the header `Content-Length`, in bytes, and the body.
#pragma once

#include <string>
#include <string_view>

#include "protocol/byte_stream.h"

namespace plumbline::protocol {

/// Header and body in one piece.
std::string framed(std::string_view body);

/// False: the other side is gone.
bool write_frame(ByteStream& output, std::string_view body);

}  // namespace plumbline::protocol
