#include "protocol/reply.h"

#include <cassert>
#include <utility>

#include "protocol/outgoing_message.h"

namespace plumbline::protocol {

Reply::Reply(RequestId id, Send send) : id_(std::move(id)), send_(std::move(send)) {}

Reply::Reply(Reply&& other) noexcept
    : id_(std::move(other.id_)), send_(std::exchange(other.send_, nullptr)) {}

Reply& Reply::operator=(Reply&& other) noexcept {
  if (this == &other) return *this;
  answer_if_owed();
  id_ = std::move(other.id_);
  send_ = std::exchange(other.send_, nullptr);
  return *this;
}

Reply::~Reply() {
  answer_if_owed();
}

void Reply::result(const Json& result) {
  answer(result_message(id_, result));
}

void Reply::result_text(std::string_view result) {
  answer(result_message_of_text(id_, result));
}

void Reply::error(ErrorCode code, std::string_view message) {
  error(ResponseError{code, std::string(message), std::nullopt});
}

void Reply::error(const ResponseError& error) {
  answer(error_message(id_, error));
}

void Reply::answer(std::string body) {
  assert(send_ && "a request is answered once");
  // Emptied before the call: what runs inside may look at this Reply again.
  if (const Send send = std::exchange(send_, nullptr)) send(std::move(body));
}

void Reply::answer_if_owed() {
  if (send_) error(ErrorCode::internal_error, "the request was dropped without an answer");
}

}  // namespace plumbline::protocol
