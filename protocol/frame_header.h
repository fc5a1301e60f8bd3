// The header block of a frame, read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace plumbline::protocol {

struct FrameHeader {
  std::size_t length = 0;  // bytes of the body, at most kMaxBodyBytes
  std::string charset;     // lower case; empty if not named
  friend bool operator==(const FrameHeader&, const FrameHeader&) = default;
};

struct BadHeader {
  std::string reason;
  friend bool operator==(const BadHeader&, const BadHeader&) = default;
};

/// `block` is all the lines of one header without the blank one. Lines that are no known header
/// are skipped. Two lengths that agree are one; two that differ are none.
std::variant<FrameHeader, BadHeader> parse_frame_header(std::string_view block);

}  // namespace plumbline::protocol
