// Cuts the input into message bodies: `Content-Length: N`, a blank line, N bytes.
//
// Header names are compared without case and unknown headers are skipped. A line may end in `\n`
// alone. What can follow a body is either the next header block or the end of the input; there is
// no way to find the next message after a header block without a usable length, so that is final.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "protocol/byte_stream.h"
#include "protocol/frame_header.h"

namespace plumbline::protocol {

/// A body; valid until the next call of FrameReader::next().
struct Frame {
  std::string_view body;
};

/// The client announced a text encoding that is not UTF-8. The body was skipped; answer with a
/// parse error and go on.
struct UnsupportedCharset {
  std::string charset;
};

struct EndOfInput {
  bool inside_message = false;
};

/// The input cannot be cut any further; log the reason and exit with 1.
struct BrokenFraming {
  std::string reason;
};

using FrameOutcome = std::variant<Frame, UnsupportedCharset, EndOfInput, BrokenFraming>;

/// For one thread. The stream must outlive the reader. Memory grows with the bytes that arrived,
/// never with the length that was promised, and falls back to kKeptBufferBytes after a big message.
class FrameReader {
 public:
  explicit FrameReader(ByteStream& input) : input_(input) {}

  /// Blocks. After EndOfInput or BrokenFraming it returns the same again.
  FrameOutcome next();

  /// Bytes of memory held at present.
  std::size_t capacity() const { return buffer_.capacity(); }

 private:
  FrameOutcome read_frame();
  FrameOutcome read_body(const FrameHeader& header);
  FrameOutcome end_of_input() const;
  bool read_more(std::size_t wanted);
  void shrink_if_idle();
  std::string_view pending() const;

  ByteStream& input_;
  std::vector<char> buffer_;  // [begin_, end_) is read and not yet consumed
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::optional<FrameOutcome> last_;  // EndOfInput or BrokenFraming, once reached
};

}  // namespace plumbline::protocol
