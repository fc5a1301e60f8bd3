// The bodies of messages that this side sends, as JSON text ready for framing.
#pragma once

#include <string>
#include <string_view>

#include "protocol/json.h"
#include "protocol/request_id.h"
#include "protocol/response_error.h"

namespace plumbline::protocol {

/// A null `params` is left out: for methods without parameters.
std::string request_message(const RequestId& id, std::string_view method, const Json& params);
std::string notification_message(std::string_view method, const Json& params);

/// A null result is written, as the protocol wants it.
std::string result_message(const RequestId& id, const Json& result);
/// `result` is JSON text already, see diagnostics_text.h.
std::string result_message_of_text(const RequestId& id, std::string_view result);
std::string error_message(const RequestId& id, const ResponseError& error);

}  // namespace plumbline::protocol
