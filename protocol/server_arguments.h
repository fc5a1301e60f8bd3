// What the command line says about the session: transport and parent process.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::protocol {

enum class Transport : uint8_t { stdio, pipe, socket };

struct ServerArguments {
  Transport transport = Transport::stdio;
  std::string pipe;                          // for Transport::pipe
  uint16_t port = 0;                         // for Transport::socket
  std::optional<int64_t> client_process_id;  // the process to end with
  std::vector<std::string> warnings;         // flags that were not understood; for standard error
  std::optional<std::string> error;          // no session is possible: a sentence for the user
};

/// `--stdio`, `--pipe NAME`, `--pipe=NAME`, `--socket PORT`, `--socket=PORT`,
/// `--clientProcessId=PID`. Editors add flags of their own, so an unknown one is a warning only.
/// `arguments` is without the program's name.
ServerArguments parse_server_arguments(std::span<const std::string_view> arguments);

}  // namespace plumbline::protocol
