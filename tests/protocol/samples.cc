#include "tests/protocol/samples.h"

namespace plumbline::protocol::samples {
namespace {

constexpr Range kRange{{1, 2}, {3, 4}};

}  // namespace

Diagnostic full_diagnostic() {
  Diagnostic d;
  d.range = kRange;
  d.severity = DiagnosticSeverity::warning;
  d.code = "secrets/x";
  d.code_description = CodeDescription{"https://example.org/x"};
  d.source = "plumbline";
  d.message = "\xC3\xA9 \"quoted\" \\ \n\x01 \xF0\x9F\x98\x80 \xE2\x80\xA8";
  d.tags = {DiagnosticTag::unnecessary, DiagnosticTag::deprecated};
  d.related_information = {{{"file:///b", kRange}, "the other side"}, {{"file:///c", {}}, ""}};
  d.data = Json::object({{"fingerprint", Json::string("ab12")}});
  return d;
}

Diagnostic bare_diagnostic() {
  Diagnostic d;
  d.message = "m";
  return d;
}

std::vector<DocumentDiagnosticReport> document_reports() {
  const FullDocumentDiagnosticReport full{"r1", {full_diagnostic(), bare_diagnostic()}};
  const UnchangedDocumentDiagnosticReport unchanged{"r2"};
  return {{full, {}},
          {FullDocumentDiagnosticReport{}, {}},
          {unchanged, {}},
          {full, {{{"file:///\"b", unchanged}, {"file:///c", full}}}}};
}

std::vector<WorkspaceDiagnosticReport> workspace_reports() {
  const FullDocumentDiagnosticReport full{"r1", {full_diagnostic()}};
  return {{},
          {{{"file:///a", {7}, full},
            {"file:///b", {}, UnchangedDocumentDiagnosticReport{"r2"}},
            {"file:///c", {}, FullDocumentDiagnosticReport{}}}}};
}

WorkspaceEdit full_edit() {
  const TextDocumentEdit text{
      {"file:///a", {3}},
      {TextEdit{kRange, "n", "note"}, TextEdit{kRange, "", {}},
       SnippetTextEdit{kRange, {"${1:x}"}, "note"}, SnippetTextEdit{kRange, {"$0"}, {}}}};
  WorkspaceEdit edit;
  edit.document_changes = {
      text,
      TextDocumentEdit{{"file:///b", {}}, {}},
      CreateFile{"file:///n", CreateFileOptions{true, false}, "note"},
      CreateFile{"file:///n", {}, {}},
      RenameFile{"file:///o", "file:///n", RenameFileOptions{false, true}, "note"},
      DeleteFile{"file:///o", DeleteFileOptions{true, true}, "note"},
      DeleteFile{"file:///o", DeleteFileOptions{}, {}}};
  edit.change_annotations = {{"note", {"label", true, "why"}}, {"bare", {"label", {}, {}}}};
  return edit;
}

}  // namespace plumbline::protocol::samples
