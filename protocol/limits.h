// Every limit of the protocol layer, with the reason for its value.
#pragma once

#include <cstddef>

namespace plumbline::protocol {

/// Bytes of one header block. Real ones have under 100; anything near this is not a header.
inline constexpr std::size_t kMaxHeaderBytes = 8 * 1024;

/// Bytes of one body. The largest real message is a document being opened; 64 MiB of text is our
/// own ceiling for analysis, and JSON escapes can double it.
inline constexpr std::size_t kMaxBodyBytes = 256 * 1024 * 1024;

/// The read buffer falls back to this after a big message: the longest message of ordinary typing
/// fits, so that it never reallocates there.
inline constexpr std::size_t kKeptBufferBytes = 64 * 1024;

/// Levels of arrays and objects in one message. Copying and destroying JSON recurses per level;
/// the deepest message of the protocol itself has about a dozen.
inline constexpr std::size_t kMaxJsonDepth = 512;

}  // namespace plumbline::protocol
