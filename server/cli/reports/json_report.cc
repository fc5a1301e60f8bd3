// The report for scripts: one object, one finding a line.
#include "server/cli/reports/commits_json.h"
#include "server/cli/reports/credentials_json.h"
#include "server/cli/reports/json_text.h"
#include "server/cli/reports/region.h"
#include "server/cli/reports/report_writer.h"

namespace plumbline::cli {
namespace {

Json edit_json(const Snapshot& snapshot, const TextEdit& edit) {
  const Region region = region_of(snapshot, edit.range);
  return {{"line", region.line},
          {"column", region.column},
          {"endLine", region.end_line},
          {"endColumn", region.end_column},
          {"newText", edit.new_text}};
}

Json edits_json(const Snapshot& snapshot, const std::vector<TextEdit>& edits) {
  Json list = Json::array();
  for (const TextEdit& edit : edits) list.push_back(edit_json(snapshot, edit));
  return list;
}

Json fixes_json(const FileReport& file, const ReportedFinding& reported) {
  Json fixes = Json::array();
  for (const Fix& fix : reported.finding.fixes) {
    fixes.push_back({{"title", fix.title}, {"edits", edits_json(file.snapshot, fix.edits)}});
  }
  for (const remedies::Remedy& remedy : reported.remedies) {
    fixes.push_back({{"title", remedy.title},
                     {"row", remedy.row},
                     {"class", name_of(remedy.cls)},
                     {"precondition", name_of(remedy.precondition)},
                     {"edits", edits_json(file.snapshot, remedy.edits)}});
  }
  return fixes;
}

Json related_json(const FileReport& file, const Finding& finding) {
  Json list = Json::array();
  for (const RelatedPlace& place : finding.related) {
    const bool elsewhere = !place.path.empty() && place.path != file.snapshot.path;
    const uint32_t line = place.line  ? place.line->value + 1
                          : elsewhere ? 1
                                      : region_of(file.snapshot, place.range).line;
    list.push_back({{"path", elsewhere ? place.path : file.snapshot.path},
                    {"line", line},
                    {"message", place.message}});
  }
  return list;
}

Json finding_json(const FileReport& file, const ReportedFinding& reported) {
  const Finding& finding = reported.finding;
  const Region region = region_of(file.snapshot, finding.range);
  Json json = {{"rule", finding.rule},
               {"family", name_of(finding.family)},
               {"severity", name_of(finding.severity)},
               {"path", file.snapshot.path},
               {"line", region.line},
               {"column", region.column},
               {"endLine", region.end_line},
               {"endColumn", region.end_column},
               {"message", finding.message},
               {"fingerprint", finding.fingerprint},
               {"cwe", finding.cwe},
               {"tags", finding.tags},
               {"evidence", Json::array()},
               {"related", related_json(file, finding)},
               {"fixes", fixes_json(file, reported)}};
  for (const Evidence& evidence : finding.evidence) {
    json["evidence"].push_back({{"gate", evidence.gate}, {"detail", evidence.detail}});
  }
  if (finding.suppressed_because) json["suppressedBecause"] = *finding.suppressed_because;
  if (!reported.credential.empty()) json["credential"] = reported.credential;
  if (reported.commits) json["commits"] = commits_json(*reported.commits);
  return json;
}

class JsonReport : public ReportWriter {
 public:
  JsonReport(Output& output, const ReportContext& context) : output_(output) {
    output_.write("{\"version\":1,\"root\":" + to_text(context.project->root) + ",\"findings\":[");
  }

  void add(const FileReport& file) override {
    for (const ReportedFinding& reported : file.findings) {
      output_.write((first_ ? "\n" : ",\n") + to_text(finding_json(file, reported)));
      first_ = false;
    }
  }

  void finish(const ScanSummary& summary) override {
    Json notices = Json::array();
    for (const Notice& notice : summary.notices) {
      notices.push_back({{"severity", name_of(notice.severity)},
                         {"path", notice.path},
                         {"message", notice.message}});
    }
    if (!summary.fault.empty()) {
      notices.push_back({{"severity", "error"}, {"path", ""}, {"message", summary.fault}});
    }
    const Json end = {{"files", summary.files},
                      {"binaryFiles", summary.binary_files},
                      {"suppressed", summary.suppressed},
                      {"credentialStates", credential_states_json(summary)},
                      {"interrupted", summary.interrupted},
                      {"exitCode", summary.exit_code}};
    output_.write("\n],\"credentials\":" + to_text(credentials_json(summary.credentials)));
    output_.write(",\"notices\":" + to_text(notices) + ",\"summary\":" + to_text(end) + "}\n");
    output_.flush();
  }

 private:
  Output& output_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<ReportWriter> make_json_report(Output& output, const ReportContext& context) {
  return std::make_unique<JsonReport>(output, context);
}

}  // namespace plumbline::cli
