// Fuzzes the frame reader: no crash, no endless run, and the same frames whatever the pieces.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "protocol/frame_reader.h"
#include "tests/protocol/memory_stream.h"

namespace {

using namespace plumbline::protocol;

std::string transcript(const std::string& input, std::size_t piece) {
  plumbline::testing::MemoryStream stream(input, piece);
  FrameReader reader(stream);
  std::string out;
  for (;;) {
    const FrameOutcome outcome = reader.next();
    if (const auto* frame = std::get_if<Frame>(&outcome)) {
      out.append("[").append(frame->body).append("]");
    } else if (const auto* other = std::get_if<UnsupportedCharset>(&outcome)) {
      out.append("<").append(other->charset).append(">");
    } else if (const auto* broken = std::get_if<BrokenFraming>(&outcome)) {
      return out.append(broken->reason);
    } else {
      return out.append(std::get<EndOfInput>(outcome).inside_message ? "inside" : "end");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string input(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t piece = 1 + data[0] % 64;
  if (transcript(input, piece) != transcript(input, SIZE_MAX)) std::abort();
  return 0;
}
