// Scans one file: the same lanes, merge and remedies as in the editor, from nothing.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzers/source/stop_token.h"
#include "server/cli/git/git.h"
#include "server/cli/scan_input.h"
#include "server/engine/document_analysis.h"
#include "server/engine/project.h"

namespace plumbline::cli {

/// What every file's scan reads; outlives the scan.
struct ScanSettings {
  std::shared_ptr<const engine::Project> project;
  std::set<std::string, std::less<>> only_rules;  // families and rules; empty: all
  uint64_t max_file_size = 0;
  bool remedies = false;                      // look for edits too
  std::shared_ptr<const GitObjects> objects;  // where inputs from git have their texts
  bool explain = false;                       // say what was judged and not reported, too
  /// The project as it is for texts in archives; null: archives stay closed.
  std::shared_ptr<const engine::Project> project_of_archives;
};

/// Between the lanes and the merge: a file that waits for the dependency graph.
struct ScannedFile {
  Snapshot snapshot;
  std::shared_ptr<const engine::TextLane> text;
  std::shared_ptr<const engine::TreeLane> tree;
  FileReport report;               // notices so far; no findings
  std::optional<size_t> let_go;    // the hash of a text that is not kept
  std::vector<FileReport> inside;  // of an archive, finished
};

/// Reads the file and runs both lanes; an archive is opened, if that is wanted.
ScannedFile run_lanes(const ScanInput& input, const ScanSettings& settings, const StopToken& stop);

/// Keeps what finish() needs and no more: no tree, and no text in which nothing was found.
void shrink(ScannedFile& file);

/// Whether the file, scanned again, still has the text that was let go.
bool has_same_text(const ScannedFile& again, const ScannedFile& before);

/// Merges and hides every secret in what the findings say.
FileReport finish(ScannedFile file, const std::vector<Finding>& boundary_findings,
                  const std::vector<Finding>& configuration_findings, const ScanSettings& settings,
                  const StopToken& stop);

}  // namespace plumbline::cli
