// One JSON-RPC message, from the body of a frame to its kind.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "protocol/json.h"
#include "protocol/request_id.h"
#include "protocol/response_error.h"

namespace plumbline::protocol {

/// Must be answered exactly once; see reply.h.
struct Request {
  RequestId id;
  std::string method;
  Json params;  // null when absent
};

/// Must not be answered.
struct Notification {
  std::string method;
  Json params;
};

/// The client's answer to a request of ours.
struct Response {
  RequestId id;
  Json result;
  std::optional<ResponseError> error;  // its code may be any number
};

/// Not a message. To be answered with this error under this id (null where none could be read).
struct Malformed {
  RequestId id;
  ResponseError error;
};

using Message = std::variant<Request, Notification, Response, Malformed>;

/// Never fails: what cannot be understood is Malformed. Lone surrogates (`\ud800`) and bytes that
/// are not UTF-8 become U+FFFD, which is as long as they were in UTF-16, so that positions stay
/// right. Nesting beyond kMaxJsonDepth is a parse error.
Message parse_message(std::string_view body);

}  // namespace plumbline::protocol
