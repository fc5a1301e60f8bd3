// The member lists of diagnostics.h; see value_codec.h.
#pragma once

#include "protocol/basic_types_fields.h"
#include "protocol/diagnostics.h"

namespace plumbline::protocol {

constexpr EnumSpan enum_span(DiagnosticSeverity) {
  return {1, 4};
}
constexpr EnumSpan enum_span(DiagnosticTag) {
  return {1, 2};
}

template <class V>
void fields(V& v, Like<CodeDescription> auto& s) {
  v("href", s.href);
}

template <class V>
void fields(V& v, Like<DiagnosticRelatedInformation> auto& s) {
  v("location", s.location);
  v("message", s.message);
}

template <class V>
void fields(V& v, Like<Diagnostic> auto& s) {
  v("range", s.range);
  v("severity", s.severity);
  v("code", s.code);
  v("codeDescription", s.code_description);
  v("source", s.source);
  v("message", s.message);
  v("tags", s.tags);
  v("relatedInformation", s.related_information);
  v("data", s.data);
}

template <class V>
void fields(V& v, Like<PublishDiagnosticsParams> auto& s) {
  v("uri", s.uri);
  v("version", s.version);
  v("diagnostics", s.diagnostics);
}

template <class V>
void fields(V& v, Like<DocumentDiagnosticParams> auto& s) {
  v("workDoneToken", s.work_done_token);
  v("partialResultToken", s.partial_result_token);
  v("textDocument", s.text_document);
  v("identifier", s.identifier);
  v("previousResultId", s.previous_result_id);
}

template <class V>
void fields(V& v, Like<FullDocumentDiagnosticReport> auto& s) {
  v.constant("kind", "full");
  v("resultId", s.result_id);
  v("items", s.items);
}

template <class V>
void fields(V& v, Like<UnchangedDocumentDiagnosticReport> auto& s) {
  v.constant("kind", "unchanged");
  v("resultId", s.result_id);
}

template <class V>
void fields(V& v, Like<DocumentDiagnosticReport> auto& s) {
  v.inlined(s.report);
  v("relatedDocuments", s.related_documents);
}

template <class V>
void fields(V& v, Like<PreviousResultId> auto& s) {
  v("uri", s.uri);
  v("value", s.value);
}

template <class V>
void fields(V& v, Like<WorkspaceDiagnosticParams> auto& s) {
  v("workDoneToken", s.work_done_token);
  v("partialResultToken", s.partial_result_token);
  v("identifier", s.identifier);
  v("previousResultIds", s.previous_result_ids);
}

template <class V>
void fields(V& v, Like<WorkspaceDocumentDiagnosticReport> auto& s) {
  v("uri", s.uri);
  v("version", s.version);
  v.inlined(s.report);
}

template <class V>
void fields(V& v, Like<WorkspaceDiagnosticReport> auto& s) {
  v("items", s.items);
}

template <class V>
void fields(V& v, Like<DiagnosticServerCancellationData> auto& s) {
  v("retriggerRequest", s.retrigger_request);
}

}  // namespace plumbline::protocol
