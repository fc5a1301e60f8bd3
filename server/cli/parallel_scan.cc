// Many threads, one order.
//
// Threads take the next file from a counter, so that a slow file holds up nobody. Reports come back
// in any order and are held in their slot until all before them are delivered: the output is a
// function of the input alone (invariant 13). What waits holds a text and its findings, no tree.
//
// Boundaries need the whole graph before the first finding is known, so with an architecture there
// are two rounds: lanes for all files, then, once the imports are in, merging and delivering. What
// the first round found in a file is kept for the second, but no tree, and no text in which nothing
// was found (shrink). If such a file turns out to cross a boundary, it is scanned again.
//
// What can go wrong:
// - An interrupt. Files that were cut short are dropped, complete ones behind the gap are still
//   delivered (flush), and the caller knows that the scan is not whole.
// - A sink that wants no more (a closed pipe): deliver() says so, and the threads end after the
//   file in hand.
// - A file that is written between the rounds: the graph speaks of a text that is gone, so nothing
//   is said about its boundaries, and a notice says why.
// - A faulty configuration file that was not among the inputs: it is added, so that its findings
//   are not lost.
#include "server/cli/parallel_scan.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "server/cli/interrupt.h"
#include "server/cli/progress.h"
#include "server/engine/boundary_index.h"

namespace plumbline::cli {
namespace {

using Findings = std::map<std::string, std::vector<Finding>, std::less<>>;

const std::vector<Finding>& findings_of(const Findings& all, std::string_view path) {
  static const std::vector<Finding> kNone;
  const auto it = all.find(path);
  return it == all.end() ? kNone : it->second;
}

/// Runs `work(0 … count - 1)` on `jobs` threads until it returns false.
void for_each(size_t count, uint32_t jobs, const std::function<bool(size_t)>& work) {
  std::atomic<size_t> next = 0;
  std::atomic<bool> ended = false;
  const auto run = [&] {
    while (!ended && !interrupted()) {
      const size_t index = next++;
      if (index >= count) return;
      if (!work(index)) ended = true;
    }
  };
  const size_t threads = std::min<size_t>(jobs, count);
  std::vector<std::thread> pool;
  for (size_t i = 1; i < threads; ++i) pool.emplace_back(run);
  run();
  for (std::thread& thread : pool) thread.join();
}

/// Holds reports back until all before them are through.
class InOrder {
 public:
  InOrder(const ReportSink& sink, size_t count) : sink_(sink), waiting_(count) {}

  /// The reports of one input, which is more than one file if it is an archive.
  bool deliver(size_t index, std::vector<FileReport> reports) {
    const std::lock_guard lock(mutex_);
    waiting_[index] = std::move(reports);
    for (; !ended_ && next_ < waiting_.size() && waiting_[next_]; ++next_) {
      pass_on(*waiting_[next_]);
      waiting_[next_] = std::vector<FileReport>();
    }
    return !ended_;
  }

  /// After an interrupt: what is there, holes left out.
  void flush() {
    for (; !ended_ && next_ < waiting_.size(); ++next_) {
      if (waiting_[next_]) pass_on(*waiting_[next_]);
    }
  }

 private:
  void pass_on(const std::vector<FileReport>& reports) {
    ended_ = !std::all_of(reports.begin(), reports.end(), sink_);
  }

  const ReportSink& sink_;
  std::mutex mutex_;
  std::vector<std::optional<std::vector<FileReport>>> waiting_;
  size_t next_ = 0;
  bool ended_ = false;
};

class ParallelScan {
 public:
  ParallelScan(std::vector<ScanInput> inputs, const ScanSettings& settings, uint32_t jobs,
               const ReportSink& sink)
      : inputs_(std::move(inputs)),
        settings_(settings),
        jobs_(jobs),
        order_(sink, inputs_.size()),
        configuration_findings_(settings.project->faults) {}

  void run() {
    const engine::Project& project = *settings_.project;
    const bool graph = project.architecture != nullptr && project.configuration.boundaries;
    const Progress progress(done_, inputs_.size());
    if (graph) {
      scan_with_graph();
    } else {
      scan();
    }
    if (interrupted()) order_.flush();
  }

 private:
  bool deliver(size_t index, ScannedFile file, const std::vector<Finding>& boundary_findings) {
    const auto& configuration = findings_of(configuration_findings_, inputs_[index].path);
    std::vector<FileReport> reports = std::move(file.inside);
    reports.insert(reports.begin(),
                   finish(std::move(file), boundary_findings, configuration, settings_, stop_));
    return order_.deliver(index, std::move(reports));
  }

  void scan() {
    for_each(inputs_.size(), jobs_, [&](size_t index) {
      ScannedFile file = run_lanes(inputs_[index], settings_, stop_);
      ++done_;
      return interrupted() || deliver(index, std::move(file), {});
    });
  }

  /// Two rounds: the second starts when the imports of all files are known.
  void scan_with_graph() {
    engine::BoundaryIndex index(settings_.project);
    std::vector<std::optional<ScannedFile>> files(inputs_.size());
    for_each(inputs_.size(), jobs_, [&](size_t i) {
      ScannedFile file = run_lanes(inputs_[i], settings_, stop_);
      if (file.tree != nullptr && file.tree->imports != nullptr) {
        index.update(inputs_[i].path, file.tree->imports);
      }
      ++done_;
      shrink(file);
      if (!interrupted()) files[i] = std::move(file);
      return true;
    });
    index.build(stop_);
    if (!interrupted()) add_architecture_findings(index);
    for_each(inputs_.size(), interrupted() ? 0 : jobs_, [&](size_t i) {
      return deliver_late(i, std::move(*files[i]), index.findings(inputs_[i].path));
    });
  }

  bool deliver_late(size_t i, ScannedFile file, const std::vector<Finding>& boundary_findings) {
    const bool quiet =
        boundary_findings.empty() && findings_of(configuration_findings_, inputs_[i].path).empty();
    if (quiet || !file.let_go) return deliver(i, std::move(file), boundary_findings);
    ScannedFile again = run_lanes(inputs_[i], settings_, stop_);
    if (interrupted()) return true;
    if (has_same_text(again, file)) return deliver(i, std::move(again), boundary_findings);
    again.report.notices.push_back({Severity::warning, inputs_[i].path,
                                    "changed during the scan: its boundaries are not judged"});
    return deliver(i, std::move(again), {});
  }

  void add_architecture_findings(const engine::BoundaryIndex& index) {
    std::vector<Finding>& known = configuration_findings_[settings_.project->architecture_path];
    for (Finding& finding : index.architecture_findings()) known.push_back(std::move(finding));
    std::sort(known.begin(), known.end(), before);
  }

  const std::vector<ScanInput> inputs_;
  const ScanSettings& settings_;
  const uint32_t jobs_;
  const StopToken stop_ = stop_on_interrupt();
  InOrder order_;
  Findings configuration_findings_;
  std::atomic<size_t> done_ = 0;
};

/// Files with faults are reported even if the scan was not asked to read them.
void add_configuration_files(std::vector<ScanInput>& inputs, const engine::Project& project) {
  const auto add = [&](const std::string& path) {
    const auto at = std::lower_bound(
        inputs.begin(), inputs.end(), path,
        [](const ScanInput& input, const std::string& wanted) { return input.path < wanted; });
    if (path.empty() || (at != inputs.end() && at->path == path)) return;
    auto text = project.files->read(path);
    inputs.insert(
        at, {path, true, std::make_shared<const std::string>(text ? std::move(*text) : ""), ""});
  };
  for (const auto& [path, findings] : project.faults) add(path);
  if (project.configuration.boundaries && project.architecture != nullptr) {
    add(project.architecture_path);
  }
}

}  // namespace

void scan_files(std::vector<ScanInput> inputs, const ScanSettings& settings, uint32_t jobs,
                const ReportSink& sink) {
  add_configuration_files(inputs, *settings.project);
  ParallelScan(std::move(inputs), settings, jobs, sink).run();
}

}  // namespace plumbline::cli
