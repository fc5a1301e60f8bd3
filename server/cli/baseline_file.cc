// Makes, reads and writes the baseline of a project, and its salt.
//
// A baseline needs a salt that nobody else has, or its hashes of secrets could be tested against
// guesses; so the first baseline makes one out of the system's random bytes, and without these
// there is no baseline. Only what a scan would count is accepted: hints and faults of configuration
// are not.
#include "server/cli/baseline_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <tuple>
#include <utility>

#include "analyzers/findings/fingerprint.h"
#include "server/cli/interrupt.h"
#include "server/cli/output.h"
#include "server/cli/parallel_scan.h"
#include "server/cli/project_root.h"
#include "server/cli/reports/json_text.h"
#include "server/cli/reports/region.h"
#include "server/cli/scan_inputs.h"
#include "server/cli/scan_project.h"
#include "server/engine/current_date.h"
#include "server/engine/disk_files.h"

namespace plumbline::cli {
namespace {

constexpr std::string_view kSalt = "/.plumbline/salt";
constexpr std::string_view kBaseline = "/.plumbline/baseline.json";

/// 256 random bits in hexadecimal; empty if the system has none to give.
std::string random_salt() {
  std::array<char, 32> bytes = {};
  std::ifstream source("/dev/urandom", std::ios::binary);
  if (!source.read(bytes.data(), bytes.size())) return "";
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string salt;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    salt += kDigits[byte >> 4];
    salt += kDigits[byte & 15];
  }
  return salt;
}

FoundPlace place_of(const Finding& finding, const Snapshot& snapshot, uint32_t line) {
  const ByteRange content = snapshot.lines->content(LineNumber{line - 1}, snapshot.view());
  FoundPlace place{snapshot.path, line, snapshot.view(content), {}};
  if (!finding.secret_ranges.empty()) place.secret = snapshot.view(own_secret(finding));
  return place;
}

void collect(const FileReport& report, std::string_view salt, const AcceptableSink& sink) {
  std::vector<Finding> findings;
  for (const ReportedFinding& reported : report.findings) findings.push_back(reported.finding);
  const std::vector<BaselineKey> keys = baseline_keys(findings, report.snapshot, salt);
  for (size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    const bool counts = !finding.suppressed_because && finding.family != Family::config &&
                        finding.severity <= Severity::info;
    if (!counts) continue;
    BaselineEntry entry;
    entry.key = keys[i];
    entry.rule = finding.rule;
    entry.path = report.snapshot.path;
    entry.line = region_of(report.snapshot, finding.range).line;
    const FoundPlace place = place_of(finding, report.snapshot, entry.line);
    sink(place, std::move(entry));
  }
}

Json entry_json(const BaselineEntry& entry) {
  Json json = {{"fingerprint", entry.key.fingerprint}, {"content", entry.key.content}};
  if (!entry.key.secret.empty()) json["secret"] = entry.key.secret;
  json["rule"] = entry.rule;
  json["path"] = entry.path;
  json["line"] = entry.line;
  json["by"] = entry.who;
  json["because"] = entry.why;
  if (entry.until) json["until"] = to_string(*entry.until);
  return json;
}

}  // namespace

Result<BaselineProject> find_baseline_project(const std::string& root, const std::string& file) {
  if (!root.empty() && !is_existing_folder(root)) return Error{"--root " + root + " is no folder"};
  BaselineProject project;
  project.root = root.empty() ? find_root({working_folder()}) : absolute_path(root);
  project.file = file.empty() ? project.root + std::string(kBaseline) : absolute_path(file);
  project.today = engine::current_date();
  return project;
}

Result<bool> ensure_salt(const BaselineProject& project) {
  const std::string path = project.root + std::string(kSalt);
  if (exists(path)) return false;
  const std::string salt = random_salt();
  if (salt.empty()) return Error{"there are no random numbers to make a salt from"};
  std::error_code ignored;  // shows when the file is opened
  std::filesystem::create_directories(project.root + "/.plumbline", ignored);
  auto output = Output::to_file(path);
  if (!output) return output.error();
  output->write(salt + "\n");
  output->flush();
  if (output->failed()) return Error{"cannot write " + path};
  return true;
}

Result<bool> find_acceptable(const BaselineProject& project, const AcceptableSink& sink) {
  ScanOptions options;
  options.root = project.root;
  options.paths = {project.root};
  options.use_baseline = false;
  options.archives = project.archives;
  const auto target = find_target(options);
  if (!target) return target.error();
  const auto loaded = load_scan_project(options, target.value());
  if (!loaded) return loaded.error();
  ScanSettings settings;
  settings.project = loaded->project;
  settings.max_file_size = options.max_file_size;
  settings.project_of_archives = loaded->project_of_archives;
  scan_files(wanted_inputs(list_inputs(target.value(), options).inputs, options, *loaded->project),
             settings, thread_count(options), [&](const FileReport& report) {
               collect(report, loaded->project->salt, sink);
               return true;
             });
  if (interrupted()) return Error{"interrupted"};
  return true;
}

Result<std::vector<BaselineEntry>> find_acceptable(const BaselineProject& project) {
  std::vector<BaselineEntry> entries;
  const auto done = find_acceptable(project, [&](const FoundPlace&, BaselineEntry entry) {
    entries.push_back(std::move(entry));
  });
  if (!done) return done.error();
  return entries;
}

std::optional<LoadedBaseline> read_baseline_file(const BaselineProject& project) {
  const auto text = engine::DiskFiles(project.root).read(project.file);
  if (!text) return std::nullopt;
  return load_baseline(*text, project.today);
}

Result<bool> write_baseline_file(const BaselineProject& project,
                                 std::vector<BaselineEntry> entries) {
  std::sort(entries.begin(), entries.end(), [](const BaselineEntry& a, const BaselineEntry& b) {
    return std::tie(a.path, a.line, a.rule, a.key.fingerprint) <
           std::tie(b.path, b.line, b.rule, b.key.fingerprint);
  });
  const std::string draft = project.file + ".new";
  auto output = Output::to_file(draft);
  if (!output) return output.error();
  output->write("{\"version\":1,\"entries\":[");
  const char* separator = "\n";
  for (const BaselineEntry& entry : entries) {
    output->write(separator + to_text(entry_json(entry)));
    separator = ",\n";
  }
  output->write("\n]}\n");
  output->flush();
  std::error_code error;
  if (!output->failed()) std::filesystem::rename(draft, project.file, error);
  if (output->failed() || error) return Error{"cannot write " + project.file};
  return true;
}

}  // namespace plumbline::cli
