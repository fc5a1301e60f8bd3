// Every struct that the server sends, filled as much and as little as it can be, is valid.
#include <catch2/catch.hpp>

#include "protocol/code_action.h"
#include "protocol/hover.h"
#include "protocol/lifecycle.h"
#include "protocol/methods.h"
#include "protocol/outgoing_message.h"
#include "protocol/registration.h"
#include "protocol/window.h"
#include "protocol/workspace.h"
#include "tests/protocol/protocol_facts.h"
#include "tests/protocol/samples.h"

namespace plumbline::protocol {
namespace {

using Faults = std::vector<std::string>;
using testing::faults_in_server_message;
using testing::faults_in_value;

template <typename T>
void check_notification(std::string_view method, const T& params) {
  const std::string body = notification_message(method, to_json(params));
  INFO(body);
  CHECK(faults_in_server_message(body) == Faults{});
}

template <typename T>
void check_request(std::string_view method, const T& params) {
  const std::string body = request_message(request_id(1), method, to_json(params));
  INFO(body);
  CHECK(faults_in_server_message(body) == Faults{});
}

template <typename T>
void check_result(std::string_view method, const T& result) {
  const std::string body = result_message(request_id("r"), to_json(result));
  INFO(body);
  CHECK(faults_in_server_message(body, method) == Faults{});
}

ServerCapabilities full_capabilities() {
  const FileOperationFilter filter{"file", {"**/*", FileOperationPatternKind::file}};
  const FileOperationRegistrationOptions files{{filter}};
  ServerCapabilities server;
  server.position_encoding = PositionEncoding::utf16;
  server.text_document_sync = TextDocumentSyncOptions{true, TextDocumentSyncKind::incremental,
                                                      false, false, SaveOptions{true}};
  server.hover_provider = HoverOptions{true};
  server.code_action_provider =
      CodeActionOptions{true, std::vector<std::string>{"quickfix", "source.fixAll.x"}, true};
  server.execute_command_provider = ExecuteCommandOptions{false, {"plumbline.scan"}};
  server.diagnostic_provider = DiagnosticOptions{false, "plumbline", true, true};
  server.workspace = WorkspaceOptions{
      WorkspaceFoldersServerCapabilities{true, true},
      FileOperationOptions{files, files, files, FileOperationRegistrationOptions{}}};
  return server;
}

TEST_CASE("the answer to initialize is valid") {
  check_result(methods::kInitialize, InitializeResult{});
  check_result(methods::kInitialize, InitializeResult{full_capabilities(), ServerInfo{"p", "1"}});
  auto server = full_capabilities();
  server.workspace->workspace_folders->change_notifications = "folders";
  server.workspace->file_operations.reset();
  server.position_encoding = PositionEncoding::utf8;
  check_result(methods::kInitialize, InitializeResult{server, ServerInfo{"p", std::nullopt}});
  CHECK(faults_in_value("InitializeError", to_json(InitializeError{true}).dump()) == Faults{});
}

TEST_CASE("diagnostics are valid, pushed and pulled") {
  check_notification(methods::kPublishDiagnostics, PublishDiagnosticsParams{"file:///a", {}, {}});
  const std::vector<Diagnostic> items{samples::full_diagnostic(), samples::bare_diagnostic()};
  check_notification(methods::kPublishDiagnostics, PublishDiagnosticsParams{"file:///a", 3, items});
  for (const auto& report : samples::document_reports()) {
    check_result(methods::kDocumentDiagnostic, report);
  }
  for (const auto& report : samples::workspace_reports()) {
    check_result(methods::kWorkspaceDiagnostic, report);
  }
  const ErrorCode code = ErrorCode::server_cancelled;
  const Json data = to_json(DiagnosticServerCancellationData{true});
  CHECK(faults_in_value("DiagnosticServerCancellationData", data.dump()) == Faults{});
  CHECK(faults_in_server_message(error_message(request_id(1), {code, "later", data})) == Faults{});
}

TEST_CASE("code actions are valid") {
  CodeAction full;
  full.title = "t";
  full.kind = "quickfix";
  full.diagnostics = {samples::full_diagnostic()};
  full.is_preferred = true;
  full.disabled = CodeActionDisabled{"r"};
  full.edit = samples::full_edit();
  full.command = Command{"t", "tip", "plumbline.x", std::vector<Json>{Json::integer(1)}};
  full.data = Json::object({{"fingerprint", Json::string("f")}});
  CodeAction bare;
  bare.title = "t";
  check_result(methods::kCodeAction, std::vector<CodeAction>{full, bare});
  check_result(methods::kCodeAction, std::vector<CodeAction>{});
  check_result(methods::kCodeAction, std::vector<Command>{{"t", {}, "c", {}}});
  check_result(methods::kCodeActionResolve, full);
  CHECK(faults_in_server_message(result_message(request_id(1), Json()), methods::kCodeAction) ==
        Faults{});
}

TEST_CASE("edits to apply are valid") {
  check_request(methods::kApplyEdit, ApplyWorkspaceEditParams{});
  check_request(methods::kApplyEdit, ApplyWorkspaceEditParams{"label", samples::full_edit(),
                                                              WorkspaceEditMetadata{true}});
  WorkspaceEdit plain;
  plain.changes = {{"file:///a", {TextEdit{{{0, 0}, {0, 1}}, "x", {}}}}};
  check_request(methods::kApplyEdit, ApplyWorkspaceEditParams{{}, plain, WorkspaceEditMetadata{}});
}

TEST_CASE("hovers are valid") {
  check_result(methods::kHover, Hover{{MarkupKind::markdown, "**x**"}, Range{{0, 1}, {0, 2}}});
  check_result(methods::kHover, Hover{{MarkupKind::plaintext, ""}, {}});
  CHECK(faults_in_server_message(result_message(request_id(1), Json()), methods::kHover) ==
        Faults{});
}

TEST_CASE("questions about the workspace are valid") {
  check_request(methods::kConfiguration, ConfigurationParams{});
  check_request(methods::kConfiguration,
                ConfigurationParams{{{"file:///w", "plumbline"}, {{}, {}}}});
  for (const auto method : {methods::kWorkspaceFolders, methods::kDiagnosticRefresh}) {
    CHECK(faults_in_server_message(request_message(request_id(1), method, Json())) == Faults{});
  }
}

TEST_CASE("registrations are valid, with the options of their methods") {
  const DidChangeWatchedFilesRegistrationOptions watchers{
      {{"**/.plumbline/*", kWatchCreate | kWatchChange | kWatchDelete},
       {RelativePattern{"file:///w", "*.yaml"}, {}}}};
  const DidChangeConfigurationRegistrationOptions section{std::vector<std::string>{"plumbline"}};
  RegistrationParams params{{{"1", std::string(methods::kDidChangeWatchedFiles), to_json(watchers)},
                             {"2", std::string(methods::kDidChangeConfiguration), to_json(section)},
                             {"3", std::string(methods::kDidChangeWorkspaceFolders), {}}}};
  check_request(methods::kRegisterCapability, params);
  check_request(methods::kRegisterCapability, RegistrationParams{});
  check_request(methods::kUnregisterCapability,
                UnregistrationParams{{{"1", std::string(methods::kDidChangeWatchedFiles)}}});
  params.registrations[0].register_options = Json::object({{"watcher", Json::array({})}});
  const Json wrong = to_json(params);
  CHECK_FALSE(
      faults_in_server_message(request_message(request_id(1), methods::kRegisterCapability, wrong))
          .empty());
}

TEST_CASE("what the user sees is valid") {
  check_notification(methods::kShowMessage, ShowMessageParams{MessageType::error, "m"});
  check_notification(methods::kLogMessage, LogMessageParams{MessageType::debug, "m"});
  check_notification(methods::kLogTrace, LogTraceParams{"m", "v"});
  check_notification(methods::kLogTrace, LogTraceParams{"m", {}});
  check_request(
      methods::kShowMessageRequest,
      ShowMessageRequestParams{MessageType::info, "m", std::vector<MessageActionItem>{{"Reopen"}}});
  check_request(methods::kShowMessageRequest, ShowMessageRequestParams{});
  check_request(methods::kShowDocument,
                ShowDocumentParams{"file:///a", false, true, Range{{0, 0}, {0, 1}}});
  check_request(methods::kShowDocument, ShowDocumentParams{"https://example.org", {}, {}, {}});
}

TEST_CASE("progress is valid") {
  const ProgressToken token = progress_token("scan");
  check_request(methods::kWorkDoneProgressCreate, WorkDoneProgressCreateParams{token});
  const auto progress = [&](const auto& value) {
    check_notification(methods::kProgress, ProgressParams{token, to_json(value)});
  };
  progress(WorkDoneProgressBegin{"t", true, "m", 0});
  progress(WorkDoneProgressBegin{"t", {}, {}, {}});
  progress(WorkDoneProgressReport{false, "m", 100});
  progress(WorkDoneProgressReport{});
  progress(WorkDoneProgressEnd{"m"});
  progress(WorkDoneProgressEnd{});
  for (const auto& report : samples::workspace_reports()) progress(report);
}

TEST_CASE("the checker finds what is wrong") {
  const auto faults = [](const char* type, const char* json) {
    const Faults found = faults_in_value(type, json);
    return found.empty() ? std::string() : found.front();
  };
  CHECK(faults("Position", R"({"line":0})") == "Position.character: is missing");
  CHECK(faults("Position", R"({"line":0,"character":-1})") ==
        "Position.character: must be of the type uinteger");
  CHECK(faults("Position", R"({"line":0,"character":4294967295})") ==
        "Position.character: must be of the type uinteger");
  CHECK(faults("Position", R"({"line":0,"character":0,"x":1})") == "Position.x: is unknown");
  CHECK(faults("Hover", R"({"contents":"a","range":null})") == "Hover.range: must be an object");
  CHECK(faults("MarkupContent", R"({"kind":"html","value":""})") ==
        "MarkupContent.kind: \"html\" is no value of the enumeration");
  CHECK(faults("CodeAction", R"({"title":"t","data":{"a":[null]}})") ==
        "CodeAction.data.a.0: must not be null");
  CHECK(faults("CodeAction", R"({"title":"t","kind":"own.kind"})").empty());
  CHECK_FALSE(faults("Diagnostic", R"({"message":"m"})").empty());
}

TEST_CASE("the checker knows which way a message goes and what it must carry") {
  const auto bad = [](const char* body) { return !faults_in_server_message(body).empty(); };
  CHECK(bad(R"({"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}})"));
  CHECK(bad(R"({"jsonrpc":"2.0","method":"own/notification"})"));
  CHECK(bad(R"({"jsonrpc":"2.0","method":"workspace/applyEdit","params":{"edit":{}}})"));
  CHECK(bad(R"({"jsonrpc":"2.0","id":1,"method":"workspace/workspaceFolders","params":{}})"));
  CHECK(bad(R"({"jsonrpc":"2.0","id":1,"result":1,"error":null})"));
  CHECK(bad(R"({"jsonrpc":"2.0","id":1})"));
  CHECK(bad(R"({"id":1,"result":1})"));
  CHECK(bad(R"([])"));
}

}  // namespace
}  // namespace plumbline::protocol
