// A buffer with a window [begin_, end_) of bytes that have arrived and are not yet consumed.
//
// Frames are cut in place: the body that next() returns is a view into the buffer, and only the
// next call may move it. What is left is moved to the front once the room behind it has become
// small; typing keeps the window short, so that this copies next to nothing.
//
// What can go wrong comes from outside:
// - A header that promises 256 MiB and a client that never sends them. The buffer grows with what
//   has arrived, at most twofold, so a promise alone costs nothing.
// - A stream that is no frame at all (a shell prompt, HTTP): without a usable length nobody knows
//   where the next message starts, so BrokenFraming is final. Guessing would mean to read source
//   text as messages.
// - A body in another charset: its length is known, so it is skipped and the stream goes on.
// - One huge message, then small ones: the buffer shrinks before the next read.
#include "protocol/frame_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "protocol/limits.h"

namespace plumbline::protocol {
namespace {

constexpr std::size_t kReadBytes = 16 * 1024;

/// Where the header block ends and the body begins, if both line ends of the blank line are there.
struct BlankLine {
  std::size_t block_end = 0;
  std::size_t body_begin = 0;
};

std::optional<BlankLine> find_blank_line(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("\r\n")) return BlankLine{at + 1, at + 3};
    if (rest.starts_with("\n")) return BlankLine{at + 1, at + 2};
  }
  return std::nullopt;
}

bool is_utf8(std::string_view charset) {
  return charset.empty() || charset == "utf-8" || charset == "utf8";
}

}  // namespace

std::string_view FrameReader::pending() const {
  return std::string_view(buffer_.data() + begin_, end_ - begin_);
}

FrameOutcome FrameReader::next() {
  if (last_) return *last_;
  shrink_if_idle();
  FrameOutcome outcome = read_frame();
  if (std::holds_alternative<EndOfInput>(outcome) ||
      std::holds_alternative<BrokenFraming>(outcome)) {
    last_ = outcome;
  }
  return outcome;
}

FrameOutcome FrameReader::read_frame() {
  auto blank = find_blank_line(pending());
  while (!blank) {
    if (pending().size() > kMaxHeaderBytes) return BrokenFraming{"a header block is over 8 KiB"};
    if (!read_more(pending().size() + 1)) return end_of_input();
    blank = find_blank_line(pending());
  }
  if (blank->block_end > kMaxHeaderBytes) return BrokenFraming{"a header block is over 8 KiB"};
  auto header = parse_frame_header(pending().substr(0, blank->block_end));
  if (auto* bad = std::get_if<BadHeader>(&header)) return BrokenFraming{std::move(bad->reason)};
  begin_ += blank->body_begin;
  return read_body(std::get<FrameHeader>(header));
}

FrameOutcome FrameReader::read_body(const FrameHeader& header) {
  while (pending().size() < header.length) {
    if (!read_more(header.length)) return EndOfInput{/*inside_message=*/true};
  }
  const std::string_view body = pending().substr(0, header.length);
  begin_ += header.length;
  if (!is_utf8(header.charset)) return UnsupportedCharset{header.charset};
  return Frame{body};
}

FrameOutcome FrameReader::end_of_input() const {
  return EndOfInput{!pending().empty()};
}

/// Reads once, towards `wanted` pending bytes. The buffer at most doubles, so that a promised
/// length alone costs nothing.
bool FrameReader::read_more(std::size_t wanted) {
  const std::size_t held = end_ - begin_;
  if (buffer_.size() - end_ < kReadBytes && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, held);
    begin_ = 0;
    end_ = held;
  }
  if (buffer_.size() - end_ < kReadBytes) {
    const std::size_t goal = std::max(wanted, held + kReadBytes);
    buffer_.resize(std::min(goal, 2 * held + kReadBytes));
  }
  const std::size_t count = input_.read(std::span(buffer_).subspan(end_));
  end_ += count;
  return count > 0;
}

void FrameReader::shrink_if_idle() {
  const std::size_t held = end_ - begin_;
  if (buffer_.capacity() <= kKeptBufferBytes || held > kKeptBufferBytes / 2) return;
  std::vector<char> smaller(kKeptBufferBytes / 2 + kReadBytes);
  std::memcpy(smaller.data(), buffer_.data() + begin_, held);
  buffer_ = std::move(smaller);
  begin_ = 0;
  end_ = held;
}

}  // namespace plumbline::protocol
