// Fuzzes the way from a body to typed params: no crash, and what was decoded encodes to a message
// that decodes to the same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "protocol/code_action.h"
#include "protocol/diagnostics_text.h"
#include "protocol/hover.h"
#include "protocol/lifecycle.h"
#include "protocol/message.h"
#include "protocol/methods.h"
#include "protocol/outgoing_message.h"
#include "protocol/text_sync.h"
#include "protocol/uri.h"
#include "protocol/window.h"
#include "protocol/workspace.h"

namespace {

using namespace plumbline::protocol;

void require(bool holds) {
  if (!holds) std::abort();
}

template <typename T>
void round_trip(const Json& params) {
  const auto first = decode<T>(params);
  if (!first) return;
  const Json encoded = to_json(first.value());
  const auto second = decode<T>(encoded);
  require(second.ok() && to_json(second.value()) == encoded);
}

void initialize(const Json& params) {
  (void)decode<InitializeParams>(params);
}

/// The direct writer and the tree must agree, and the text must be JSON.
void diagnostics(const Json& params) {
  const auto action = decode<CodeActionParams>(params);
  if (!action) return;
  const PublishDiagnosticsParams push{action->text_document.uri, 1, action->context.diagnostics};
  const auto direct = Json::parse(publish_diagnostics_message(push));
  require(direct && direct->member("params") == to_json(push));
}

void opened(const Json& params) {
  round_trip<DidOpenTextDocumentParams>(params);
  const auto document = decode<DidOpenTextDocumentParams>(params);
  if (!document) return;
  const std::string& uri = document->text_document.uri;
  (void)key_of_uri(uri);
  if (const auto path = path_of_uri(uri)) require(path_of_uri(uri_of_path(*path)) == path);
}

const std::map<std::string_view, void (*)(const Json&)>& decoders() {
  static const std::map<std::string_view, void (*)(const Json&)> table = {
      {methods::kInitialize, initialize},
      {methods::kDidOpen, opened},
      {methods::kDidChange, round_trip<DidChangeTextDocumentParams>},
      {methods::kDidSave, round_trip<DidSaveTextDocumentParams>},
      {methods::kDidClose, round_trip<DidCloseTextDocumentParams>},
      {methods::kCodeAction, diagnostics},
      {methods::kCodeActionResolve, round_trip<CodeAction>},
      {methods::kHover, round_trip<HoverParams>},
      {methods::kDocumentDiagnostic, round_trip<DocumentDiagnosticParams>},
      {methods::kWorkspaceDiagnostic, round_trip<WorkspaceDiagnosticParams>},
      {methods::kExecuteCommand, round_trip<ExecuteCommandParams>},
      {methods::kDidChangeConfiguration, round_trip<DidChangeConfigurationParams>},
      {methods::kDidChangeWorkspaceFolders, round_trip<DidChangeWorkspaceFoldersParams>},
      {methods::kDidChangeWatchedFiles, round_trip<DidChangeWatchedFilesParams>},
      {methods::kWillRenameFiles, round_trip<RenameFilesParams>},
      {methods::kSetTrace, round_trip<SetTraceParams>},
      {methods::kCancelRequest, round_trip<CancelParams>},
      {methods::kProgress, round_trip<ProgressParams>},
      {methods::kApplyEdit, round_trip<ApplyWorkspaceEditResult>},
  };
  return table;
}

void call(const std::string& method, const Json& params) {
  const auto found = decoders().find(method);
  if (found != decoders().end()) found->second(params);
}

struct Visitor {
  void operator()(const Request& request) const {
    call(request.method, request.params);
    const Message echo = parse_message(result_message(request.id, request.params));
    const auto* response = std::get_if<Response>(&echo);
    require(response != nullptr && response->id == request.id);
  }
  void operator()(const Notification& note) const { call(note.method, note.params); }
  void operator()(const Response& response) const { (void)response.result.dump(); }
  void operator()(const Malformed& bad) const { (void)error_message(bad.id, bad.error); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  const Message message = parse_message({reinterpret_cast<const char*>(data), size});
  std::visit(Visitor{}, message);
  return 0;
}
