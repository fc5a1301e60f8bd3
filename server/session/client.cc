#include "server/session/client.h"

#include <utility>

#include "protocol/codec.h"
#include "protocol/methods.h"
#include "protocol/outgoing_message.h"

namespace plumbline::server {

void Client::notify(std::string_view method, const protocol::Json& params) const {
  send_(protocol::notification_message(method, params));
}

void Client::request(std::string_view method, const protocol::Json& params, Answer answer) {
  const protocol::RequestId id = protocol::request_id(next_id_++);
  waiting_[id] = std::move(answer);
  send_(protocol::request_message(id, method, params));
}

void Client::handle(const protocol::Response& response) {
  const auto it = waiting_.find(response.id);
  if (it == waiting_.end()) return;
  const Answer answer = std::move(it->second);
  waiting_.erase(it);
  if (answer) answer(response);
}

void Client::show(protocol::MessageType type, std::string message) const {
  notify(protocol::methods::kShowMessage,
         protocol::to_json(protocol::ShowMessageParams{type, std::move(message)}));
}

}  // namespace plumbline::server
