// All reports of one scan: each file's findings go to every one of them, and are counted.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/reports/credentials.h"
#include "server/cli/reports/report_writer.h"
#include "server/cli/scan_input.h"
#include "server/cli/scan_options.h"

namespace plumbline::cli {

class ScanReports {
 public:
  /// Opens every destination; `options` and `context` outlive this.
  static Result<ScanReports> open(const ScanOptions& options, const ReportContext& context);

  /// Of the scan itself: what was not read, and why.
  void add_notices(std::vector<Notice> notices);

  /// False when nobody reads any more.
  bool add(const FileReport& file);

  /// Ends the reports. The exit code is in the summary.
  const ScanSummary& finish();

  bool pipe_closed() const;
  bool write_failed() const;

 private:
  struct Report {
    std::unique_ptr<Output> output;
    std::unique_ptr<ReportWriter> writer;
  };

  ScanReports(const ScanOptions& options, const engine::Project& project);

  bool count(const Finding& finding);
  FileReport with_credentials(const FileReport& file);
  void count_state(const ReportedFinding& reported);
  int exit_code() const;

  const ScanOptions& options_;
  std::vector<Report> reports_;
  ScanSummary summary_;
  std::set<std::string, std::less<>> states_counted_;  // names of credentials
  Credentials credentials_;
  const std::string salt_;
};

/// For people, on standard error: totals, and what kept the scan from being complete.
void print_summary(const ScanSummary& summary);

}  // namespace plumbline::cli
