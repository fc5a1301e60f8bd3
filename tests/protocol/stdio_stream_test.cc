#include "protocol/stdio_stream.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <string>

namespace plumbline::protocol {
namespace {

struct Pipe {
  Pipe() { REQUIRE(::pipe(ends.data()) == 0); }
  std::array<int, 2> ends{};
};

std::string drained(int descriptor) {
  std::string text;
  std::array<char, 256> buffer{};
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  return text;
}

/// What a server does that has a careless library inside. Runs in a child process.
[[noreturn]] void answer_and_chatter() {
  OpenedStream opened = open_stdio();
  if (!opened.stream) ::_exit(2);
  std::array<char, 16> buffer{};
  const std::size_t count = opened.stream->read(buffer);
  std::printf("stray words");
  std::fflush(stdout);
  const bool written = opened.stream->write(std::string_view(buffer.data(), count));
  ::_exit(written ? 0 : 3);
}

/// Runs it over three pipes; with `errors` false its standard error is closed.
std::array<std::string, 2> output_and_errors(bool errors) {
  Pipe in;
  Pipe out;
  Pipe err;
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(in.ends[0], STDIN_FILENO);
    ::dup2(out.ends[1], STDOUT_FILENO);
    if (errors) ::dup2(err.ends[1], STDERR_FILENO);
    if (!errors) ::close(STDERR_FILENO);
    answer_and_chatter();
  }
  for (const int end : {in.ends[0], out.ends[1], err.ends[1]}) ::close(end);
  REQUIRE(::write(in.ends[1], "ping", 4) == 4);
  ::close(in.ends[1]);
  std::array<std::string, 2> result{drained(out.ends[0]), drained(err.ends[0])};
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  return result;
}

TEST_CASE("stray output goes to standard error, never into the session") {
  const auto [output, errors] = output_and_errors(true);
  CHECK(output == "ping");
  CHECK(errors == "stray words");
}

TEST_CASE("without standard error, stray output goes nowhere") {
  CHECK(output_and_errors(false)[0] == "ping");
}

}  // namespace
}  // namespace plumbline::protocol
