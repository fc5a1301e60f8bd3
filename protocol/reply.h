// The duty to answer one request, as an object.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "protocol/json.h"
#include "protocol/request_id.h"
#include "protocol/response_error.h"

namespace plumbline::protocol {

/// Move-only. Answers exactly once: the first answer is sent and later ones are ignored (and stop
/// a debug build); dropped without an answer, it sends InternalError. Not for use by two threads
/// at a time, but any one thread may answer. `send` gets the body of the response; it must be
/// callable for as long as the Reply lives.
class Reply {
 public:
  using Send = std::function<void(std::string body)>;

  Reply() = default;  // owes nothing
  Reply(RequestId id, Send send);
  Reply(Reply&& other) noexcept;
  Reply& operator=(Reply&& other) noexcept;
  Reply(const Reply&) = delete;
  Reply& operator=(const Reply&) = delete;
  ~Reply();

  const RequestId& id() const { return id_; }
  bool answered() const { return !send_; }

  void result(const Json& result);
  /// The result as JSON text, see diagnostics_text.h.
  void result_text(std::string_view result);
  void error(ErrorCode code, std::string_view message);
  void error(const ResponseError& error);

 private:
  void answer(std::string body);
  void answer_if_owed();

  RequestId id_;
  Send send_;  // empty once answered
};

}  // namespace plumbline::protocol
