// The dependency graph of one project, and what the rules say about it.
//
// Files come and go one by one; only what a change touches is computed again. A file whose import
// list is equal to the one before costs nothing but its new ranges. A rule about single
// dependencies (forbid, protect, layers…) is evaluated when a file's findings are asked for, over
// that file's imports. A rule about the whole graph (acyclic, transitive) keeps a verdict per file
// (its strongly connected set, the next hop to the target), which is renewed when an import list
// changes. Invariant: the findings equal those of a graph built from nothing out of the same files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/boundaries/architecture.h"
#include "analyzers/boundaries/graph_report.h"
#include "analyzers/boundaries/imports.h"
#include "analyzers/findings/finding.h"
#include "analyzers/source/project_files.h"

namespace plumbline::boundaries {

class GraphState;

/// Not thread-safe; server/engine's BoundaryIndex guards it.
class Graph {
 public:
  /// Knows the project's files from `files`, but no import until set_file.
  Graph(std::shared_ptr<const Architecture> architecture,
        std::shared_ptr<const ProjectFiles> files);
  ~Graph();

  /// A file's imports as they are now; a file not known before is added to the project. Returns the
  /// paths whose findings may have changed, sorted; empty if the import list is equal to the one
  /// known but for its ranges.
  std::vector<std::string> set_file(std::shared_ptr<const FileImports> imports);

  /// As set_file, for reading a project in: does not work out what changed, which would judge the
  /// whole graph once per file.
  void load_file(std::shared_ptr<const FileImports> imports);

  /// The file is gone. Returns as set_file.
  std::vector<std::string> remove_file(std::string_view path);

  /// Package manifests changed: resolves everything again.
  void refresh_manifests();

  /// Sorted by `before`; suppressed ones (dated exceptions) included, marked. Ranges are those of
  /// the FileImports last given.
  std::vector<Finding> findings(std::string_view path);

  /// In the architecture file: empty components, stale exceptions. Means something only when every
  /// file is in.
  std::vector<Finding> architecture_findings();

  GraphReport report();

  /// Whether the path is a file of the project.
  bool knows(std::string_view path) const;

 private:
  std::unique_ptr<GraphState> state_;
};

}  // namespace plumbline::boundaries
