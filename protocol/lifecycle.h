// The beginning and the end of a session, and what goes with every request.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/basic_types.h"
#include "protocol/client_capabilities.h"
#include "protocol/request_id.h"
#include "protocol/server_capabilities.h"

namespace plumbline::protocol {

enum class TraceValue : uint8_t { off, messages, verbose };

struct ClientInfo {
  std::string name;
  std::optional<std::string> version;
};

/// Read tolerantly: only a value that is no object at all is refused, because a session with a
/// client that errs in a detail is worth more than none.
struct InitializeParams {
  std::optional<int64_t> process_id;
  std::optional<ClientInfo> client_info;
  std::optional<std::string> root_path;
  std::optional<std::string> root_uri;
  ClientCapabilities capabilities;
  Json initialization_options;
  TraceValue trace = TraceValue::off;
  /// Nothing: the client does not know folders; then the root is the only one.
  std::optional<std::vector<WorkspaceFolder>> workspace_folders;
  std::optional<ProgressToken> work_done_token;
};

struct ServerInfo {
  std::string name;
  std::optional<std::string> version;
};

struct InitializeResult {
  ServerCapabilities capabilities;
  std::optional<ServerInfo> server_info;
};

/// Data of the error that refuses `initialize`.
struct InitializeError {
  bool retry = false;
};

struct InitializedParams {};

struct SetTraceParams {
  TraceValue value = TraceValue::off;
};

struct LogTraceParams {
  std::string message;
  std::optional<std::string> verbose;
};

struct CancelParams {
  RequestId id;
};

}  // namespace plumbline::protocol
