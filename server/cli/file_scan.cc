// One file through the engine, from nothing, and on to a report that may leave the machine.
//
// run_lanes() and finish() are two functions, because between them a scan with an architecture
// waits for all other files. Everything that decides what is a finding is the engine's, shared with
// the editor; here are only the ends: where the text comes from, and what must not come out.
//
// In: the disk, a git object, or standard input. A file that was named on the command line is read
// whatever it is; one that was met on the way is left out if it is binary or large. A text from git
// goes through the same question, since the same file would have been left out. An archive is no
// text: it is opened if that was asked for.
//
// Out: fingerprints are set again where findings of the configuration join, as counting equals
// needs all of them. `--only` filters after the merge, so that what a rule says does not depend on
// which others are shown. Remedies are looked for last, as they are the dearest, and only complete
// ones count. hide_secrets() is the last step for every file, so that no writer of reports has to
// think of it (invariant 6).
#include "server/cli/file_scan.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "analyzers/findings/fingerprint.h"
#include "analyzers/syntax/parser.h"
#include "server/cli/archive_scan.h"
#include "server/cli/secret_hiding.h"
#include "server/engine/file_reading.h"
#include "server/engine/limits.h"

namespace plumbline::cli {
namespace {

/// In one file: each edit is looked for in all of it, and a file with more is no code but a list.
constexpr size_t kMostSecretsWithEdits = 200;

void note(FileReport& report, Severity severity, std::string message) {
  report.notices.push_back({severity, report.snapshot.path, std::move(message)});
}

/// Of what lies on disk, nothing yet.
std::string given_bytes(const ScanInput& input, const ScanSettings& settings, FileReport& report) {
  if (input.text != nullptr) return *input.text;
  if (input.object.empty()) return {};
  auto bytes = settings.objects->read(input.object, settings.max_file_size);
  if (bytes) return std::move(bytes.value());
  report.read = false;
  note(report, Severity::warning, bytes.error().message);
  return {};
}

/// The given bytes, unless a file of them would be left out as well; or those of the file.
std::string read_text(std::string given, const ScanInput& input, const ScanSettings& settings,
                      FileReport& report) {
  if (input.text != nullptr || !input.object.empty()) {
    if (input.named || !engine::looks_binary(given)) return engine::text_of(std::move(given));
    report.read = false;
    report.binary_files = 1;
    return {};
  }
  engine::FileText file =
      engine::read_text_file(settings.project->root + "/" + input.path,
                             input.named ? engine::kLargestScannedText : settings.max_file_size,
                             input.named ? engine::BinaryFiles::read : engine::BinaryFiles::skip);
  if (!file.failure) return std::move(file.text);
  report.read = false;
  if (*file.failure == engine::ReadFailure::binary) {
    report.binary_files = 1;
  } else {
    note(report, Severity::warning, std::string(reason(*file.failure)));
  }
  return {};
}

size_t hash_of(const Snapshot& snapshot) {
  return std::hash<std::string_view>()(snapshot.view());
}

bool is_wanted(const Finding& finding, const ScanSettings& settings) {
  return settings.only_rules.empty() || settings.only_rules.contains(finding.rule) ||
         settings.only_rules.contains(name_of(finding.family)) || finding.family == Family::config;
}

std::vector<remedies::Remedy> complete_remedies(const remedies::RemedyInput& input) {
  std::vector<remedies::Remedy> complete;
  for (remedies::Remedy& remedy : remedies::remedies_for(input)) {
    const bool usable =
        remedy.cls == remedies::Class::A && !remedy.snippet && !remedy.edits.empty();
    if (usable) complete.push_back(std::move(remedy));
  }
  return complete;
}

void add_remedies(FileReport& report, std::optional<syntax::Tree> tree,
                  const std::vector<Finding>& all, const ScanSettings& settings,
                  const StopToken& stop) {
  const Snapshot& snapshot = report.snapshot;
  size_t asked = 0;
  for (ReportedFinding& reported : report.findings) {
    const Finding& finding = reported.finding;
    if (finding.family != Family::secrets || finding.suppressed_because) continue;
    if (finding.remedy_kind.empty()) continue;  // hidden in another form: no edit fits
    if (++asked > kMostSecretsWithEdits) return;
    const bool small = !engine::is_too_large_for_tree(snapshot, *settings.project);
    if (!tree && small && syntax::has_grammar(snapshot.language)) {
      tree = syntax::parse(snapshot.language, snapshot.view(), nullptr, stop);
    }
    const auto platforms = [&] { return engine::platforms_for(*settings.project, snapshot); };
    reported.remedies =
        complete_remedies({snapshot, tree ? &*tree : nullptr, finding, all,
                           settings.project->files.get(), false, stop, false, platforms});
  }
}

}  // namespace

ScannedFile run_lanes(const ScanInput& input, const ScanSettings& settings, const StopToken& stop) {
  const engine::Project& project = *settings.project;
  ScannedFile file;
  file.report.snapshot.path = input.path;
  file.report.object = input.object;
  std::string given = given_bytes(input, settings, file.report);
  if (const auto archive = archive_of(input, given, settings)) {
    file.snapshot = make_snapshot(input.path, "", project.today);
    file.inside = scan_archive(*archive, settings, stop, file.report);
    return file;
  }
  if (file.report.read) given = read_text(std::move(given), input, settings, file.report);
  file.snapshot = make_snapshot(input.path, std::move(given), project.today);
  if (!file.report.read) return file;
  file.text = engine::run_text_lane(file.snapshot, project, nullptr, std::nullopt, stop);
  engine::ParseOptions parse;
  parse.only_if_read = true;
  file.tree = engine::run_tree_lane(file.snapshot, project, nullptr, std::nullopt, stop, parse);
  if (settings.explain && project.configuration.secrets) {
    const bool parsed = file.tree != nullptr && file.tree->tree;
    file.report.near_misses =
        secrets::near_misses({file.snapshot, parsed ? &*file.tree->tree : nullptr, nullptr, stop});
  }
  if (file.text != nullptr) {
    for (const std::string& text : file.text->notes) note(file.report, Severity::warning, text);
  }
  if (file.tree != nullptr) {
    for (const std::string& text : file.tree->notes) note(file.report, Severity::warning, text);
  }
  return file;
}

void shrink(ScannedFile& file) {
  bool quiet = file.report.near_misses.empty();
  if (file.text != nullptr) {
    auto text = std::make_shared<engine::TextLane>();
    text->findings = file.text->findings;
    quiet = quiet && text->findings.empty();
    file.text = std::move(text);
  }
  if (file.tree != nullptr) {
    auto tree = std::make_shared<engine::TreeLane>();
    tree->findings = file.tree->findings;
    tree->waivers = file.tree->waivers;
    quiet = quiet && tree->findings.empty() && (!tree->waivers || tree->waivers->empty());
    file.tree = std::move(tree);
  }
  if (!quiet || file.snapshot.text->empty()) return;
  file.let_go = hash_of(file.snapshot);
  file.snapshot = make_snapshot(file.snapshot.path, "", file.snapshot.today);
}

bool has_same_text(const ScannedFile& again, const ScannedFile& before) {
  return hash_of(again.snapshot) == before.let_go;
}

FileReport finish(ScannedFile file, const std::vector<Finding>& boundary_findings,
                  const std::vector<Finding>& configuration_findings, const ScanSettings& settings,
                  const StopToken& stop) {
  const engine::Project& project = *settings.project;
  FileReport report = std::move(file.report);
  report.snapshot = file.snapshot;
  std::vector<Finding> findings;
  if (report.read) {
    findings = engine::merge_findings(file.snapshot, project, file.text.get(), file.tree.get(),
                                      boundary_findings);
  }
  if (!configuration_findings.empty()) {
    findings.insert(findings.end(), configuration_findings.begin(), configuration_findings.end());
    std::sort(findings.begin(), findings.end(), before);
    set_fingerprints(findings, file.snapshot, project.salt);
  }
  for (const Finding& finding : findings) {
    if (is_wanted(finding, settings)) report.findings.push_back({finding, {}, std::nullopt, ""});
  }
  if (settings.remedies) {
    add_remedies(report, file.tree != nullptr ? file.tree->tree : std::nullopt, findings, settings,
                 stop);
  }
  hide_secrets(report);
  return report;
}

}  // namespace plumbline::cli
