#include "server/engine/boundary_index.h"

#include <algorithm>

#include "analyzers/boundaries/graph.h"
#include "analyzers/boundaries/imports.h"
#include "analyzers/source/snapshot.h"
#include "analyzers/syntax/parser.h"

namespace plumbline::engine {
namespace {

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

}  // namespace

BoundaryIndex::BoundaryIndex(std::shared_ptr<const Project> project)
    : project_(std::move(project)),
      graph_(std::make_unique<boundaries::Graph>(project_->architecture, project_->files)) {}

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
  return graph_->set_file(std::move(imports));
}

bool BoundaryIndex::is_ignored(const std::string& path) const {
  if (!project_->files->is_file(path)) return false;  // new and not saved yet
  const std::vector<std::string> known = project_->files->files();
  return !std::ranges::binary_search(known, path);
}

void BoundaryIndex::refresh_manifests() {
  const std::lock_guard lock(mutex_);
  graph_->refresh_manifests();
}

std::vector<std::string> BoundaryIndex::remove(const std::string& path) {
  const std::lock_guard lock(mutex_);
  delivered_.erase(path);
  return graph_->remove_file(path);
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
