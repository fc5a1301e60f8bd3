// What the client can do, reduced to what the server asks about and flattened: everything is off
// unless the client announced it. A member of the wrong type counts as not announced, so that an
// odd client still gets a session.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/codec.h"

namespace plumbline::protocol {

/// Shared by push and pull.
struct DiagnosticsSupport {
  bool related_information = false;
  bool tag_unnecessary = false;
  bool tag_deprecated = false;
  bool code_description = false;
  bool data = false;
};

struct PushDiagnosticsSupport : DiagnosticsSupport {
  bool version = false;
};

/// `supported` is what decides between push and pull for the whole session.
struct PullDiagnosticsSupport : DiagnosticsSupport {
  bool supported = false;
  bool dynamic_registration = false;
  bool related_documents = false;
  bool markup_message = false;
  bool refresh = false;  // workspace.diagnostics.refreshSupport
};

struct CodeActionSupport {
  bool dynamic_registration = false;
  bool literals = false;           // without: only commands may be returned
  std::vector<std::string> kinds;  // the value set of the literals
  bool is_preferred = false;
  bool disabled = false;
  bool data = false;
  std::vector<std::string> resolvable;  // "edit", "command"
  bool honors_change_annotations = false;
  bool tags = false;  // 3.18

  bool can_resolve(std::string_view property) const;
};

struct WorkspaceEditSupport {
  bool document_changes = false;
  bool create_files = false;
  bool rename_files = false;
  bool delete_files = false;
  bool change_annotations = false;
  bool snippet_edits = false;  // 3.18
  bool metadata = false;       // 3.18
  bool normalizes_line_endings = false;
  std::string failure_handling;  // "transactional", "undo", …; empty if not said
};

struct FileOperationSupport {
  bool dynamic_registration = false;
  bool did_create = false;
  bool did_rename = false;
  bool will_rename = false;
  bool did_delete = false;
};

struct WorkspaceSupport {
  bool apply_edit = false;
  bool configuration = false;
  bool folders = false;
  bool did_change_configuration_registration = false;
  bool watched_files_registration = false;
  bool watched_files_relative_pattern = false;
  bool execute_command_registration = false;
  bool code_lens_refresh = false;
  bool text_document_content = false;  // 3.18
};

struct HoverSupport {
  bool supported = false;
  bool dynamic_registration = false;
  /// Markdown is among the announced formats. Without an announcement plain text is right.
  bool markdown = false;
};

struct WindowSupport {
  bool work_done_progress = false;
  bool show_message_request = false;
  bool show_document = false;
};

struct SynchronizationSupport {
  bool dynamic_registration = false;
  bool did_save = false;
};

struct ClientCapabilities {
  std::vector<std::string> position_encodings;  // in the client's order; see negotiate()
  PushDiagnosticsSupport push;
  PullDiagnosticsSupport pull;
  CodeActionSupport code_action;
  WorkspaceEditSupport workspace_edit;
  FileOperationSupport file_operations;
  WorkspaceSupport workspace;
  HoverSupport hover;
  WindowSupport window;
  SynchronizationSupport synchronization;
};

/// Never fails: anything but an object is a client that can do nothing.
ClientCapabilities client_capabilities(const Json& capabilities);

}  // namespace plumbline::protocol
