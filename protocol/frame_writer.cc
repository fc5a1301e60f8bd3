#include "protocol/frame_writer.h"

namespace plumbline::protocol {

std::string framed(std::string_view body) {
  std::string frame = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  frame.reserve(frame.size() + body.size());
  frame.append(body);
  return frame;
}

bool write_frame(ByteStream& output, std::string_view body) {
  return output.write(framed(body));
}

}  // namespace plumbline::protocol
