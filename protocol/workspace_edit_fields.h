// The member lists of workspace_edit.h; see value_codec.h.
#pragma once

#include "protocol/basic_types_fields.h"
#include "protocol/workspace_edit.h"

namespace plumbline::protocol {

template <class V>
void fields(V& v, Like<TextEdit> auto& s) {
  v("range", s.range);
  v("newText", s.new_text);
  v("annotationId", s.annotation_id);
}

template <class V>
void fields(V& v, Like<StringValue> auto& s) {
  v.constant("kind", "snippet");
  v("value", s.value);
}

template <class V>
void fields(V& v, Like<SnippetTextEdit> auto& s) {
  v("range", s.range);
  v("snippet", s.snippet);
  v("annotationId", s.annotation_id);
}

template <class V>
void fields(V& v, Like<TextDocumentEdit> auto& s) {
  v("textDocument", s.text_document);
  v("edits", s.edits);
}

template <class V>
void fields(V& v, Like<CreateFileOptions> auto& s) {
  v("overwrite", s.overwrite);
  v("ignoreIfExists", s.ignore_if_exists);
}

template <class V>
void fields(V& v, Like<CreateFile> auto& s) {
  v.constant("kind", "create");
  v("uri", s.uri);
  v("options", s.options);
  v("annotationId", s.annotation_id);
}

template <class V>
void fields(V& v, Like<RenameFileOptions> auto& s) {
  v("overwrite", s.overwrite);
  v("ignoreIfExists", s.ignore_if_exists);
}

template <class V>
void fields(V& v, Like<RenameFile> auto& s) {
  v.constant("kind", "rename");
  v("oldUri", s.old_uri);
  v("newUri", s.new_uri);
  v("options", s.options);
  v("annotationId", s.annotation_id);
}

template <class V>
void fields(V& v, Like<DeleteFileOptions> auto& s) {
  v("recursive", s.recursive);
  v("ignoreIfNotExists", s.ignore_if_not_exists);
}

template <class V>
void fields(V& v, Like<DeleteFile> auto& s) {
  v.constant("kind", "delete");
  v("uri", s.uri);
  v("options", s.options);
  v("annotationId", s.annotation_id);
}

template <class V>
void fields(V& v, Like<ChangeAnnotation> auto& s) {
  v("label", s.label);
  v("needsConfirmation", s.needs_confirmation);
  v("description", s.description);
}

template <class V>
void fields(V& v, Like<WorkspaceEdit> auto& s) {
  v("changes", s.changes);
  v("documentChanges", s.document_changes);
  v("changeAnnotations", s.change_annotations);
}

template <class V>
void fields(V& v, Like<WorkspaceEditMetadata> auto& s) {
  v("isRefactoring", s.is_refactoring);
}

template <class V>
void fields(V& v, Like<ApplyWorkspaceEditParams> auto& s) {
  v("label", s.label);
  v("edit", s.edit);
  v("metadata", s.metadata);
}

template <class V>
void fields(V& v, Like<ApplyWorkspaceEditResult> auto& s) {
  v("applied", s.applied);
  v("failureReason", s.failure_reason);
  v("failedChange", s.failed_change);
}

}  // namespace plumbline::protocol
