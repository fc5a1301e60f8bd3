#include "server/language_server.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "protocol/codec.h"
#include "protocol/frame_reader.h"
#include "protocol/lifecycle.h"
#include "protocol/methods.h"
#include "protocol/outgoing_message.h"
#include "protocol/server_arguments.h"
#include "protocol/socket_stream.h"
#include "protocol/stdio_stream.h"
#include "server/log.h"
#include "server/scheduling/event_loop.h"
#include "server/scheduling/input_budget.h"
#include "server/scheduling/outbox.h"
#include "server/scheduling/parent_watch.h"
#include "server/scheduling/worker_pool.h"
#include "server/session/session.h"

namespace plumbline::server {
namespace {

/// Threads start on demand, so this only says how many slow documents may be in work before one
/// waits for another: a parse that takes seconds must never hold up the document beside it.
constexpr unsigned kThreads = 16;

protocol::OpenedStream open_stream(const protocol::ServerArguments& arguments) {
  switch (arguments.transport) {
    case protocol::Transport::pipe:
      return protocol::connect_pipe(arguments.pipe);
    case protocol::Transport::socket:
      return protocol::connect_port(arguments.port);
    case protocol::Transport::stdio:
      break;
  }
  return protocol::open_stdio();
}

struct Connection {
  EventLoop loop;
  InputBudget budget;
  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<WorkerPool> pool;
  std::shared_ptr<Cancellations> cancellations = std::make_shared<Cancellations>();
  std::unique_ptr<Session> session;
};

/// A cancellation overtakes everything that waits in the loop's queue: the id is marked here, at
/// once.
void note_cancellation(Connection& connection, const protocol::Message& message) {
  const auto* const note = std::get_if<protocol::Notification>(&message);
  if (note == nullptr || note->method != protocol::methods::kCancelRequest) return;
  const auto params = protocol::decode<protocol::CancelParams>(note->params);
  if (!params) return;
  connection.cancellations->add(params->id);
  connection.loop.post([&connection, id = params->id] { connection.session->cancel(id); });
}

void read_messages(Connection& connection, protocol::ByteStream& input) {
  protocol::FrameReader reader(input);
  for (;;) {
    const protocol::FrameOutcome outcome = reader.next();
    if (const auto* const frame = std::get_if<protocol::Frame>(&outcome)) {
      protocol::Message message = protocol::parse_message(frame->body);
      note_cancellation(connection, message);
      // An id may be used again: what cancelled its last bearer does not mean this one.
      if (const auto* const request = std::get_if<protocol::Request>(&message)) {
        connection.cancellations->take(request->id);
      }
      const size_t size = frame->body.size();
      connection.budget.acquire(size);
      connection.loop.post([&connection, size, message = std::move(message)] {
        connection.session->handle(message);
        connection.budget.release(size);
      });
    } else if (const auto* const charset = std::get_if<protocol::UnsupportedCharset>(&outcome)) {
      connection.outbox->send({protocol::error_message(
          {}, {protocol::ErrorCode::parse_error, "unsupported charset " + charset->charset, {}})});
    } else if (const auto* const broken = std::get_if<protocol::BrokenFraming>(&outcome)) {
      log(LogLevel::error, "the input is no message stream: " + broken->reason);
      return connection.loop.stop(1);
    } else {
      // Requests that came before the end are still answered; then there is nobody left.
      return connection.loop.post(
          [&connection] { connection.loop.stop(connection.session->exit_code()); });
    }
  }
}

/// Ends the process with the session's exit code.
[[noreturn]] void serve(protocol::ByteStream& stream,
                        const std::optional<int64_t>& client_process) {
  Connection connection;
  connection.outbox = std::make_unique<Outbox>(stream, [&] { connection.loop.stop(1); });
  connection.pool = std::make_unique<WorkerPool>(kThreads);
  connection.session = std::make_unique<Session>(
      connection.loop, *connection.pool,
      [&](Outgoing message) { connection.outbox->send(std::move(message)); },
      connection.cancellations);
  if (client_process) watch_process(*client_process, [&] { connection.loop.stop(1); });
  std::thread([&] { read_messages(connection, stream); }).detach();
  const int code = connection.loop.run();
  connection.outbox->flush();
  // Threads may be deep in an analysis or blocked in a read: nothing waits for them.
  std::fflush(stderr);
  std::_Exit(code);
}

}  // namespace

int run_language_server(int argc, char** argv) {
  std::vector<std::string_view> words;
  for (int i = 0; i < argc; ++i) words.emplace_back(argv[i]);
  const protocol::ServerArguments arguments = protocol::parse_server_arguments(words);
  for (const std::string& warning : arguments.warnings) log(LogLevel::warning, warning);
  if (arguments.error) {
    std::fprintf(stderr, "plumbline: %s\n", arguments.error->c_str());
    return 2;
  }
  const protocol::OpenedStream opened = open_stream(arguments);
  if (opened.stream == nullptr) {
    std::fprintf(stderr, "plumbline: %s\n", opened.error.c_str());
    return 1;
  }

  serve(*opened.stream, arguments.client_process_id);
}

}  // namespace plumbline::server
