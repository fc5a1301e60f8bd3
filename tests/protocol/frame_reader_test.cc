#include "protocol/frame_reader.h"

#include <catch2/catch.hpp>

#include "protocol/frame_writer.h"
#include "protocol/limits.h"
#include "tests/protocol/memory_stream.h"

namespace plumbline::protocol {
namespace {

using testing::MemoryStream;

/// What the reader says, in a row: "[body]", "charset X ", "end", "end inside", "broken: WHY".
std::string transcript(const std::string& input, std::size_t piece = SIZE_MAX) {
  MemoryStream stream(input, piece);
  FrameReader reader(stream);
  std::string out;
  for (;;) {
    const FrameOutcome outcome = reader.next();
    if (const auto* frame = std::get_if<Frame>(&outcome)) {
      out += "[" + std::string(frame->body) + "]";
    } else if (const auto* other = std::get_if<UnsupportedCharset>(&outcome)) {
      out += "charset " + other->charset + " ";
    } else if (const auto* end = std::get_if<EndOfInput>(&outcome)) {
      return out + (end->inside_message ? "end inside" : "end");
    } else {
      return out + "broken: " + std::get<BrokenFraming>(outcome).reason;
    }
  }
}

TEST_CASE("a frame is a length, a blank line and that many bytes") {
  CHECK(transcript("Content-Length: 2\r\n\r\n{}") == "[{}]end");
  CHECK(transcript("Content-Length: 0\r\n\r\n") == "[]end");
  CHECK(transcript("Content-Length: 3\r\n\r\n\xC3\xA9!Content-Length: 1\r\n\r\nx") ==
        "[\xC3\xA9!][x]end");
}

TEST_CASE("the pieces in which the input arrives make no difference") {
  const std::string input =
      "Content-Length: 5\r\nX: y\r\n\r\nhello\r\n"
      "CONTENT-LENGTH:3\r\n\r\nabcContent-Type: t\r\nContent-Length: 1\r\n\r\nz";
  // The line end behind "hello" is not counted in the length; an empty line before a header is
  // skipped.
  for (std::size_t piece = 1; piece < 30; ++piece) {
    CHECK(transcript(input, piece) == "[hello][abc][z]end");
  }
}

TEST_CASE("header names are compared without case, values without blanks around") {
  CHECK(transcript("content-length: 1\r\n\r\nx") == "[x]end");
  CHECK(transcript("CoNtEnT-LeNgTh :  1 \t\r\n\r\nx") == "[x]end");
}

TEST_CASE("unknown headers are skipped") {
  CHECK(transcript("X-Trace: a:b\r\nContent-Length: 1\r\nY:\r\n\r\nx") == "[x]end");
  CHECK(transcript("stray words\r\nContent-Length: 1\r\n\r\nx") == "[x]end");
}

TEST_CASE("lines may end in a line feed alone") {
  CHECK(transcript("Content-Length: 1\n\nxContent-Length: 1\r\n\r\ny") == "[x][y]end");
}

TEST_CASE("utf-8 has an alias, other charsets are reported and the body skipped") {
  const std::string type = "Content-Type: application/vscode-jsonrpc; charset=";
  for (const char* name : {"utf-8", "utf8", "UTF-8", "\"utf-8\"", "utf-8; x=y"}) {
    CHECK(transcript(type + name + "\r\nContent-Length: 1\r\n\r\nx") == "[x]end");
  }
  CHECK(transcript(type + "utf-16\r\nContent-Length: 2\r\n\r\nxyContent-Length: 1\r\n\r\nz") ==
        "charset utf-16 [z]end");
}

TEST_CASE("without a usable length the framing is broken for good") {
  CHECK(transcript("\r\n\r\n") == "broken: a header block has no Content-Length");
  CHECK(transcript("X: y\r\n\r\n{}") == "broken: a header block has no Content-Length");
  for (const char* value :
       {"", "-1", "+1", "1.0", "0x1", "1 2", "99999999999999999999999", "one"}) {
    CHECK(transcript("Content-Length: " + std::string(value) + "\r\n\r\nx") ==
          "broken: Content-Length is not a number");
  }
  CHECK(transcript("Content-Length: 268435457\r\n\r\n") ==
        "broken: Content-Length is over 256 MiB");
  CHECK(transcript("Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx") ==
        "broken: two Content-Length headers differ");
  CHECK(transcript("Content-Length: 1\r\nContent-Length: 1\r\n\r\nx") == "[x]end");
}

TEST_CASE("a broken reader stays broken") {
  MemoryStream stream("X: y\r\n\r\nContent-Length: 1\r\n\r\nx");
  FrameReader reader(stream);
  CHECK(std::holds_alternative<BrokenFraming>(reader.next()));
  CHECK(std::holds_alternative<BrokenFraming>(reader.next()));
}

TEST_CASE("the header block has a cap") {
  const std::string fits = "X: " + std::string(kMaxHeaderBytes - 100, 'y') + "\r\n";
  CHECK(transcript(fits + "Content-Length: 1\r\n\r\nx") == "[x]end");
  const std::string long_block = "X: " + std::string(kMaxHeaderBytes, 'y') + "\r\n";
  const std::string broken = "broken: a header block is over 8 KiB";
  CHECK(transcript(long_block + "Content-Length: 1\r\n\r\nx") == broken);
  CHECK(transcript(std::string(100000, 'z'), 100) == broken);
}

TEST_CASE("the end of the input is told apart inside a message") {
  CHECK(transcript("") == "end");
  CHECK(transcript("Content-Le") == "end inside");
  CHECK(transcript("Content-Length: 5\r\n\r\nabc") == "end inside");
}

TEST_CASE("a promised length alone takes no memory") {
  MemoryStream stream("Content-Length: 268435456\r\n\r\nabc");
  FrameReader reader(stream);
  CHECK(std::holds_alternative<EndOfInput>(reader.next()));
  CHECK(reader.capacity() < 256 * 1024);
}

TEST_CASE("the buffer shrinks back after a big message") {
  const std::string big(5'000'000, 'b');
  MemoryStream stream(framed(big) + framed("{}") + framed("[]"), 60000);
  FrameReader reader(stream);
  auto outcome = reader.next();
  REQUIRE(std::get<Frame>(outcome).body == big);
  CHECK(reader.capacity() >= big.size());
  outcome = reader.next();
  CHECK(std::get<Frame>(outcome).body == "{}");
  outcome = reader.next();
  CHECK(std::get<Frame>(outcome).body == "[]");
  CHECK(reader.capacity() <= kKeptBufferBytes);
}

TEST_CASE("many messages in one buffer come out whole") {
  std::string input;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    const std::string body(static_cast<std::size_t>(i % 97), static_cast<char>('a' + i % 26));
    input += framed(body);
    expected += "[" + body + "]";
  }
  for (const std::size_t piece : {std::size_t{7}, std::size_t{4096}, SIZE_MAX}) {
    CHECK(transcript(input, piece) == expected + "end");
  }
}

TEST_CASE("the writer sends exactly one header, in bytes") {
  MemoryStream stream("");
  CHECK(write_frame(stream, "\"\xC3\xA9\""));
  CHECK(stream.output == "Content-Length: 4\r\n\r\n\"\xC3\xA9\"");
}

}  // namespace
}  // namespace plumbline::protocol
