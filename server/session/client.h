// The other side of the session: what is sent to it, and what its answers are for.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "protocol/client_capabilities.h"
#include "protocol/diagnostics.h"
#include "protocol/json.h"
#include "protocol/message.h"
#include "protocol/position_encoding.h"
#include "protocol/window.h"
#include "server/scheduling/outbox.h"

namespace plumbline::server {

/// What was agreed in `initialize`.
struct Agreement {
  protocol::ClientCapabilities capabilities;
  protocol::PositionEncoding encoding = protocol::PositionEncoding::utf16;
  /// Push or pull, never both: both would show everything twice.
  bool pull = false;
};

/// Owned by the loop thread, except send(), which any thread may call.
class Client {
 public:
  using Send = std::function<void(Outgoing message)>;
  using Answer = std::function<void(const protocol::Response&)>;

  explicit Client(Send send) : send_(std::move(send)) {}

  void send(std::string body) const { send_({std::move(body)}); }
  void notify(std::string_view method, const protocol::Json& params) const;
  /// `answer` is called on the loop thread, if the client answers at all: nothing may wait for it.
  void request(std::string_view method, const protocol::Json& params, Answer answer);
  /// The client's answer to one of our requests; one that nobody waits for is ignored.
  void handle(const protocol::Response& response);

  /// Diagnostics of a document: if the last ones have not left yet, these take their place.
  void publish(const protocol::PublishDiagnosticsParams& params) const;
  void publish(const std::string& uri, std::string message) const;

  /// For the user, at once: only for what they have to act on.
  void show(protocol::MessageType type, std::string message) const;
  /// For the client's log; dropped if the client does not keep up.
  void log(protocol::MessageType type, std::string message) const;
  /// Dropped likewise.
  void trace(std::string message) const;

  Agreement agreement;

 private:
  Send send_;
  int64_t next_id_ = 1;
  std::map<protocol::RequestId, Answer> waiting_;
};

}  // namespace plumbline::server
