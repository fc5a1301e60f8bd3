// The report for GitLab's security pages: Secret Detection, with the secrets alone.
#include <string>
#include <string_view>

#include "server/cli/reports/json_text.h"
#include "server/cli/reports/region.h"
#include "server/cli/reports/report_writer.h"
#include "server/cli/rule_catalogue.h"
#include "server/cli/version.h"

namespace plumbline::cli {
namespace {

constexpr std::string_view kSchema = "15.0.7";
constexpr std::string_view kNoCommit = "0000000";  // the files as they lie there

std::string_view danger_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "Critical";
    case Severity::warning:
      return "High";
    case Severity::info:
      return "Medium";
    case Severity::hint:
      return "Info";
  }
  return "Unknown";
}

/// The numbers of the scan come first in the format, so all of it waits for the end.
class GitlabSecretsReport : public ReportWriter {
 public:
  GitlabSecretsReport(Output& output, const ReportContext& context)
      : output_(output), context_(context) {}

  void add(const FileReport& file) override {
    for (const ReportedFinding& reported : file.findings) {
      const Finding& finding = reported.finding;
      if (finding.family == Family::secrets && !finding.suppressed_because) {
        secrets_.push_back(secret_json(file, reported));
      }
    }
  }

  void finish(const ScanSummary& summary) override {
    const Json tool = {{"id", "plumbline"},
                       {"name", "Plumbline"},
                       {"version", kVersion},
                       {"vendor", {{"name", "Plumbline"}}}};
    // The day is all that a scan knows of the time.
    const std::string day = to_string(context_.project->today) + "T00:00:00";
    Json scan = {{"analyzer", tool},
                 {"scanner", tool},
                 {"type", "secret_detection"},
                 {"start_time", day},
                 {"end_time", day},
                 {"status", summary.fault.empty() ? "success" : "failure"}};
    if (!summary.fault.empty()) {
      scan["messages"] = Json::array({{{"level", "fatal"}, {"value", summary.fault}}});
    }
    output_.write(to_text({{"version", kSchema}, {"scan", scan}, {"vulnerabilities", secrets_}}) +
                  "\n");
    output_.flush();
  }

 private:
  Json secret_json(const FileReport& file, const ReportedFinding& reported) const {
    const Finding& finding = reported.finding;
    const Region region = region_of(file.snapshot, finding.range);
    const std::string commit =
        reported.commits ? reported.commits->first.id : std::string(kNoCommit);
    return {{"id", finding.fingerprint},
            {"category", "secret_detection"},
            {"name", describe_rule(finding.rule, *context_.project).title},
            {"description", finding.message},
            {"severity", danger_of(finding.severity)},
            {"location",
             {{"file", file.snapshot.path},
              {"start_line", region.line},
              {"end_line", region.end_line},
              {"commit", {{"sha", commit}}}}},
            {"identifiers", Json::array({{{"type", "plumbline_rule_id"},
                                          {"name", "Plumbline rule " + finding.rule},
                                          {"value", finding.rule}}})}};
  }

  Output& output_;
  const ReportContext& context_;
  Json secrets_ = Json::array();
};

}  // namespace

std::unique_ptr<ReportWriter> make_gitlab_secrets_report(Output& output,
                                                         const ReportContext& context) {
  return std::make_unique<GitlabSecretsReport>(output, context);
}

}  // namespace plumbline::cli
