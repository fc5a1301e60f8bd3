// The one shape of every report: files in order, then the summary.
#pragma once

#include <memory>
#include <string>

#include "server/cli/output.h"
#include "server/cli/scan_input.h"
#include "server/cli/scan_options.h"
#include "server/engine/project.h"

namespace plumbline::cli {

class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  /// Called in the order of the paths.
  virtual void add(const FileReport& file) = 0;
  /// Called once, perhaps without a file before it: then `summary.fault` may say why.
  virtual void finish(const ScanSummary& summary) = 0;
};

/// What reports need to know besides the findings; outlives them.
struct ReportContext {
  std::shared_ptr<const engine::Project> project;
  std::string folder;  // where the user stands
  bool compact = false;
  bool explain = false;
  Color color = Color::automatic;
};

std::unique_ptr<ReportWriter> make_text_report(Output& output, const ReportContext& context);
std::unique_ptr<ReportWriter> make_json_report(Output& output, const ReportContext& context);
std::unique_ptr<ReportWriter> make_sarif_report(Output& output, const ReportContext& context);

std::unique_ptr<ReportWriter> make_github_report(Output& output, const ReportContext& context);
std::unique_ptr<ReportWriter> make_gitlab_report(Output& output, const ReportContext& context);
std::unique_ptr<ReportWriter> make_gitlab_secrets_report(Output& output,
                                                         const ReportContext& context);
std::unique_ptr<ReportWriter> make_junit_report(Output& output, const ReportContext& context);
std::unique_ptr<ReportWriter> make_html_report(Output& output, const ReportContext& context);

}  // namespace plumbline::cli
