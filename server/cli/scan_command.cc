#include "server/cli/scan_command.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "server/cli/exit_code.h"
#include "server/cli/git/git_findings.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/parallel_scan.h"
#include "server/cli/project_root.h"
#include "server/cli/reports/scan_reports.h"
#include "server/cli/scan_inputs.h"
#include "server/cli/scan_project.h"
#include "server/cli/usage_fault.h"

namespace plumbline::cli {
namespace {

bool writes_text(const ScanOptions& options) {
  return std::any_of(options.destinations.begin(), options.destinations.end(),
                     [](const Destination& d) { return d.format == Format::text; });
}

/// Scans the inputs; between the scan and the reports stands what git knows of them.
void scan(const ScanTarget& target, std::vector<ScanInput> inputs, const ScanSettings& settings,
          uint32_t jobs, ScanReports& reports) {
  const ReportSink report = [&](const FileReport& file) { return reports.add(file); };
  if (target.history) {
    HistoryFindings history(*target.history, settings.project->salt, report);
    scan_files(std::move(inputs), settings, jobs,
               [&](const FileReport& file) { return history.add(file); });
    history.finish();
  } else if (target.changed) {
    NewFindings fresh(*target.changed, settings, report);
    scan_files(std::move(inputs), settings, jobs,
               [&](const FileReport& file) { return fresh.add(file); });
  } else {
    scan_files(std::move(inputs), settings, jobs, report);
  }
}

/// What is left to say when the reports are written.
int conclude(const ScanOptions& options, ScanReports& reports) {
  const ScanSummary& summary = reports.finish();
  if (reports.pipe_closed()) return kClosedPipe;
  if (reports.write_failed()) {
    print_error("plumbline: the report could not be written in full\n");
    return kInternal;
  }
  if (writes_text(options)) print_summary(summary);
  if (summary.configuration_faulty && !summary.interrupted) {
    return usage_fault("a configuration or rule file does not load; see the `config` findings");
  }
  return summary.exit_code;
}

}  // namespace

int run_scan(const ScanOptions& options) {
  watch_interrupts();
  const auto fail = [&](const Error& error) {
    return report_usage_fault(options.destinations, error.message);
  };
  const auto target = find_target(options);
  if (!target) return fail(target.error());
  const auto loaded = load_scan_project(options, target.value());
  if (!loaded) return fail(loaded.error());
  const std::shared_ptr<const engine::Project>& project = loaded->project;

  const ReportContext context{project, working_folder(), options.compact, options.explain,
                              options.color};
  auto reports = ScanReports::open(options, context);
  if (!reports) return fail(reports.error());
  const ScanSettings settings{project,
                              loaded->only_rules,
                              options.max_file_size,
                              !options.compact && !options.history,  // no edit changes the past
                              std::make_shared<GitObjects>(target->root),
                              options.explain,
                              loaded->project_of_archives};
  ScanInputs inputs = list_inputs(target.value(), options);
  reports->add_notices(std::move(inputs.notices));
  scan(target.value(), wanted_inputs(std::move(inputs.inputs), options, *project), settings,
       thread_count(options), reports.value());
  return conclude(options, reports.value());
}

}  // namespace plumbline::cli
