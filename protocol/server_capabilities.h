// What the server announces in its answer to `initialize`, and for what files it wants events.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/codec.h"
#include "protocol/position_encoding.h"

namespace plumbline::protocol {

enum class TextDocumentSyncKind : uint8_t { none = 0, full = 1, incremental = 2 };

struct SaveOptions {
  std::optional<bool> include_text;
};

struct TextDocumentSyncOptions {
  std::optional<bool> open_close;
  std::optional<TextDocumentSyncKind> change;
  std::optional<bool> will_save;
  std::optional<bool> will_save_wait_until;
  std::optional<SaveOptions> save;
};

struct HoverOptions {
  std::optional<bool> work_done_progress;
};

struct CodeActionOptions {
  std::optional<bool> work_done_progress;
  std::optional<std::vector<std::string>> code_action_kinds;
  std::optional<bool> resolve_provider;
};

struct ExecuteCommandOptions {
  std::optional<bool> work_done_progress;
  std::vector<std::string> commands;
};

struct DiagnosticOptions {
  std::optional<bool> work_done_progress;
  std::optional<std::string> identifier;
  bool inter_file_dependencies = false;
  bool workspace_diagnostics = false;
};

struct WorkspaceFoldersServerCapabilities {
  std::optional<bool> supported;
  /// True, or the id under which the notification is unregistered later.
  std::optional<std::variant<bool, std::string>> change_notifications;
};

enum class FileOperationPatternKind : uint8_t { file, folder };

struct FileOperationPattern {
  std::string glob;
  std::optional<FileOperationPatternKind> matches;
};

struct FileOperationFilter {
  std::optional<std::string> scheme;
  FileOperationPattern pattern;
};

struct FileOperationRegistrationOptions {
  std::vector<FileOperationFilter> filters;
};

struct FileOperationOptions {
  std::optional<FileOperationRegistrationOptions> did_create;
  std::optional<FileOperationRegistrationOptions> did_rename;
  std::optional<FileOperationRegistrationOptions> will_rename;
  std::optional<FileOperationRegistrationOptions> did_delete;
};

struct WorkspaceOptions {
  std::optional<WorkspaceFoldersServerCapabilities> workspace_folders;
  std::optional<FileOperationOptions> file_operations;
};

struct ServerCapabilities {
  std::optional<PositionEncoding> position_encoding;
  std::optional<TextDocumentSyncOptions> text_document_sync;
  std::optional<HoverOptions> hover_provider;
  std::optional<CodeActionOptions> code_action_provider;
  std::optional<ExecuteCommandOptions> execute_command_provider;
  std::optional<DiagnosticOptions> diagnostic_provider;
  std::optional<WorkspaceOptions> workspace;
};

}  // namespace plumbline::protocol
