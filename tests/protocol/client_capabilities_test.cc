#include "protocol/client_capabilities.h"

#include <catch2/catch.hpp>

namespace plumbline::protocol {
namespace {

ClientCapabilities read(std::string_view text) {
  return client_capabilities(Json::parse(text).value());
}

TEST_CASE("a silent client can do nothing") {
  for (const char* text : {"{}", "null", "[]", R"({"textDocument":7,"workspace":null})"}) {
    const auto client = read(text);
    CHECK_FALSE(client.pull.supported);
    CHECK_FALSE(client.code_action.literals);
    CHECK_FALSE(client.workspace_edit.document_changes);
    CHECK_FALSE(client.workspace.watched_files_registration);
    CHECK_FALSE(client.hover.markdown);
    CHECK_FALSE(client.window.work_done_progress);
    CHECK(client.position_encodings.empty());
  }
}

TEST_CASE("what VS Code announces is read") {
  const auto client = read(R"({
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": true, "showMessage": {}, "showDocument": {"support": true}},
    "workspace": {
      "applyEdit": true, "configuration": true, "workspaceFolders": true,
      "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename"],
        "failureHandling": "textOnlyTransactional", "changeAnnotationSupport": {},
        "snippetEditSupport": true},
      "didChangeConfiguration": {"dynamicRegistration": true},
      "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true},
      "fileOperations": {"willRename": true, "didRename": true},
      "diagnostics": {"refreshSupport": true}},
    "textDocument": {
      "synchronization": {"didSave": true},
      "publishDiagnostics": {"relatedInformation": true, "versionSupport": false,
        "tagSupport": {"valueSet": [1, 2]}, "codeDescriptionSupport": true, "dataSupport": true},
      "diagnostic": {"dynamicRegistration": true, "relatedDocumentSupport": false},
      "hover": {"contentFormat": ["markdown", "plaintext"]},
      "codeAction": {"dataSupport": true, "isPreferredSupport": true, "disabledSupport": true,
        "resolveSupport": {"properties": ["edit", "command"]},
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix"]}},
        "honorsChangeAnnotations": true}}})");
  CHECK(client.position_encodings == std::vector<std::string>{"utf-16"});
  CHECK(client.pull.supported);
  CHECK(client.pull.refresh);
  CHECK_FALSE(client.pull.related_documents);
  CHECK(client.push.tag_unnecessary);
  CHECK(client.push.tag_deprecated);
  CHECK(client.push.related_information);
  CHECK(client.push.code_description);
  CHECK(client.push.data);
  CHECK_FALSE(client.push.version);
  CHECK(client.code_action.literals);
  CHECK(client.code_action.kinds == std::vector<std::string>{"", "quickfix"});
  CHECK(client.code_action.can_resolve("edit"));
  CHECK_FALSE(client.code_action.can_resolve("disabled"));
  CHECK(client.code_action.is_preferred);
  CHECK(client.code_action.disabled);
  CHECK(client.code_action.honors_change_annotations);
  CHECK(client.workspace_edit.document_changes);
  CHECK(client.workspace_edit.create_files);
  CHECK(client.workspace_edit.rename_files);
  CHECK_FALSE(client.workspace_edit.delete_files);
  CHECK(client.workspace_edit.change_annotations);
  CHECK(client.workspace_edit.snippet_edits);
  CHECK(client.workspace_edit.failure_handling == "textOnlyTransactional");
  CHECK(client.workspace.apply_edit);
  CHECK(client.workspace.configuration);
  CHECK(client.workspace.folders);
  CHECK(client.workspace.did_change_configuration_registration);
  CHECK(client.workspace.watched_files_registration);
  CHECK(client.workspace.watched_files_relative_pattern);
  CHECK(client.file_operations.will_rename);
  CHECK(client.file_operations.did_rename);
  CHECK(client.hover.markdown);
  CHECK(client.window.work_done_progress);
  CHECK(client.window.show_message_request);
  CHECK(client.window.show_document);
  CHECK(client.synchronization.did_save);
}

TEST_CASE("eglot wants plain text") {
  const auto client = read(R"({"textDocument":{"hover":{"contentFormat":["plaintext"]}}})");
  CHECK(client.hover.supported);
  CHECK_FALSE(client.hover.markdown);
}

TEST_CASE("a member of the wrong type counts as not announced") {
  const auto client = read(R"({"workspace":{"applyEdit":"yes","workspaceEdit":
      {"documentChanges":1,"resourceOperations":"create"}},"general":{"positionEncodings":[8]}})");
  CHECK_FALSE(client.workspace.apply_edit);
  CHECK_FALSE(client.workspace_edit.document_changes);
  CHECK_FALSE(client.workspace_edit.create_files);
  CHECK(client.position_encodings.empty());
}

}  // namespace
}  // namespace plumbline::protocol
