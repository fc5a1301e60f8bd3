// The workspace: commands, settings, folders, files on disk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/basic_types.h"
#include "protocol/codec.h"
#include "protocol/request_id.h"

namespace plumbline::protocol {

struct ExecuteCommandParams {
  std::optional<ProgressToken> work_done_token;
  std::string command;
  std::optional<std::vector<Json>> arguments;
};

struct ConfigurationItem {
  std::optional<std::string> scope_uri;
  std::optional<std::string> section;
};

/// The answer is an array with one value for each item, null for what the client does not know.
struct ConfigurationParams {
  std::vector<ConfigurationItem> items;
};

/// `settings` is null from clients that expect to be asked.
struct DidChangeConfigurationParams {
  Json settings;
};

struct WorkspaceFoldersChangeEvent {
  std::vector<WorkspaceFolder> added;
  std::vector<WorkspaceFolder> removed;
};

struct DidChangeWorkspaceFoldersParams {
  WorkspaceFoldersChangeEvent event;
};

enum class FileChangeType : uint8_t { created = 1, changed = 2, deleted = 3 };

struct FileEvent {
  DocumentUri uri;
  FileChangeType type = FileChangeType::changed;
};

struct DidChangeWatchedFilesParams {
  std::vector<FileEvent> changes;
};

struct FileRename {
  std::string old_uri;
  std::string new_uri;
};

/// Of workspace/willRenameFiles and workspace/didRenameFiles.
struct RenameFilesParams {
  std::vector<FileRename> files;
};

}  // namespace plumbline::protocol
