#include "protocol/client_capabilities.h"

#include <algorithm>
#include <initializer_list>

namespace plumbline::protocol {
namespace {

Json at(const Json& object, std::initializer_list<std::string_view> path) {
  Json value = object;
  for (const std::string_view key : path) value = value.member(key);
  return value;
}

bool announced(const Json& object, std::string_view key) {
  return object.member(key).as_boolean().value_or(false);
}

std::vector<std::string> strings(const Json& array) {
  std::vector<std::string> result;
  for (const Json& item : array.items()) {
    if (auto text = item.as_string()) result.push_back(std::move(*text));
  }
  return result;
}

bool holds(const std::vector<std::string>& values, std::string_view wanted) {
  return std::ranges::find(values, wanted) != values.end();
}

bool holds_tag(const Json& value_set, int64_t wanted) {
  return std::ranges::any_of(value_set.items(),
                             [&](const Json& tag) { return tag.as_integer() == wanted; });
}

void read_diagnostics(const Json& json, DiagnosticsSupport& out) {
  constexpr int64_t kUnnecessary = 1;
  constexpr int64_t kDeprecated = 2;
  const Json tags = at(json, {"tagSupport", "valueSet"});
  out.related_information = announced(json, "relatedInformation");
  out.tag_unnecessary = holds_tag(tags, kUnnecessary);
  out.tag_deprecated = holds_tag(tags, kDeprecated);
  out.code_description = announced(json, "codeDescriptionSupport");
  out.data = announced(json, "dataSupport");
}

PushDiagnosticsSupport push_diagnostics(const Json& json) {
  PushDiagnosticsSupport out;
  read_diagnostics(json, out);
  out.version = announced(json, "versionSupport");
  return out;
}

/// `json`: textDocument.diagnostic; `workspace`: workspace.diagnostics.
PullDiagnosticsSupport pull_diagnostics(const Json& json, const Json& workspace) {
  PullDiagnosticsSupport out;
  read_diagnostics(json, out);
  out.supported = json.is_object();
  out.dynamic_registration = announced(json, "dynamicRegistration");
  out.related_documents = announced(json, "relatedDocumentSupport");
  out.markup_message = announced(json, "markupMessageSupport");
  out.refresh = announced(workspace, "refreshSupport");
  return out;
}

CodeActionSupport code_actions(const Json& json) {
  const Json literals = json.member("codeActionLiteralSupport");
  CodeActionSupport out;
  out.dynamic_registration = announced(json, "dynamicRegistration");
  out.literals = literals.is_object();
  out.kinds = strings(at(literals, {"codeActionKind", "valueSet"}));
  out.is_preferred = announced(json, "isPreferredSupport");
  out.disabled = announced(json, "disabledSupport");
  out.data = announced(json, "dataSupport");
  out.resolvable = strings(at(json, {"resolveSupport", "properties"}));
  out.honors_change_annotations = announced(json, "honorsChangeAnnotations");
  out.tags = json.member("tagSupport").is_object();
  return out;
}

WorkspaceEditSupport workspace_edits(const Json& json) {
  const auto operations = strings(json.member("resourceOperations"));
  WorkspaceEditSupport out;
  out.document_changes = announced(json, "documentChanges");
  out.create_files = holds(operations, "create");
  out.rename_files = holds(operations, "rename");
  out.delete_files = holds(operations, "delete");
  out.change_annotations = json.member("changeAnnotationSupport").is_object();
  out.snippet_edits = announced(json, "snippetEditSupport");
  out.metadata = announced(json, "metadataSupport");
  out.normalizes_line_endings = announced(json, "normalizesLineEndings");
  out.failure_handling = json.member("failureHandling").as_string().value_or("");
  return out;
}

FileOperationSupport file_operations(const Json& json) {
  FileOperationSupport out;
  out.dynamic_registration = announced(json, "dynamicRegistration");
  out.did_create = announced(json, "didCreate");
  out.did_rename = announced(json, "didRename");
  out.will_rename = announced(json, "willRename");
  out.did_delete = announced(json, "didDelete");
  return out;
}

WorkspaceSupport workspace_support(const Json& json) {
  const Json watched = json.member("didChangeWatchedFiles");
  WorkspaceSupport out;
  out.apply_edit = announced(json, "applyEdit");
  out.configuration = announced(json, "configuration");
  out.folders = announced(json, "workspaceFolders");
  out.did_change_configuration_registration =
      announced(json.member("didChangeConfiguration"), "dynamicRegistration");
  out.watched_files_registration = announced(watched, "dynamicRegistration");
  out.watched_files_relative_pattern = announced(watched, "relativePatternSupport");
  out.execute_command_registration =
      announced(json.member("executeCommand"), "dynamicRegistration");
  out.code_lens_refresh = announced(json.member("codeLens"), "refreshSupport");
  out.text_document_content = json.member("textDocumentContent").is_object();
  return out;
}

HoverSupport hover_support(const Json& json) {
  HoverSupport out;
  out.supported = json.is_object();
  out.dynamic_registration = announced(json, "dynamicRegistration");
  out.markdown = holds(strings(json.member("contentFormat")), "markdown");
  return out;
}

WindowSupport window_support(const Json& json) {
  WindowSupport out;
  out.work_done_progress = announced(json, "workDoneProgress");
  out.show_message_request = json.member("showMessage").is_object();
  out.show_document = announced(json.member("showDocument"), "support");
  return out;
}

SynchronizationSupport synchronization_support(const Json& json) {
  SynchronizationSupport out;
  out.dynamic_registration = announced(json, "dynamicRegistration");
  out.did_save = announced(json, "didSave");
  return out;
}

}  // namespace

bool CodeActionSupport::can_resolve(std::string_view property) const {
  return holds(resolvable, property);
}

ClientCapabilities client_capabilities(const Json& capabilities) {
  const Json text = capabilities.member("textDocument");
  const Json workspace = capabilities.member("workspace");
  ClientCapabilities out;
  out.position_encodings = strings(at(capabilities, {"general", "positionEncodings"}));
  out.push = push_diagnostics(text.member("publishDiagnostics"));
  out.pull = pull_diagnostics(text.member("diagnostic"), workspace.member("diagnostics"));
  out.code_action = code_actions(text.member("codeAction"));
  out.workspace_edit = workspace_edits(workspace.member("workspaceEdit"));
  out.file_operations = file_operations(workspace.member("fileOperations"));
  out.workspace = workspace_support(workspace);
  out.hover = hover_support(text.member("hover"));
  out.window = window_support(capabilities.member("window"));
  out.synchronization = synchronization_support(text.member("synchronization"));
  return out;
}

}  // namespace plumbline::protocol
