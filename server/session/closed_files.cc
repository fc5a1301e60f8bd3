// What is found in files that are not open, told to a client that pulls the whole workspace.
//
// A file is analysed only if something changed since it was last looked at: its size or time, or
// what others have to say of it (the import graph, faulty configuration). Of each only that stamp
// and the id of its last list are kept, not the list: a client that knows the id is told
// "unchanged", any other gets the file analysed again. So memory grows with the number of files and
// not with what is found.
//
// Files of folders that lie inside this one belong to these. A file that the client knows of and
// that is gone gets an empty list, once.
#include "server/session/closed_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "protocol/uri.h"
#include "server/engine/file_reading.h"
#include "server/engine/limits.h"
#include "server/requests/diagnostics.h"
#include "server/session/analysis_job.h"
#include "server/session/shown.h"

namespace plumbline::server {
namespace {

using protocol::Diagnostic;

uint64_t mixed(uint64_t sum, uint64_t value) {
  return (sum ^ value) * 0x9E3779B97F4A7C15ULL;
}

class Scan {
 public:
  using Report = std::function<void(protocol::WorkspaceDocumentDiagnosticReport)>;

  Scan(const ClosedFilesScan& scan, const Agreement& agreement, const StopToken& stop,
       const Report& report)
      : scan_(scan), agreement_(agreement), stop_(stop), report_(report) {
    if (std::exchange(files_.project, scan.project) != scan.project) files_.seen.clear();
  }

  void run() {
    const std::vector<std::string> listed = scan_.project->files->files();
    for (const std::string& path : listed) {
      if (stop_.stop_requested()) return;
      if (!is_left_out(path)) look_at(path);
    }
    const auto is_listed = [&](const std::string& path) {
      return std::ranges::binary_search(listed, path);
    };
    std::erase_if(files_.seen, [&](const auto& entry) { return !is_listed(entry.first); });
    for (const auto& [path, known] : scan_.known) {
      if (!is_listed(path) && !is_left_out(path) && known.value != none_) {
        report_full(path, none_, {});
      }
    }
  }

 private:
  bool is_left_out(const std::string& path) const {
    return scan_.open.contains(path) ||
           std::ranges::any_of(scan_.inner_folders,
                               [&](const std::string& folder) { return path.starts_with(folder); });
  }

  std::string on_disk(const std::string& path) const { return scan_.project->root + "/" + path; }

  /// Changes when the file does, or what others have to say of it.
  uint64_t stamp_of(const std::string& path) const {
    struct stat info{};
    if (stat(on_disk(path).c_str(), &info) != 0) return 0;
    uint64_t stamp = mixed(1, static_cast<uint64_t>(info.st_mtim.tv_sec));
    stamp = mixed(stamp, static_cast<uint64_t>(info.st_mtim.tv_nsec));
    stamp = mixed(stamp, static_cast<uint64_t>(info.st_size));
    for (const Finding& finding :
         findings_of_others(path, *scan_.project, scan_.boundaries.get())) {
      stamp = mixed(stamp, std::hash<std::string>()(finding.rule + finding.message));
      stamp = mixed(stamp, finding.range.begin.value);
    }
    return stamp;
  }

  /// What the client has of the file; the empty list if it never heard of it.
  const std::string& known_id(const std::string& path) const {
    const auto it = scan_.known.find(path);
    return it == scan_.known.end() ? none_ : it->second.value;
  }

  void look_at(const std::string& path) {
    const uint64_t stamp = stamp_of(path);
    auto& seen = files_.seen[path];
    if (seen.stamp == stamp && seen.result_id == known_id(path)) return report_unchanged(path);
    auto found = analyse(path);
    if (!found) return;
    seen = {stamp, result_id(*found)};
    if (seen.result_id == known_id(path)) return report_unchanged(path);
    report_full(path, seen.result_id, std::move(*found));
  }

  /// Nothing if stopped. A file that vanished or cannot be read has no findings.
  std::optional<std::vector<Diagnostic>> analyse(const std::string& path) const {
    engine::FileText file =
        engine::read_text_file(on_disk(path), engine::kLargestText, engine::BinaryFiles::skip);
    if (file.failure) return std::vector<Diagnostic>{};
    const Snapshot snapshot = make_snapshot(path, std::move(file.text), scan_.project->today);
    const auto findings =
        analyse_closed_file(snapshot, *scan_.project, scan_.boundaries.get(), stop_);
    if (!findings) return std::nullopt;
    return to_diagnostics(*findings, snapshot, uri_of(path), scan_.project->root, agreement_);
  }

  std::string uri_of(const std::string& path) const {
    const auto it = scan_.known.find(path);
    return it == scan_.known.end() ? protocol::uri_of_path(on_disk(path)) : it->second.uri;
  }

  void report_unchanged(const std::string& path) const {
    const auto it = scan_.known.find(path);
    if (it == scan_.known.end()) return;
    report_({it->second.uri, {}, protocol::UnchangedDocumentDiagnosticReport{it->second.value}});
  }

  void report_full(const std::string& path, const std::string& id,
                   std::vector<Diagnostic> diagnostics) const {
    report_({uri_of(path), {}, protocol::FullDocumentDiagnosticReport{id, std::move(diagnostics)}});
  }

  const ClosedFilesScan& scan_;
  const Agreement& agreement_;
  const StopToken& stop_;
  const Report& report_;
  ClosedFiles& files_ = *scan_.files;
  const std::string none_ = result_id({});
};

}  // namespace

void scan_closed_files(
    const ClosedFilesScan& scan, const Agreement& agreement, const StopToken& stop,
    const std::function<void(protocol::WorkspaceDocumentDiagnosticReport)>& report) {
  Scan(scan, agreement, stop, report).run();
}

}  // namespace plumbline::server
