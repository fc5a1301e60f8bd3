// The error member of a response.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "protocol/json.h"

namespace plumbline::protocol {

enum class ErrorCode : int32_t {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  server_not_initialized = -32002,
  request_failed = -32803,
  /// The server gave up on its own account; allowed only where the protocol says so (pull).
  server_cancelled = -32802,
  /// The text changed under the request, so that even an old answer would be useless.
  content_modified = -32801,
  /// The client asked for it with $/cancelRequest.
  request_cancelled = -32800,
};

struct ResponseError {
  ErrorCode code = ErrorCode::internal_error;
  std::string message;
  std::optional<Json> data;
};

}  // namespace plumbline::protocol
