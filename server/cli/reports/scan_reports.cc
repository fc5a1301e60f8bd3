// All reports of one scan, and its summary.
//
// Files are opened before the scan starts: a path that cannot be written should not be found out
// after an hour. Each report gets the same file report, with the names of credentials filled in,
// and is flushed where something was found, so that a reader sees it now and one who has gone is
// noticed.
//
// Credentials are named by keyed hashes if the project has a salt of its own, else they are
// numbered: with the default salt a hash could be tested against guesses (invariant 6).
#include "server/cli/reports/scan_reports.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/findings/fingerprint.h"
#include "server/cli/exit_code.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/reports/credential_states.h"
#include "server/cli/reports/report_format.h"

namespace plumbline::cli {
namespace {

std::string plural(uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace

ScanReports::ScanReports(const ScanOptions& options, const engine::Project& project)
    : options_(options),
      credentials_(project.has_own_salt ? Credentials::Names::keyed : Credentials::Names::numbered),
      salt_(project.salt) {}

Result<ScanReports> ScanReports::open(const ScanOptions& options, const ReportContext& context) {
  ScanReports result(options, *context.project);
  for (const Destination& destination : options.destinations) {
    Report report;
    if (destination.file.empty()) {
      report.output = std::make_unique<Output>(Output::to_standard_output());
    } else {
      auto output = Output::to_file(destination.file);
      if (!output) return output.error();
      report.output = std::make_unique<Output>(std::move(output.value()));
    }
    report.writer = make_report(destination.format, *report.output, context);
    result.reports_.push_back(std::move(report));
  }
  return result;
}

void ScanReports::add_notices(std::vector<Notice> notices) {
  std::move(notices.begin(), notices.end(), std::back_inserter(summary_.notices));
}

bool ScanReports::add(const FileReport& file) {
  if (file.read) ++summary_.files;
  summary_.binary_files += file.binary_files;
  add_notices(file.notices);
  bool any = false;
  for (const ReportedFinding& reported : file.findings) any |= count(reported.finding);
  if (any) ++summary_.files_with_findings;
  const FileReport shown = with_credentials(file);
  for (const ReportedFinding& reported : shown.findings) count_state(reported);
  for (Report& report : reports_) {
    report.writer->add(shown);
    if (any) report.output->flush();  // a reader sees it now, and one who has gone is noticed
  }
  return !pipe_closed();
}

const ScanSummary& ScanReports::finish() {
  summary_.interrupted = interrupted();
  summary_.exit_code = exit_code();
  summary_.credentials = credentials_.in_several_places();
  if (summary_.binary_files > 0) {
    summary_.notices.push_back(
        {Severity::info, "",
         plural(summary_.binary_files, "binary file was", "binary files were") + " not read"});
  }
  std::stable_sort(summary_.notices.begin(), summary_.notices.end(),
                   [](const Notice& a, const Notice& b) { return a.path < b.path; });
  for (Report& report : reports_) report.writer->finish(summary_);
  return summary_;
}

FileReport ScanReports::with_credentials(const FileReport& file) {
  FileReport named = file;
  for (ReportedFinding& reported : named.findings) {
    const Finding& finding = reported.finding;
    const std::string hash = secret_hash(finding, file.snapshot, salt_);
    if (finding.family != Family::secrets || finding.suppressed_because || hash.empty()) continue;
    reported.credential = credentials_.add(hash, finding, file.snapshot);
  }
  return named;
}

void ScanReports::count_state(const ReportedFinding& reported) {
  const auto state = state_of(reported.finding);
  if (!state) return;
  const std::string& name = reported.credential;
  const bool first = name.empty() || states_counted_.insert(name).second;
  if (first) ++summary_.by_state[static_cast<size_t>(*state)];
}

bool ScanReports::pipe_closed() const {
  return std::any_of(reports_.begin(), reports_.end(),
                     [](const Report& report) { return report.output->closed(); });
}

bool ScanReports::write_failed() const {
  return std::any_of(reports_.begin(), reports_.end(),
                     [](const Report& report) { return report.output->failed(); });
}

bool ScanReports::count(const Finding& finding) {
  if (finding.suppressed_because) {
    ++summary_.suppressed;
    return false;
  }
  ++summary_.by_family[static_cast<size_t>(finding.family)];
  ++summary_.by_severity[static_cast<size_t>(finding.severity)];
  summary_.configuration_faulty |= finding.rule == "config" && finding.severity == Severity::error;
  summary_.counting |= finding.severity <= options_.counted;
  return true;
}

int ScanReports::exit_code() const {
  if (summary_.interrupted) return kInterrupted;
  if (summary_.configuration_faulty) return kUsage;
  return summary_.counting && !options_.exit_zero ? kFindings : kClean;
}

namespace {

/// "credentials: 1 ephemeral, 0 relocated, 4 embedded"; empty where there is none.
std::string states_line(const ScanSummary& summary) {
  std::string text;
  uint64_t total = 0;
  for (size_t i = 0; i < kCredentialStates; ++i) {
    total += summary.by_state[i];
    text += (i == 0 ? "credentials: " : ", ") + std::to_string(summary.by_state[i]) + " " +
            std::string(name_of(static_cast<CredentialState>(i)));
  }
  return total == 0 ? "" : text + "\n";
}

}  // namespace

void print_summary(const ScanSummary& summary) {
  std::string text;
  for (const Notice& notice : summary.notices) {
    if (notice.severity > Severity::warning) continue;
    text += "plumbline: " + (notice.path.empty() ? "" : notice.path + " ") + notice.message + "\n";
  }
  uint64_t total = 0;
  std::string families;
  for (size_t i = 0; i < 4; ++i) {
    total += summary.by_family[i];
    if (summary.by_family[i] == 0) continue;
    families += (families.empty() ? ": " : ", ") + std::string(name_of(static_cast<Family>(i))) +
                " " + std::to_string(summary.by_family[i]);
  }
  text += plural(total, "finding", "findings") + families + " (" +
          plural(summary.files, "file", "files") + " read";
  if (summary.suppressed > 0) text += ", " + std::to_string(summary.suppressed) + " suppressed";
  text += summary.interrupted ? ", interrupted)\n" : ")\n";
  text += states_line(summary);
  print_error(text);
}

}  // namespace plumbline::cli
