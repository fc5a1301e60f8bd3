// Diagnostics, pushed and pulled.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/basic_types.h"
#include "protocol/codec.h"
#include "protocol/request_id.h"

namespace plumbline::protocol {

enum class DiagnosticSeverity : uint8_t { error = 1, warning = 2, information = 3, hint = 4 };
enum class DiagnosticTag : uint8_t { unnecessary = 1, deprecated = 2 };

struct CodeDescription {
  std::string href;
  friend bool operator==(const CodeDescription&, const CodeDescription&) = default;
};

struct DiagnosticRelatedInformation {
  Location location;
  std::string message;
  friend bool operator==(const DiagnosticRelatedInformation&,
                         const DiagnosticRelatedInformation&) = default;
};

using DiagnosticCode = std::variant<int32_t, std::string>;

struct Diagnostic {
  Range range;
  std::optional<DiagnosticSeverity> severity;
  std::optional<DiagnosticCode> code;
  std::optional<CodeDescription> code_description;
  std::optional<std::string> source;
  std::string message;
  std::optional<std::vector<DiagnosticTag>> tags;
  std::optional<std::vector<DiagnosticRelatedInformation>> related_information;
  /// Comes back in a code action's context, from clients that can; a cache, never the only source.
  std::optional<Json> data;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

struct PublishDiagnosticsParams {
  DocumentUri uri;
  std::optional<int32_t> version;
  std::vector<Diagnostic> diagnostics;
};

struct DocumentDiagnosticParams {
  std::optional<ProgressToken> work_done_token;
  std::optional<ProgressToken> partial_result_token;
  TextDocumentIdentifier text_document;
  std::optional<std::string> identifier;
  std::optional<std::string> previous_result_id;
};

struct FullDocumentDiagnosticReport {
  std::optional<std::string> result_id;
  std::vector<Diagnostic> items;
};

struct UnchangedDocumentDiagnosticReport {
  std::string result_id;
};

using DiagnosticReportOfDocument =
    std::variant<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport>;

/// The answer to a pull of one document.
struct DocumentDiagnosticReport {
  DiagnosticReportOfDocument report;
  std::optional<std::map<DocumentUri, DiagnosticReportOfDocument>> related_documents;
};

struct PreviousResultId {
  DocumentUri uri;
  std::string value;
};

struct WorkspaceDiagnosticParams {
  std::optional<ProgressToken> work_done_token;
  std::optional<ProgressToken> partial_result_token;
  std::optional<std::string> identifier;
  std::vector<PreviousResultId> previous_result_ids;
};

struct WorkspaceDocumentDiagnosticReport {
  DocumentUri uri;
  Nullable<int32_t> version;
  DiagnosticReportOfDocument report;
};

/// The answer to a workspace pull, and the value of each of its partial results.
struct WorkspaceDiagnosticReport {
  std::vector<WorkspaceDocumentDiagnosticReport> items;
};

/// Data of a ServerCancelled error on a pull.
struct DiagnosticServerCancellationData {
  bool retrigger_request = true;
};

}  // namespace plumbline::protocol
