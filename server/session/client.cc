// What leaves for the client, and what it owes us.
//
// Each kind of message goes with its manner of waiting (scheduling/outbox.h). Answers to our
// requests are matched by id; a client that never answers is not waited for, and the oldest of what
// it owes is forgotten once there is too much.
#include "server/session/client.h"

#include <utility>

#include "protocol/codec.h"
#include "protocol/diagnostics_text.h"
#include "protocol/lifecycle.h"
#include "protocol/methods.h"
#include "protocol/outgoing_message.h"

namespace plumbline::server {
namespace {

namespace methods = protocol::methods;

/// A client that answers nothing must not fill the memory with what waits for it.
constexpr size_t kMostWaiting = 1000;

}  // namespace

void Client::notify(std::string_view method, const protocol::Json& params) const {
  send(protocol::notification_message(method, params));
}

void Client::request(std::string_view method, const protocol::Json& params, Answer answer) {
  const protocol::RequestId id = protocol::request_id(next_id_++);
  if (waiting_.size() >= kMostWaiting) waiting_.erase(waiting_.begin());
  waiting_[id] = std::move(answer);
  send(protocol::request_message(id, method, params));
}

void Client::handle(const protocol::Response& response) {
  const auto it = waiting_.find(response.id);
  if (it == waiting_.end()) return;
  const Answer answer = std::move(it->second);
  waiting_.erase(it);
  if (answer) answer(response);
}

void Client::publish(const protocol::PublishDiagnosticsParams& params) const {
  publish(params.uri, protocol::publish_diagnostics_message(params));
}

void Client::publish(const std::string& uri, std::string message) const {
  send_({std::move(message), Outgoing::Kind::newest, uri});
}

void Client::show(protocol::MessageType type, std::string message) const {
  notify(methods::kShowMessage,
         protocol::to_json(protocol::ShowMessageParams{type, std::move(message)}));
}

void Client::log(protocol::MessageType type, std::string message) const {
  const auto params = protocol::to_json(protocol::LogMessageParams{type, std::move(message)});
  send_({protocol::notification_message(methods::kLogMessage, params), Outgoing::Kind::optional});
}

void Client::trace(std::string message) const {
  const auto params = protocol::to_json(protocol::LogTraceParams{std::move(message), std::nullopt});
  send_({protocol::notification_message(methods::kLogTrace, params), Outgoing::Kind::optional});
}

}  // namespace plumbline::server
