// The names of the methods that Plumbline takes part in.
#pragma once

#include <string_view>

namespace plumbline::protocol::methods {

inline constexpr std::string_view kInitialize = "initialize";
inline constexpr std::string_view kInitialized = "initialized";
inline constexpr std::string_view kShutdown = "shutdown";
inline constexpr std::string_view kExit = "exit";
inline constexpr std::string_view kSetTrace = "$/setTrace";
inline constexpr std::string_view kLogTrace = "$/logTrace";
inline constexpr std::string_view kCancelRequest = "$/cancelRequest";
inline constexpr std::string_view kProgress = "$/progress";
inline constexpr std::string_view kRegisterCapability = "client/registerCapability";
inline constexpr std::string_view kUnregisterCapability = "client/unregisterCapability";

inline constexpr std::string_view kDidOpen = "textDocument/didOpen";
inline constexpr std::string_view kDidChange = "textDocument/didChange";
inline constexpr std::string_view kDidSave = "textDocument/didSave";
inline constexpr std::string_view kDidClose = "textDocument/didClose";
inline constexpr std::string_view kPublishDiagnostics = "textDocument/publishDiagnostics";
inline constexpr std::string_view kDocumentDiagnostic = "textDocument/diagnostic";
inline constexpr std::string_view kCodeAction = "textDocument/codeAction";
inline constexpr std::string_view kCodeActionResolve = "codeAction/resolve";
inline constexpr std::string_view kHover = "textDocument/hover";

inline constexpr std::string_view kWorkspaceDiagnostic = "workspace/diagnostic";
inline constexpr std::string_view kDiagnosticRefresh = "workspace/diagnostic/refresh";
inline constexpr std::string_view kExecuteCommand = "workspace/executeCommand";
inline constexpr std::string_view kApplyEdit = "workspace/applyEdit";
inline constexpr std::string_view kConfiguration = "workspace/configuration";
inline constexpr std::string_view kDidChangeConfiguration = "workspace/didChangeConfiguration";
inline constexpr std::string_view kWorkspaceFolders = "workspace/workspaceFolders";
inline constexpr std::string_view kDidChangeWorkspaceFolders =
    "workspace/didChangeWorkspaceFolders";
inline constexpr std::string_view kDidChangeWatchedFiles = "workspace/didChangeWatchedFiles";
inline constexpr std::string_view kWillRenameFiles = "workspace/willRenameFiles";
inline constexpr std::string_view kDidRenameFiles = "workspace/didRenameFiles";
inline constexpr std::string_view kDidCreateFiles = "workspace/didCreateFiles";
inline constexpr std::string_view kDidDeleteFiles = "workspace/didDeleteFiles";

inline constexpr std::string_view kShowMessage = "window/showMessage";
inline constexpr std::string_view kShowMessageRequest = "window/showMessageRequest";
inline constexpr std::string_view kShowDocument = "window/showDocument";
inline constexpr std::string_view kLogMessage = "window/logMessage";
inline constexpr std::string_view kWorkDoneProgressCreate = "window/workDoneProgress/create";
inline constexpr std::string_view kWorkDoneProgressCancel = "window/workDoneProgress/cancel";

}  // namespace plumbline::protocol::methods
