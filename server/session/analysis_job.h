// One analysis of one version of one document: what a worker is handed, and what it brings back.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/engine/boundary_index.h"
#include "server/engine/document_analysis.h"

namespace plumbline::server {

/// What is known of one version: the base that the next analysis starts from. Immutable parts,
/// cheap to copy.
struct Analysed {
  std::shared_ptr<const engine::TextLane> text;
  std::shared_ptr<const engine::TreeLane> tree;
  /// Only its findings count: of the import graph and of faulty configuration files.
  std::shared_ptr<const engine::TreeLane> others;
  /// How long the last parse from nothing took, analysis included: the deadline of an incremental
  /// one.
  double full_run_ms = 0;
};

struct AnalysisJob {
  Snapshot snapshot;
  std::shared_ptr<const engine::Project> project;
  std::shared_ptr<engine::BoundaryIndex> boundaries;  // null: no architecture
  Analysed base;
  std::optional<TextChange> change;  // since `base`
  bool fresh_parse = false;
  std::shared_ptr<std::atomic<bool>> cancelled;  // never null
};

struct AnalysisOutcome {
  bool stopped = false;
  Analysed analysed;
  std::vector<Finding> findings;
  std::vector<std::string> affected;  // other files whose boundary findings may have changed
  std::vector<std::string> notes;
  bool settled = true;  // false: the tree has errors and came from an incremental parse
};

/// Called at most once, on the worker, with what the text lane found when it differs from before.
using EarlyFindings = std::function<void(std::vector<Finding>)>;

AnalysisOutcome run_analysis(const AnalysisJob& job, const EarlyFindings& early);

/// A file as it lies on disk; nothing is kept for another analysis. Nothing if stopped.
std::optional<std::vector<Finding>> analyse_closed_file(const Snapshot& snapshot,
                                                        const engine::Project& project,
                                                        const engine::BoundaryIndex* boundaries,
                                                        const StopToken& stop);

/// What is found in a file because of others: the import graph, and the configuration's faults.
std::vector<Finding> findings_of_others(const std::string& path, const engine::Project& project,
                                        const engine::BoundaryIndex* boundaries);

/// The text lane alone, beside a tree lane that is still at work on an earlier version.
std::optional<std::vector<Finding>> run_text_only(const AnalysisJob& job);

}  // namespace plumbline::server
