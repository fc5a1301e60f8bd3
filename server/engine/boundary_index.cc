// One graph, many writers. A background thread reads the project in (build), workers deliver what
// they parsed in open documents (update), and everyone who publishes asks for findings. The graph
// itself is not thread-safe, so a mutex guards every touch of it; the long part, reading and
// parsing, holds no lock.
//
// Hence the one race that matters: build() may parse the saved text of a file while update() brings
// its unsaved one. `delivered_` decides for the editor. It is asked before reading, to save the
// work, and again under the lock before storing, to be right.
//
// `known_` is what the graph has, and sync() compares it with a new listing of the disk. A file
// that is open and was never saved is in no listing and yet not gone, so is_file() is asked before
// anything is removed. A file that exists and is not listed is one that the project ignores;
// opening it in an editor must not make it a part of the architecture (is_ignored).
//
// Why sync() gives up beyond some files: each that comes or goes has every import resolved again,
// as a new file may be what an old import meant all along. A checkout of another branch is cheaper
// to answer with a new index.
#include "server/engine/boundary_index.h"

#include <algorithm>
#include <iterator>

#include "analyzers/boundaries/graph.h"
#include "analyzers/boundaries/imports.h"
#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::engine {
namespace {

/// Each file that comes or goes has the whole graph resolved again.
constexpr size_t kMostComeAndGone = 50;
constexpr size_t kMostChanged = 1000;

/// Null if the file is not to be had, has no resolver, or the work was stopped.
std::shared_ptr<const boundaries::FileImports> read_imports(const Project& project,
                                                            const std::string& path,
                                                            const StopToken& stop) {
  // The ending decides for nearly every file; only the few without one are opened to look.
  const Language likely = detect_language(path, "", "");
  if (likely != Language::text && !boundaries::has_resolver(likely)) return nullptr;
  if (likely == Language::text && path.find('.', path.rfind('/') + 1) != std::string::npos) {
    return nullptr;
  }
  auto text = project.files->read(path);
  if (!text || text->size() > project.configuration.max_file_size) return nullptr;
  const Snapshot snapshot = make_snapshot(path, std::move(*text), project.today);
  if (!boundaries::has_resolver(snapshot.language)) return nullptr;
  if (!boundaries::may_import(snapshot.language, snapshot.view())) {
    return boundaries::no_imports(snapshot);
  }
  const auto tree = syntax::parse(snapshot.language, snapshot.view(), nullptr, stop);
  return tree ? boundaries::extract_imports(snapshot, *tree, stop) : nullptr;
}

std::set<std::string> as_set(std::vector<std::string> paths) {
  return {std::move_iterator(paths.begin()), std::move_iterator(paths.end())};
}

}  // namespace

BoundaryIndex::BoundaryIndex(std::shared_ptr<const Project> project)
    : project_(std::move(project)),
      graph_(std::make_unique<boundaries::Graph>(project_->architecture, project_->files)) {
  for (std::string& path : project_->files->files()) known_.insert(std::move(path));
}

BoundaryIndex::~BoundaryIndex() = default;

void BoundaryIndex::build(const StopToken& stop) {
  for (const std::string& path : project_->files->files()) {
    if (stop.stop_requested()) return;
    {
      const std::lock_guard lock(mutex_);
      if (delivered_.contains(path)) continue;
    }
    // Parsing is the long part; it holds no lock.
    auto imports = read_imports(*project_, path, stop);
    if (imports == nullptr) continue;
    const std::lock_guard lock(mutex_);
    if (!delivered_.contains(path)) graph_->load_file(std::move(imports));
  }
  const std::lock_guard lock(mutex_);
  complete_ = true;
}

std::vector<std::string> BoundaryIndex::update(
    const std::string& path, std::shared_ptr<const boundaries::FileImports> imports) {
  if (imports == nullptr) return {};
  const std::lock_guard lock(mutex_);
  if (!graph_->knows(path) && is_ignored(path)) return {};
  delivered_.insert(path);
  known_.insert(path);
  return graph_->set_file(std::move(imports));
}

bool BoundaryIndex::is_ignored(const std::string& path) const {
  if (!project_->files->is_saved(path)) return false;  // new, and no ignore file was asked
  const std::vector<std::string> known = project_->files->files();
  return !std::ranges::binary_search(known, path);
}

void BoundaryIndex::refresh_manifests() {
  const std::lock_guard lock(mutex_);
  graph_->refresh_manifests();
}

std::optional<std::vector<std::string>> BoundaryIndex::sync(const std::vector<std::string>& changed,
                                                            const StopToken& stop) {
  const std::vector<std::string> listed = project_->files->files();
  std::vector<std::string> come;
  std::vector<std::string> gone;
  {
    const std::lock_guard lock(mutex_);
    std::ranges::set_difference(listed, known_, std::back_inserter(come));
    std::ranges::set_difference(known_, listed, std::back_inserter(gone));
  }
  std::erase_if(gone, [&](const std::string& path) { return project_->files->is_file(path); });
  if (come.size() + gone.size() > kMostComeAndGone || changed.size() > kMostChanged) {
    return std::nullopt;
  }
  std::set<std::string> affected;
  for (const std::string& path : gone) {
    const std::lock_guard lock(mutex_);
    delivered_.erase(path);
    known_.erase(path);
    affected.merge(as_set(graph_->remove_file(path)));
  }
  come.insert(come.end(), changed.begin(), changed.end());
  for (const std::string& path : come) read_again(path, stop, affected);
  return std::vector<std::string>(affected.begin(), affected.end());
}

void BoundaryIndex::read_again(const std::string& path, const StopToken& stop,
                               std::set<std::string>& affected) {
  auto imports = read_imports(*project_, path, stop);
  const std::lock_guard lock(mutex_);
  const bool known = known_.contains(path);
  if (known ? imports == nullptr : is_ignored(path) || !project_->files->is_file(path)) return;
  // A new file without imports can still be imported.
  if (imports == nullptr) imports = boundaries::no_imports(make_snapshot(path, ""));
  known_.insert(path);
  affected.merge(as_set(graph_->set_file(std::move(imports))));
}

std::vector<Finding> BoundaryIndex::findings(std::string_view path) const {
  const std::lock_guard lock(mutex_);
  return graph_->findings(path);
}

std::vector<Finding> BoundaryIndex::architecture_findings() const {
  const std::lock_guard lock(mutex_);
  return graph_->architecture_findings();
}

boundaries::GraphReport BoundaryIndex::report() const {
  const std::lock_guard lock(mutex_);
  return graph_->report();
}

bool BoundaryIndex::complete() const {
  const std::lock_guard lock(mutex_);
  return complete_;
}

}  // namespace plumbline::engine
