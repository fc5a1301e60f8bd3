#include "protocol/lifecycle.h"

#include <array>

#include "protocol/basic_types_fields.h"
#include "protocol/server_capabilities_fields.h"

namespace plumbline::protocol {

constexpr std::array<const char*, 3> enum_names(TraceValue) {
  return {"off", "messages", "verbose"};
}

template <class V>
void fields(V& v, Like<ClientInfo> auto& s) {
  v("name", s.name);
  v("version", s.version);
}

template <class V>
void fields(V& v, Like<ServerInfo> auto& s) {
  v("name", s.name);
  v("version", s.version);
}

template <class V>
void fields(V& v, Like<InitializeResult> auto& s) {
  v("capabilities", s.capabilities);
  v("serverInfo", s.server_info);
}

template <class V>
void fields(V& v, Like<InitializeError> auto& s) {
  v("retry", s.retry);
}

template <class V>
void fields(V&, Like<InitializedParams> auto&) {}

template <class V>
void fields(V& v, Like<SetTraceParams> auto& s) {
  v("value", s.value);
}

template <class V>
void fields(V& v, Like<LogTraceParams> auto& s) {
  v("message", s.message);
  v("verbose", s.verbose);
}

template <class V>
void fields(V& v, Like<CancelParams> auto& s) {
  v("id", s.id);
}

namespace {

/// The member if it fits; a misfit counts as absent.
template <typename T>
std::optional<T> fitting(const Json& object, std::string_view key) {
  const Json member = object.member(key);
  if (member.is_null()) return std::nullopt;
  T value{};
  Misfit ignored;
  if (!ValueReader::read(member.raw(), value, ignored)) return std::nullopt;
  return value;
}

/// Null says that the client knows folders and has none open, which is not the same as silence.
std::optional<std::vector<WorkspaceFolder>> folders_of(const Json& params) {
  if (!params.has_member("workspaceFolders")) return std::nullopt;
  std::vector<WorkspaceFolder> folders;
  for (const Json& item : params.member("workspaceFolders").items()) {
    WorkspaceFolder folder;
    Misfit ignored;
    if (ValueReader::read(item.raw(), folder, ignored)) folders.push_back(std::move(folder));
  }
  return folders;
}

}  // namespace

template <>
Decoded<InitializeParams> decode(const Json& json) {
  if (!json.is_object()) return DecodeError{"params: expected an object"};
  InitializeParams params;
  params.process_id = fitting<int64_t>(json, "processId");
  params.client_info = fitting<ClientInfo>(json, "clientInfo");
  params.root_path = fitting<std::string>(json, "rootPath");
  params.root_uri = fitting<std::string>(json, "rootUri");
  params.capabilities = client_capabilities(json.member("capabilities"));
  params.initialization_options = json.member("initializationOptions");
  params.trace = fitting<TraceValue>(json, "trace").value_or(TraceValue::off);
  params.workspace_folders = folders_of(json);
  params.work_done_token = fitting<ProgressToken>(json, "workDoneToken");
  return params;
}

template Decoded<SetTraceParams> decode(const Json&);
template Decoded<CancelParams> decode(const Json&);
template Json to_json(const ServerCapabilities&);
template Json to_json(const InitializeResult&);
template Json to_json(const InitializeError&);
template Json to_json(const InitializedParams&);
template Json to_json(const SetTraceParams&);
template Json to_json(const LogTraceParams&);
template Json to_json(const CancelParams&);
template Json to_json(const CodeActionOptions&);
template Json to_json(const DiagnosticOptions&);
template Json to_json(const ExecuteCommandOptions&);
template Json to_json(const FileOperationRegistrationOptions&);

}  // namespace plumbline::protocol
