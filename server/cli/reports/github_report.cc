// The report for GitHub's workflows: each finding as a command that puts an annotation on its line.
#include <string>
#include <string_view>

#include "server/cli/project_root.h"
#include "server/cli/reports/escaping.h"
#include "server/cli/reports/region.h"
#include "server/cli/reports/report_writer.h"

namespace plumbline::cli {
namespace {

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    default:
      return "notice";
  }
}

class GithubReport : public ReportWriter {
 public:
  GithubReport(Output& output, const ReportContext& context) : output_(output), context_(context) {}

  void add(const FileReport& file) override {
    for (const ReportedFinding& reported : file.findings) {
      const Finding& finding = reported.finding;
      if (!finding.suppressed_because) write(file, finding);
    }
  }

  void finish(const ScanSummary& summary) override {
    for (const Notice& notice : summary.notices) {
      if (notice.severity > Severity::warning) continue;
      command(command_of(notice.severity), notice.path.empty() ? "" : "file=" + place(notice.path),
              notice.message);
    }
    if (!summary.fault.empty()) command("error", "", summary.fault);
    output_.flush();
  }

 private:
  void write(const FileReport& file, const Finding& finding) {
    const Region region = region_of(file.snapshot, finding.range);
    // A range over several lines may have no columns.
    std::string values = "file=" + place(file.snapshot.path) +
                         ",line=" + std::to_string(region.line) +
                         ",endLine=" + std::to_string(region.end_line);
    if (region.line == region.end_line) {
      values += ",col=" + std::to_string(region.column) +
                ",endColumn=" + std::to_string(region.end_column);
    }
    command(command_of(finding.severity), values + ",title=" + command_value(finding.rule),
            finding.message);
  }

  void command(std::string_view name, const std::string& values, const std::string& message) {
    output_.write("::" + std::string(name) + (values.empty() ? "" : " " + values) +
                  "::" + command_text(message) + "\n");
  }

  std::string place(const std::string& path) const {
    return command_value(shown_path(context_.project->root, context_.folder, path));
  }

  Output& output_;
  const ReportContext& context_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_github_report(Output& output, const ReportContext& context) {
  return std::make_unique<GithubReport>(output, context);
}

}  // namespace plumbline::cli
