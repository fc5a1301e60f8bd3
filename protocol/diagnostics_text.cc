#include "protocol/diagnostics_text.h"

#include "protocol/json_text_writer.h"
#include "protocol/methods.h"

namespace plumbline::protocol {
namespace {

/// A guess that spares most reallocations: a diagnostic of ours is about this long.
constexpr std::size_t kBytesPerItem = 512;

void write(JsonTextWriter& w, const Position& position) {
  w.open_object();
  w.key("line");
  w.number(position.line);
  w.key("character");
  w.number(position.character);
  w.close_object();
}

void write(JsonTextWriter& w, const Range& range) {
  w.open_object();
  w.key("start");
  write(w, range.start);
  w.key("end");
  write(w, range.end);
  w.close_object();
}

void write(JsonTextWriter& w, const DiagnosticRelatedInformation& related) {
  w.open_object();
  w.key("location");
  w.open_object();
  w.key("uri");
  w.string(related.location.uri);
  w.key("range");
  write(w, related.location.range);
  w.close_object();
  w.key("message");
  w.string(related.message);
  w.close_object();
}

void write(JsonTextWriter& w, const DiagnosticCode& code) {
  if (const auto* number = std::get_if<int32_t>(&code)) {
    w.number(*number);
  } else {
    w.string(std::get<std::string>(code));
  }
}

void write_related(JsonTextWriter& w, const std::vector<DiagnosticRelatedInformation>& places) {
  w.key("relatedInformation");
  w.open_array();
  for (const auto& place : places) write(w, place);
  w.close_array();
}

void write_tags(JsonTextWriter& w, const std::vector<DiagnosticTag>& tags) {
  w.key("tags");
  w.open_array();
  for (const DiagnosticTag tag : tags) w.number(static_cast<int64_t>(tag));
  w.close_array();
}

void write_identity(JsonTextWriter& w, const Diagnostic& item) {
  if (item.severity) {
    w.key("severity");
    w.number(static_cast<int64_t>(*item.severity));
  }
  if (item.code) {
    w.key("code");
    write(w, *item.code);
  }
  if (item.code_description) {
    w.key("codeDescription");
    w.open_object();
    w.key("href");
    w.string(item.code_description->href);
    w.close_object();
  }
  if (item.source) {
    w.key("source");
    w.string(*item.source);
  }
}

void write(JsonTextWriter& w, const Diagnostic& item) {
  w.open_object();
  w.key("range");
  write(w, item.range);
  write_identity(w, item);
  w.key("message");
  w.string(item.message);
  if (item.tags) write_tags(w, *item.tags);
  if (item.related_information) write_related(w, *item.related_information);
  if (item.data) {
    w.key("data");
    w.value(*item.data);
  }
  w.close_object();
}

void write(JsonTextWriter& w, const std::vector<Diagnostic>& items) {
  w.open_array();
  for (const Diagnostic& item : items) write(w, item);
  w.close_array();
}

void write_members(JsonTextWriter& w, const FullDocumentDiagnosticReport& report) {
  w.key("kind");
  w.string("full");
  if (report.result_id) {
    w.key("resultId");
    w.string(*report.result_id);
  }
  w.key("items");
  write(w, report.items);
}

void write_members(JsonTextWriter& w, const UnchangedDocumentDiagnosticReport& report) {
  w.key("kind");
  w.string("unchanged");
  w.key("resultId");
  w.string(report.result_id);
}

void write_members(JsonTextWriter& w, const DiagnosticReportOfDocument& report) {
  std::visit([&](const auto& alternative) { write_members(w, alternative); }, report);
}

void write(JsonTextWriter& w, const WorkspaceDocumentDiagnosticReport& report) {
  w.open_object();
  w.key("uri");
  w.string(report.uri);
  w.key("version");
  if (report.version.value) {
    w.number(*report.version.value);
  } else {
    w.text("null");
  }
  write_members(w, report.report);
  w.close_object();
}

void write(JsonTextWriter& w, const WorkspaceDiagnosticReport& report) {
  w.open_object();
  w.key("items");
  w.open_array();
  for (const auto& document : report.items) write(w, document);
  w.close_array();
  w.close_object();
}

/// Opens a notification up to the value of its params.
void begin_notification(JsonTextWriter& w, std::string_view method) {
  w.open_object();
  w.key("jsonrpc");
  w.string("2.0");
  w.key("method");
  w.string(method);
  w.key("params");
  w.open_object();
}

void end_notification(JsonTextWriter& w) {
  w.close_object();
  w.close_object();
}

}  // namespace

std::string publish_diagnostics_message(const PublishDiagnosticsParams& params) {
  std::string out;
  out.reserve((params.diagnostics.size() + 1) * kBytesPerItem);
  JsonTextWriter w(out);
  begin_notification(w, methods::kPublishDiagnostics);
  w.key("uri");
  w.string(params.uri);
  if (params.version) {
    w.key("version");
    w.number(*params.version);
  }
  w.key("diagnostics");
  write(w, params.diagnostics);
  end_notification(w);
  return out;
}

std::string diagnostic_report_text(const DocumentDiagnosticReport& report) {
  std::string out;
  JsonTextWriter w(out);
  w.open_object();
  write_members(w, report.report);
  if (report.related_documents) {
    w.key("relatedDocuments");
    w.open_object();
    for (const auto& [uri, related] : *report.related_documents) {
      w.escaped_key(uri);
      w.open_object();
      write_members(w, related);
      w.close_object();
    }
    w.close_object();
  }
  w.close_object();
  return out;
}

std::string workspace_report_text(const WorkspaceDiagnosticReport& report) {
  std::string out;
  JsonTextWriter w(out);
  write(w, report);
  return out;
}

std::string partial_report_message(const ProgressToken& token,
                                   const WorkspaceDiagnosticReport& report) {
  std::string out;
  JsonTextWriter w(out);
  begin_notification(w, methods::kProgress);
  w.key("token");
  w.text(token.json);
  w.key("value");
  write(w, report);
  end_notification(w);
  return out;
}

}  // namespace plumbline::protocol
