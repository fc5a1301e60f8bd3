// The member lists of server_capabilities.h; see value_codec.h.
#pragma once

#include <array>

#include "protocol/server_capabilities.h"
#include "protocol/value_codec.h"

namespace plumbline::protocol {

constexpr std::array<const char*, 3> enum_names(PositionEncoding) {
  return {"utf-8", "utf-16", "utf-32"};
}
constexpr std::array<const char*, 2> enum_names(FileOperationPatternKind) {
  return {"file", "folder"};
}
constexpr EnumSpan enum_span(TextDocumentSyncKind) {
  return {0, 2};
}

template <class V>
void fields(V& v, Like<SaveOptions> auto& s) {
  v("includeText", s.include_text);
}

template <class V>
void fields(V& v, Like<TextDocumentSyncOptions> auto& s) {
  v("openClose", s.open_close);
  v("change", s.change);
  v("willSave", s.will_save);
  v("willSaveWaitUntil", s.will_save_wait_until);
  v("save", s.save);
}

template <class V>
void fields(V& v, Like<HoverOptions> auto& s) {
  v("workDoneProgress", s.work_done_progress);
}

template <class V>
void fields(V& v, Like<CodeActionOptions> auto& s) {
  v("workDoneProgress", s.work_done_progress);
  v("codeActionKinds", s.code_action_kinds);
  v("resolveProvider", s.resolve_provider);
}

template <class V>
void fields(V& v, Like<ExecuteCommandOptions> auto& s) {
  v("workDoneProgress", s.work_done_progress);
  v("commands", s.commands);
}

template <class V>
void fields(V& v, Like<DiagnosticOptions> auto& s) {
  v("workDoneProgress", s.work_done_progress);
  v("identifier", s.identifier);
  v("interFileDependencies", s.inter_file_dependencies);
  v("workspaceDiagnostics", s.workspace_diagnostics);
}

template <class V>
void fields(V& v, Like<WorkspaceFoldersServerCapabilities> auto& s) {
  v("supported", s.supported);
  v("changeNotifications", s.change_notifications);
}

template <class V>
void fields(V& v, Like<FileOperationPattern> auto& s) {
  v("glob", s.glob);
  v("matches", s.matches);
}

template <class V>
void fields(V& v, Like<FileOperationFilter> auto& s) {
  v("scheme", s.scheme);
  v("pattern", s.pattern);
}

template <class V>
void fields(V& v, Like<FileOperationRegistrationOptions> auto& s) {
  v("filters", s.filters);
}

template <class V>
void fields(V& v, Like<FileOperationOptions> auto& s) {
  v("didCreate", s.did_create);
  v("didRename", s.did_rename);
  v("willRename", s.will_rename);
  v("didDelete", s.did_delete);
}

template <class V>
void fields(V& v, Like<WorkspaceOptions> auto& s) {
  v("workspaceFolders", s.workspace_folders);
  v("fileOperations", s.file_operations);
}

template <class V>
void fields(V& v, Like<ServerCapabilities> auto& s) {
  v("positionEncoding", s.position_encoding);
  v("textDocumentSync", s.text_document_sync);
  v("hoverProvider", s.hover_provider);
  v("codeActionProvider", s.code_action_provider);
  v("executeCommandProvider", s.execute_command_provider);
  v("diagnosticProvider", s.diagnostic_provider);
  v("workspace", s.workspace);
}

}  // namespace plumbline::protocol
