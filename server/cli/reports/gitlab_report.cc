// The report for GitLab's merge requests: Code Quality, a list of issues.
#include <string_view>

#include "server/cli/reports/json_text.h"
#include "server/cli/reports/region.h"
#include "server/cli/reports/report_writer.h"

namespace plumbline::cli {
namespace {

std::string_view quality_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "critical";
    case Severity::warning:
      return "major";
    case Severity::info:
      return "minor";
    case Severity::hint:
      return "info";
  }
  return "info";
}

class GitlabReport : public ReportWriter {
 public:
  explicit GitlabReport(Output& output) : output_(output) { output_.write("["); }

  void add(const FileReport& file) override {
    for (const ReportedFinding& reported : file.findings) {
      const Finding& finding = reported.finding;
      if (finding.suppressed_because) continue;
      const Region region = region_of(file.snapshot, finding.range);
      write({{"description", finding.message},
             {"check_name", finding.rule},
             {"fingerprint", finding.fingerprint},
             {"severity", quality_severity(finding.severity)},
             {"location",
              {{"path", file.snapshot.path},
               {"lines", {{"begin", region.line}, {"end", region.end_line}}}}}});
    }
  }

  void finish(const ScanSummary& summary) override {
    if (!summary.fault.empty()) {
      write({{"description", summary.fault},
             {"check_name", "usage"},
             {"fingerprint", "usage"},
             {"severity", "blocker"},
             {"location", {{"path", "."}, {"lines", {{"begin", 1}}}}}});
    }
    output_.write("\n]\n");
    output_.flush();
  }

 private:
  void write(const Json& issue) {
    output_.write((first_ ? "\n" : ",\n") + to_text(issue));
    first_ = false;
  }

  Output& output_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<ReportWriter> make_gitlab_report(Output& output, const ReportContext&) {
  return std::make_unique<GitlabReport>(output);
}

}  // namespace plumbline::cli
