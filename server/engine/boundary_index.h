// The import graph of one project and its boundary findings, kept up to date file by file.
//
// Thread-safe: workers deliver the imports of the files they parsed, whoever publishes asks for
// findings.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/boundaries/graph_report.h"
#include "analyzers/findings/finding.h"
#include "analyzers/source/stop_token.h"
#include "server/engine/project.h"

namespace plumbline::boundaries {
class Graph;
struct FileImports;
}  // namespace plumbline::boundaries

namespace plumbline::engine {

class BoundaryIndex {
 public:
  /// `project` must have an architecture.
  explicit BoundaryIndex(std::shared_ptr<const Project> project);
  ~BoundaryIndex();

  /// Reads, parses and adds every file of the project that a resolver knows and that update() has
  /// not delivered. Returns early when stopped. Meant for a background thread.
  void build(const StopToken& stop);

  /// A file's imports as they are now (unsaved text included). Returns the paths whose findings may
  /// have changed, empty when the import list is equal to the one known but for shifted ranges
  /// (then only this file's ranges move).
  std::vector<std::string> update(const std::string& path,
                                  std::shared_ptr<const boundaries::FileImports> imports);

  /// A package manifest (package.json, tsconfig.json, go.mod, pyproject.toml…) changed: resolves
  /// everything again. Any file's findings may have changed.
  void refresh_manifests();

  /// Files came, went or changed on disk, or were closed with text that was not saved: compares the
  /// project's files, listed anew, with those known, and reads `changed` again. Returns as
  /// update(); nothing at all if so much is different that building another index is cheaper. Meant
  /// for a background thread, after build().
  std::optional<std::vector<std::string>> sync(const std::vector<std::string>& changed,
                                               const StopToken& stop);

  /// Boundary findings in one file, in offsets of the text last given to update() (or read by
  /// build()).
  std::vector<Finding> findings(std::string_view path) const;

  /// Findings in the architecture file itself that need the graph: empty components, stale
  /// exceptions. Only meaningful once build() is through.
  std::vector<Finding> architecture_findings() const;

  /// The resolved graph, for `plumbline architecture graph`.
  boundaries::GraphReport report() const;

  bool complete() const;

 private:
  /// On the disk, but not among the project's files: an open file of node_modules, say.
  bool is_ignored(const std::string& path) const;
  void read_again(const std::string& path, const StopToken& stop, std::set<std::string>& affected);

  mutable std::mutex mutex_;
  std::shared_ptr<const Project> project_;
  std::unique_ptr<boundaries::Graph> graph_;
  std::set<std::string, std::less<>> delivered_;  // by update(): newer than the disk
  std::set<std::string, std::less<>> known_;      // every file that the graph has
  bool complete_ = false;
};

}  // namespace plumbline::engine
