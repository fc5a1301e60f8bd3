#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

#include "protocol/fd_stream.h"
#include "protocol/socket_stream.h"

namespace plumbline::protocol {
namespace {

struct Pipe {
  Pipe() { REQUIRE(::pipe(ends.data()) == 0); }
  std::array<int, 2> ends{};
};

std::string read_some(ByteStream& stream) {
  std::array<char, 64> buffer{};
  return std::string(buffer.data(), stream.read(buffer));
}

TEST_CASE("a stream reads what was written to its descriptor, then the end") {
  Pipe in;
  auto stream = make_fd_stream(in.ends[0], ::open("/dev/null", O_WRONLY));
  REQUIRE(::write(in.ends[1], "abc", 3) == 3);
  CHECK(read_some(*stream) == "abc");
  ::close(in.ends[1]);
  CHECK(read_some(*stream).empty());
}

TEST_CASE("closing the input wakes a blocked reader, for good") {
  Pipe in;
  auto stream = make_fd_stream(in.ends[0], ::open("/dev/null", O_WRONLY));
  std::thread closer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    stream->close_input();
  });
  CHECK(read_some(*stream).empty());
  closer.join();
  REQUIRE(::write(in.ends[1], "abc", 3) == 3);
  CHECK(read_some(*stream).empty());
  ::close(in.ends[1]);
}

TEST_CASE("a message longer than the pipe arrives whole, from a non-blocking descriptor too") {
  for (const int flags : {0, O_NONBLOCK}) {
    Pipe out;
    ::fcntl(out.ends[1], F_SETFL, flags);
    auto stream = make_fd_stream(::open("/dev/null", O_RDONLY), out.ends[1]);
    const std::string message(1'000'000, 'm');
    std::size_t received = 0;
    std::thread reader([&] {
      std::array<char, 1000> buffer{};
      while (received < message.size()) {
        const ssize_t count = ::read(out.ends[0], buffer.data(), buffer.size());
        if (count <= 0) break;
        received += static_cast<std::size_t>(count);
      }
    });
    CHECK(stream->write(message));
    reader.join();
    CHECK(received == message.size());
    ::close(out.ends[0]);
  }
}

TEST_CASE("a reader that is gone is an answer, not a signal") {
  ignore_broken_pipes();
  Pipe out;
  auto stream = make_fd_stream(::open("/dev/null", O_RDONLY), out.ends[1]);
  ::close(out.ends[0]);
  CHECK_FALSE(stream->write("x"));
}

TEST_CASE("the pipe transport connects to a socket on which the client listens") {
  const std::string path = "/tmp/plumbline-pipe-test-" + std::to_string(::getpid());
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(listener, 1) == 0);

  OpenedStream opened = connect_pipe(path);
  REQUIRE(opened.stream);
  const int client = ::accept(listener, nullptr, nullptr);
  REQUIRE(::write(client, "ping", 4) == 4);
  CHECK(read_some(*opened.stream) == "ping");
  CHECK(opened.stream->write("pong"));
  std::array<char, 8> buffer{};
  CHECK(::read(client, buffer.data(), buffer.size()) == 4);
  ::close(client);
  CHECK(read_some(*opened.stream).empty());
  ::close(listener);
  ::unlink(path.c_str());
}

TEST_CASE("a transport that cannot connect says where and why") {
  CHECK(connect_pipe("/tmp/plumbline-no-such-pipe").error ==
        "Cannot connect to the editor at pipe /tmp/plumbline-no-such-pipe: "
        "No such file or directory");
  CHECK_FALSE(connect_pipe(std::string(300, 'p')).stream);
  CHECK(connect_port(1).error.starts_with("Cannot connect to the editor at port 1: "));
}

}  // namespace
}  // namespace plumbline::protocol
