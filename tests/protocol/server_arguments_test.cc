#include "protocol/server_arguments.h"

#include <catch2/catch.hpp>

namespace plumbline::protocol {
namespace {

ServerArguments parse(std::vector<std::string_view> arguments) {
  return parse_server_arguments(arguments);
}

TEST_CASE("without arguments the session is on standard input and output") {
  const auto parsed = parse({});
  CHECK(parsed.transport == Transport::stdio);
  CHECK(parsed.warnings.empty());
  CHECK_FALSE(parsed.error);
}

TEST_CASE("VS Code names the transport and then its process") {
  const auto parsed = parse({"--stdio", "--clientProcessId=4242"});
  CHECK(parsed.transport == Transport::stdio);
  CHECK(parsed.client_process_id == 4242);
  CHECK(parsed.warnings.empty());
}

TEST_CASE("values are attached or follow") {
  CHECK(parse({"--pipe=/tmp/a=b"}).pipe == "/tmp/a=b");
  CHECK(parse({"--pipe", "/tmp/p"}).pipe == "/tmp/p");
  CHECK(parse({"--socket=6009"}).port == 6009);
  const auto parsed = parse({"--socket", "6009", "--clientProcessId", "7"});
  CHECK(parsed.transport == Transport::socket);
  CHECK(parsed.port == 6009);
  CHECK(parsed.client_process_id == 7);
}

TEST_CASE("an unknown flag is a warning") {
  const auto parsed = parse({"--node-ipc", "--stdio", "extra"});
  CHECK(parsed.transport == Transport::stdio);
  CHECK_FALSE(parsed.error);
  CHECK(parsed.warnings == std::vector<std::string>{"Unknown option --node-ipc: ignored",
                                                    "Unknown option extra: ignored"});
}

TEST_CASE("a transport that cannot be is an error") {
  for (const auto& arguments : std::vector<std::vector<std::string_view>>{{"--pipe"},
                                                                          {"--pipe="},
                                                                          {"--pipe", "--stdio"},
                                                                          {"--socket"},
                                                                          {"--socket=0"},
                                                                          {"--socket=65536"},
                                                                          {"--socket=x"},
                                                                          {"--socket=80x"}}) {
    CHECK(parse(arguments).error);
  }
}

TEST_CASE("a process id that is none is a warning") {
  for (const auto argument : {"--clientProcessId=", "--clientProcessId=x", "--clientProcessId=-1",
                              "--clientProcessId=99999999999"}) {
    const auto parsed = parse({argument});
    CHECK_FALSE(parsed.client_process_id);
    CHECK(parsed.warnings.size() == 1);
  }
}

TEST_CASE("of several transports the last one counts") {
  const auto parsed = parse({"--stdio", "--socket=7"});
  CHECK(parsed.transport == Transport::socket);
  CHECK(parsed.warnings.size() == 1);
}

}  // namespace
}  // namespace plumbline::protocol
