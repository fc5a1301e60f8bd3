#include "server/session/analysis_job.h"

#include <algorithm>
#include <chrono>

#include "analyzers/boundaries/imports.h"

namespace plumbline::server {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

StopToken stop_of(const AnalysisJob& job) {
  return StopToken([cancelled = job.cancelled] { return cancelled->load(); });
}

/// True if both say the same things, wherever they stand.
bool same_messages(const engine::TextLane* a, const engine::TextLane* b) {
  static const std::vector<Finding> kNone;
  const auto& left = a == nullptr ? kNone : a->findings;
  const auto& right = b == nullptr ? kNone : b->findings;
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Finding& x, const Finding& y) {
                      return x.rule == y.rule && x.message == y.message && x.severity == y.severity;
                    });
}

std::shared_ptr<const engine::TreeLane> moved(const std::shared_ptr<const engine::TreeLane>& lane,
                                              const std::optional<TextChange>& change) {
  return lane && change ? engine::shift_findings(*lane, *change) : lane;
}

/// What is shown of the text lane before the tree lane is through: its findings, and the old
/// ones of the others moved.
std::vector<Finding> early_findings(const AnalysisJob& job, const engine::TextLane& text) {
  const auto tree = moved(job.base.tree, job.change);
  const auto others = moved(job.base.others, job.change);
  return engine::merge_findings(job.snapshot, *job.project, &text, tree.get(),
                                others ? others->findings : std::vector<Finding>{});
}

engine::ParseOptions parse_options(const AnalysisJob& job) {
  constexpr double kLeastMs = 20;  // below this a fallback costs more than it can save
  const double allowed = std::max(kLeastMs, job.base.full_run_ms);
  const auto start = Clock::now();
  return {job.fresh_parse,
          StopToken([start, allowed] { return milliseconds_since(start) > allowed; })};
}

}  // namespace

std::vector<Finding> findings_of_others(const std::string& path, const engine::Project& project,
                                        const engine::BoundaryIndex* boundaries) {
  std::vector<Finding> findings;
  const auto add = [&](const std::vector<Finding>& more) {
    findings.insert(findings.end(), more.begin(), more.end());
  };
  if (boundaries != nullptr && !path.empty()) add(boundaries->findings(path));
  if (const auto it = project.faults.find(path); it != project.faults.end()) add(it->second);
  if (boundaries != nullptr && path == project.architecture_path && boundaries->complete()) {
    add(boundaries->architecture_findings());
  }
  return findings;
}

std::optional<std::vector<Finding>> analyse_closed_file(const Snapshot& snapshot,
                                                        const engine::Project& project,
                                                        const engine::BoundaryIndex* boundaries,
                                                        const StopToken& stop) {
  const auto text = engine::run_text_lane(snapshot, project, nullptr, std::nullopt, stop);
  const auto tree = engine::run_tree_lane(snapshot, project, nullptr, std::nullopt, stop);
  if (text == nullptr || tree->stopped) return std::nullopt;
  return engine::merge_findings(snapshot, project, text.get(), tree.get(),
                                findings_of_others(snapshot.path, project, boundaries));
}

AnalysisOutcome run_analysis(const AnalysisJob& job, const EarlyFindings& early) {
  AnalysisOutcome outcome;
  const StopToken stop = stop_of(job);
  const auto text =
      engine::run_text_lane(job.snapshot, *job.project, job.base.text.get(), job.change, stop);
  if (text != nullptr && !same_messages(text.get(), job.base.text.get())) {
    early(early_findings(job, *text));
  }
  const auto start = Clock::now();
  const auto tree = engine::run_tree_lane(job.snapshot, *job.project, job.base.tree.get(),
                                          job.change, stop, parse_options(job));
  outcome.stopped = text == nullptr || tree->stopped;
  if (outcome.stopped) return outcome;
  const bool full = job.fresh_parse || job.base.tree == nullptr;
  outcome.analysed = {text, tree, nullptr, full ? milliseconds_since(start) : job.base.full_run_ms};
  outcome.settled = full || !tree->tree || !tree->tree->has_error();
  outcome.notes = text->notes;
  outcome.notes.insert(outcome.notes.end(), tree->notes.begin(), tree->notes.end());
  auto others = std::make_shared<engine::TreeLane>();
  const std::string& path = job.snapshot.path;
  if (job.boundaries != nullptr && !path.empty() && tree->imports) {
    outcome.affected = job.boundaries->update(path, tree->imports);
  }
  others->findings = findings_of_others(path, *job.project, job.boundaries.get());
  outcome.findings =
      engine::merge_findings(job.snapshot, *job.project, text.get(), tree.get(), others->findings);
  outcome.analysed.others = std::move(others);
  return outcome;
}

std::optional<std::vector<Finding>> run_text_only(const AnalysisJob& job) {
  const auto text = engine::run_text_lane(job.snapshot, *job.project, job.base.text.get(),
                                          job.change, stop_of(job));
  if (text == nullptr || same_messages(text.get(), job.base.text.get())) return std::nullopt;
  return early_findings(job, *text);
}

}  // namespace plumbline::server
