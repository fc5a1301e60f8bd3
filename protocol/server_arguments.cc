#include "protocol/server_arguments.h"

#include <charconv>
#include <limits>

namespace plumbline::protocol {
namespace {

std::optional<int64_t> number_in(std::string_view text, int64_t least, int64_t most) {
  int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < least || number > most) return std::nullopt;
  return number;
}

class ArgumentReader {
 public:
  explicit ArgumentReader(std::span<const std::string_view> arguments) : rest_(arguments) {}

  ServerArguments read() {
    while (!rest_.empty()) {
      const std::string_view argument = rest_.front();
      rest_ = rest_.subspan(1);
      const std::size_t equals = argument.find('=');
      flag_ = argument.substr(0, equals);
      attached_ = equals == std::string_view::npos ? std::nullopt
                                                   : std::optional(argument.substr(equals + 1));
      read_flag(argument);
    }
    return std::move(result_);
  }

 private:
  void read_flag(std::string_view argument) {
    if (flag_ == "--stdio" && !attached_) {
      choose(Transport::stdio);
    } else if (flag_ == "--pipe") {
      read_pipe();
    } else if (flag_ == "--socket") {
      read_socket();
    } else if (flag_ == "--clientProcessId") {
      read_process_id();
    } else {
      warn("Unknown option " + std::string(argument) + ": ignored");
    }
  }

  /// The part after `=`, or the next argument unless that is a flag.
  std::optional<std::string_view> value() {
    if (attached_) return attached_;
    if (rest_.empty() || rest_.front().starts_with("--")) return std::nullopt;
    const std::string_view next = rest_.front();
    rest_ = rest_.subspan(1);
    return next;
  }

  void read_pipe() {
    const auto name = value();
    if (!name || name->empty()) return fail("--pipe needs the name of the editor's pipe");
    choose(Transport::pipe);
    result_.pipe = *name;
  }

  void read_socket() {
    const auto text = value();
    const auto port = number_in(text.value_or(""), 1, std::numeric_limits<uint16_t>::max());
    if (!port) return fail("--socket needs the editor's port, a number from 1 to 65535");
    choose(Transport::socket);
    result_.port = static_cast<uint16_t>(*port);
  }

  void read_process_id() {
    const auto text = value();
    const auto id = number_in(text.value_or(""), 1, std::numeric_limits<int32_t>::max());
    if (!id) return warn("--clientProcessId is not a process id: ignored");
    result_.client_process_id = *id;
  }

  void choose(Transport transport) {
    if (chosen_ && result_.transport != transport)
      warn("Several transports given: the last one counts");
    chosen_ = true;
    result_.transport = transport;
  }

  void warn(std::string message) { result_.warnings.push_back(std::move(message)); }
  void fail(std::string message) { result_.error = std::move(message); }

  std::span<const std::string_view> rest_;
  std::string_view flag_;
  std::optional<std::string_view> attached_;
  bool chosen_ = false;
  ServerArguments result_;
};

}  // namespace

ServerArguments parse_server_arguments(std::span<const std::string_view> arguments) {
  return ArgumentReader(arguments).read();
}

}  // namespace plumbline::protocol
