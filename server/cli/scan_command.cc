#include "server/cli/scan_command.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "analyzers/source/result.h"
#include "server/cli/exit_code.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/parallel_scan.h"
#include "server/cli/project_root.h"
#include "server/cli/report_writer.h"
#include "server/cli/rule_arguments.h"
#include "server/cli/rule_catalogue.h"
#include "server/cli/scan_inputs.h"

namespace plumbline::cli {
namespace {

int usage_error(const std::string& message) {
  print_error("plumbline: " + message + "\n");
  return kUsage;
}

/// Which families run, and which rules are reported.
struct Selection {
  bool secrets = true;
  bool patterns = true;
  bool boundaries = true;
  std::set<std::string, std::less<>> rules;
};

Selection select(const ScanOptions& options) {
  Selection selection;
  if (options.only.empty()) {
    const bool all = options.rules.empty();
    selection.secrets = selection.boundaries = all;
    return selection;
  }
  selection.secrets = selection.patterns = selection.boundaries = false;
  for (const std::string& word : options.only) {
    const bool family = word == "secrets" || word == "patterns" || word == "boundaries";
    const bool user_rule = !word.starts_with("secrets/") && !word.starts_with("patterns/");
    selection.secrets |= word == "secrets" || word.starts_with("secrets/");
    selection.patterns |=
        word == "patterns" || word.starts_with("patterns/") || (!family && user_rule);
    selection.boundaries |= word == "boundaries" || (!family && user_rule);
    if (!family) selection.rules.insert(word);
  }
  // A family that is asked for as a whole is not narrowed by rule ids beside it.
  if (selection.rules.size() != options.only.size()) selection.rules.clear();
  return selection;
}

Result<std::shared_ptr<const engine::Project>> load(const ScanOptions& options,
                                                    const ScanTarget& target,
                                                    const Selection& selection) {
  auto rule_files = find_rule_files(options.rules, target.root);
  if (!rule_files) return rule_files.error();
  const engine::WalkOptions walk{options.use_ignore_files, options.hidden};
  auto files = std::make_shared<const engine::DiskFiles>(
      target.root, walk, [buffers = target.buffers](std::string_view path) {
        const auto it = buffers.find(path);
        return it == buffers.end() ? nullptr : it->second;
      });
  engine::ProjectOptions project_options;
  project_options.rule_files = std::move(rule_files.value());
  project_options.replace_builtin = !options.rules.empty() && !options.builtin;
  project_options.use_architecture = selection.boundaries;
  const auto loaded =
      engine::load_project(target.root, std::move(files), current_date(), project_options);
  auto project = std::make_shared<engine::Project>(*loaded);
  project->configuration.secrets &= selection.secrets;
  project->configuration.patterns &= selection.patterns;
  project->configuration.boundaries &= selection.boundaries;
  for (const std::string& id : selection.rules) {
    if (!describe_rule(id, *project).known) {
      return Error{"--only " + id +
                   " is neither a family (secrets, patterns, boundaries) nor a rule"};
    }
  }
  return std::shared_ptr<const engine::Project>(std::move(project));
}

struct Report {
  std::unique_ptr<Output> output;
  std::unique_ptr<ReportWriter> writer;
};

Result<std::vector<Report>> open_reports(const ScanOptions& options, const ReportContext& context) {
  std::vector<Report> reports;
  for (const Destination& destination : options.destinations) {
    Report report;
    if (destination.file.empty()) {
      report.output = std::make_unique<Output>(Output::to_standard_output());
    } else {
      auto output = Output::to_file(destination.file);
      if (!output) return output.error();
      report.output = std::make_unique<Output>(std::move(output.value()));
    }
    switch (destination.format) {
      case Format::text:
        report.writer = make_text_report(*report.output, context);
        break;
      case Format::json:
        report.writer = make_json_report(*report.output, context);
        break;
      case Format::sarif:
        report.writer = make_sarif_report(*report.output, context);
        break;
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

/// Takes the files' reports, keeps the totals.
class Tally {
 public:
  Tally(const ScanOptions& options, std::vector<Report>& reports, std::vector<Notice> notices)
      : options_(options), reports_(reports) {
    summary_.notices = std::move(notices);
  }

  bool add(const FileReport& file) {
    if (file.read) ++summary_.files;
    if (file.binary) ++summary_.binary_files;
    const auto& notices = file.notices;
    summary_.notices.insert(summary_.notices.end(), notices.begin(), notices.end());
    bool any = false;
    for (const ReportedFinding& reported : file.findings) any |= count(reported.finding);
    if (any) ++summary_.files_with_findings;
    for (Report& report : reports_) report.writer->add(file);
    return !pipe_closed();
  }

  const ScanSummary& finish() {
    summary_.interrupted = interrupted();
    summary_.exit_code = exit_code();
    if (summary_.binary_files > 0) {
      summary_.notices.push_back(
          {Severity::info, "",
           std::to_string(summary_.binary_files) + " binary files were not read"});
    }
    std::stable_sort(summary_.notices.begin(), summary_.notices.end(),
                     [](const Notice& a, const Notice& b) { return a.path < b.path; });
    for (Report& report : reports_) report.writer->finish(summary_);
    return summary_;
  }

  bool pipe_closed() const {
    return std::any_of(reports_.begin(), reports_.end(),
                       [](const Report& report) { return report.output->closed(); });
  }

  bool write_failed() const {
    return std::any_of(reports_.begin(), reports_.end(),
                       [](const Report& report) { return report.output->failed(); });
  }

 private:
  bool count(const Finding& finding) {
    if (finding.suppressed_because) {
      ++summary_.suppressed;
      return false;
    }
    ++summary_.by_family[static_cast<size_t>(finding.family)];
    ++summary_.by_severity[static_cast<size_t>(finding.severity)];
    summary_.configuration_faulty |=
        finding.rule == "config" && finding.severity == Severity::error;
    summary_.counting |= finding.severity <= options_.counted;
    return true;
  }

  int exit_code() const {
    if (summary_.interrupted) return kInterrupted;
    if (summary_.configuration_faulty) return kUsage;
    return summary_.counting && !options_.exit_zero ? kFindings : kClean;
  }

  const ScanOptions& options_;
  std::vector<Report>& reports_;
  ScanSummary summary_;
};

std::string plural(uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

/// For people, on standard error: totals, and what kept the scan from being complete.
void print_summary(const ScanSummary& summary) {
  std::string text;
  for (const Notice& notice : summary.notices) {
    if (notice.severity > Severity::warning) continue;
    text += "plumbline: " + (notice.path.empty() ? "" : notice.path + ": ") + notice.message + "\n";
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
  print_error(text);
}

bool writes_text(const ScanOptions& options) {
  return std::any_of(options.destinations.begin(), options.destinations.end(),
                     [](const Destination& d) { return d.format == Format::text; });
}

uint32_t thread_count(const ScanOptions& options) {
  if (options.jobs > 0) return options.jobs;
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

Date current_date() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return date_of_unix_time(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

int run_scan(const ScanOptions& options) {
  watch_interrupts();
  const auto target = find_target(options);
  if (!target) return usage_error(target.error().message);
  const Selection selection = select(options);
  const auto project = load(options, target.value(), selection);
  if (!project) return usage_error(project.error().message);

  const ReportContext context{project.value(), working_folder(), options.compact, options.explain,
                              options.color};
  auto reports = open_reports(options, context);
  if (!reports) return usage_error(reports.error().message);
  const ScanSettings settings{project.value(), selection.rules, options.max_file_size,
                              !options.compact};

  ScanInputs inputs = list_inputs(target.value(), options);
  std::erase_if(inputs.inputs, [&](const ScanInput& input) {
    return !input.named && project.value()->configuration.excludes(input.path);
  });
  Tally tally(options, reports.value(), std::move(inputs.notices));
  scan_files(std::move(inputs.inputs), settings, thread_count(options),
             [&](const FileReport& file) { return tally.add(file); });
  const ScanSummary& summary = tally.finish();
  if (tally.pipe_closed()) return kClosedPipe;
  if (tally.write_failed()) {
    print_error("plumbline: the report could not be written in full\n");
    return kInternal;
  }
  if (writes_text(options)) print_summary(summary);
  if (summary.configuration_faulty) {
    return usage_error("a configuration or rule file does not load; see the `config` findings");
  }
  return summary.exit_code;
}

}  // namespace plumbline::cli
