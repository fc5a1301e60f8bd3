// Edits of documents and files, and the request that has the client apply them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/basic_types.h"
#include "protocol/codec.h"

namespace plumbline::protocol {

/// With an annotation only inside documentChanges, and only for clients that know annotations.
struct TextEdit {
  Range range;
  std::string new_text;
  std::optional<std::string> annotation_id;
};

/// Text in snippet syntax.
struct StringValue {
  std::string value;
};

/// 3.18
struct SnippetTextEdit {
  Range range;
  StringValue snippet;
  std::optional<std::string> annotation_id;
};

struct TextDocumentEdit {
  OptionalVersionedTextDocumentIdentifier text_document;
  std::vector<std::variant<TextEdit, SnippetTextEdit>> edits;
};

struct CreateFileOptions {
  std::optional<bool> overwrite;
  std::optional<bool> ignore_if_exists;
};

struct CreateFile {
  DocumentUri uri;
  std::optional<CreateFileOptions> options;
  std::optional<std::string> annotation_id;
};

struct RenameFileOptions {
  std::optional<bool> overwrite;
  std::optional<bool> ignore_if_exists;
};

struct RenameFile {
  DocumentUri old_uri;
  DocumentUri new_uri;
  std::optional<RenameFileOptions> options;
  std::optional<std::string> annotation_id;
};

struct DeleteFileOptions {
  std::optional<bool> recursive;
  std::optional<bool> ignore_if_not_exists;
};

struct DeleteFile {
  DocumentUri uri;
  std::optional<DeleteFileOptions> options;
  std::optional<std::string> annotation_id;
};

struct ChangeAnnotation {
  std::string label;
  std::optional<bool> needs_confirmation;
  std::optional<std::string> description;
};

using DocumentChange = std::variant<TextDocumentEdit, CreateFile, RenameFile, DeleteFile>;

/// Either `changes` or `document_changes`, by what the client announced.
struct WorkspaceEdit {
  std::optional<std::map<DocumentUri, std::vector<TextEdit>>> changes;
  std::optional<std::vector<DocumentChange>> document_changes;
  std::optional<std::map<std::string, ChangeAnnotation>> change_annotations;
};

/// 3.18
struct WorkspaceEditMetadata {
  std::optional<bool> is_refactoring;
};

struct ApplyWorkspaceEditParams {
  std::optional<std::string> label;
  WorkspaceEdit edit;
  std::optional<WorkspaceEditMetadata> metadata;
};

struct ApplyWorkspaceEditResult {
  bool applied = false;
  std::optional<std::string> failure_reason;
  std::optional<uint32_t> failed_change;
};

}  // namespace plumbline::protocol
