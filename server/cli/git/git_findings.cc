#include "server/cli/git/git_findings.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

#include "analyzers/findings/fingerprint.h"
#include "server/cli/interrupt.h"

namespace plumbline::cli {
namespace {

/// Equal for the same secret, or the same fault without one, in the same line of the same file.
std::string identity_of(const Finding& finding, const Snapshot& snapshot, std::string_view salt) {
  return finding.fingerprint + ' ' + secret_hash(finding, snapshot, salt);
}

std::string_view line_of(const Finding& finding, const Snapshot& snapshot) {
  const LineNumber line = snapshot.lines->line_of(finding.range.begin);
  return snapshot.view(snapshot.lines->content(line, snapshot.view()));
}

std::set<std::string_view> lines_of(const Snapshot& snapshot) {
  std::set<std::string_view> lines;
  for (uint32_t i = 0; i < snapshot.lines->line_count(); ++i) {
    lines.insert(snapshot.view(snapshot.lines->content(LineNumber{i}, snapshot.view())));
  }
  return lines;
}

}  // namespace

HistoryFindings::HistoryFindings(const History& history, std::string salt, ReportSink next)
    : history_(history), salt_(std::move(salt)), next_(std::move(next)) {
  by_object_.resize(history.blobs.size());
  std::iota(by_object_.begin(), by_object_.end(), 0U);
  std::sort(by_object_.begin(), by_object_.end(), [&](uint32_t a, uint32_t b) {
    return history.blobs[a].object < history.blobs[b].object;
  });
}

const HistoryBlob* HistoryFindings::blob_of(const std::string& object) const {
  const auto at = std::lower_bound(by_object_.begin(), by_object_.end(), object,
                                   [&](uint32_t blob, const std::string& wanted) {
                                     return history_.blobs[blob].object < wanted;
                                   });
  if (at == by_object_.end() || history_.blobs[*at].object != object) return nullptr;
  return &history_.blobs[*at];
}

bool HistoryFindings::add(const FileReport& report) {
  const std::string& path = report.archive.empty() ? report.snapshot.path : report.archive;
  if (path != path_ && !pass_on()) return false;
  path_ = path;
  if (report.findings.empty()) return next_(report);
  const HistoryBlob* const blob = blob_of(report.object);
  FileReport fresh = report;
  fresh.findings.clear();
  for (const ReportedFinding& reported : report.findings) {
    if (blob == nullptr) {
      fresh.findings.push_back(reported);
      continue;
    }
    const HistoryBlob& at = *blob;
    const Place place{held_.size(), fresh.findings.size(), at.last};
    const auto [known, is_new] =
        known_.try_emplace(identity_of(reported.finding, report.snapshot, salt_), place);
    if (is_new) {
      fresh.findings.push_back(reported);
      fresh.findings.back().commits =
          CommitSpan{history_.commits[at.first], history_.commits[at.last]};
    } else if (at.last < known->second.last && known->second.report < held_.size()) {
      known->second.last = at.last;
      const Place& first = known->second;
      held_[first.report].findings[first.finding].commits->last = history_.commits[at.last];
    }
  }
  const bool worth_holding = !fresh.findings.empty();
  if (!worth_holding) return next_(fresh);
  held_.push_back(std::move(fresh));
  return true;
}

bool HistoryFindings::finish() {
  return pass_on();
}

bool HistoryFindings::pass_on() {
  known_.clear();
  const std::vector<FileReport> reports = std::exchange(held_, {});
  return std::all_of(reports.begin(), reports.end(),
                     [this](const FileReport& report) { return next_(report); });
}

NewFindings::NewFindings(ChangedFiles changed, const ScanSettings& settings, ReportSink next)
    : changed_(std::move(changed)), settings_(settings), next_(std::move(next)) {}

const NewFindings::Then& NewFindings::then(const std::string& path, const std::string& object) {
  if (then_.path == path) return then_;
  const StopToken stop = stop_on_interrupt();
  ScannedFile file = run_lanes({path, false, nullptr, object}, settings_, stop);
  std::vector<FileReport> reports = std::move(file.inside);
  then_ = {path, file.snapshot, {}};
  reports.push_back(finish(std::move(file), {}, {}, settings_, stop));
  for (const FileReport& report : reports) {
    for (const ReportedFinding& old : report.findings) {
      then_.known.insert(identity_of(old.finding, report.snapshot, settings_.project->salt));
    }
  }
  return then_;
}

bool NewFindings::add(const FileReport& report) {
  const std::string& path = report.archive.empty() ? report.snapshot.path : report.archive;
  const auto changed = changed_.before.find(path);
  const bool was_there = changed != changed_.before.end() && !changed->second.empty();
  if (report.findings.empty() || !was_there) return next_(report);
  const Then& old = then(path, changed->second);
  const std::set<std::string_view> old_lines = lines_of(old.snapshot);
  FileReport fresh = report;
  std::erase_if(fresh.findings, [&](const ReportedFinding& reported) {
    if (reported.finding.family == Family::boundaries) {
      return old_lines.contains(line_of(reported.finding, report.snapshot));
    }
    return old.known.contains(
        identity_of(reported.finding, report.snapshot, settings_.project->salt));
  });
  return next_(fresh);
}

}  // namespace plumbline::cli
