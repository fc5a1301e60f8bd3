// Files as numbered nodes, imports as resolved edges.
//
// Nodes are numbered by the order of their paths, so that a graph is the same whatever the order in
// which files were read (invariant 13). The price is that a file which comes or goes renumbers all
// others, and since their edges hold numbers, every import is resolved anew. That has to happen
// anyway: a new file can be what an import meant all along.
//
// A changed import list costs the resolving of that one file, an equal one nothing but the exchange
// of the list for its new ranges (same_as).
//
// A target that is a folder (a package of Go, a namespace package) stands for the files in it of
// the importer's language. Components come from globs or namespaces; where a name has captures,
// each value makes an instance of its own, numbered as it is met.
#include "analyzers/boundaries/graph_model.h"

#include <algorithm>
#include <utility>

#include "analyzers/boundaries/path_table.h"
#include "analyzers/configuration/glob.h"
#include "analyzers/source/language.h"

namespace plumbline::boundaries {
namespace {

/// The component's name for a path, its captures filled in; nothing if it does not hold the path.
std::optional<std::string> name_for(const Component& component, std::string_view path) {
  for (const std::string& glob : component.except) {
    if (configuration::glob_matches(glob, path)) return std::nullopt;
  }
  for (const std::string& glob : component.files) {
    const auto captures = configuration::glob_captures(glob, path);
    if (!captures) continue;
    std::string name = component.name;
    for (const auto& [key, value] : *captures) {
      const std::string hole = "{" + key + "}";
      if (const size_t at = name.find(hole); at != std::string::npos) {
        name.replace(at, hole.size(), value);
      }
    }
    return name;
  }
  return std::nullopt;
}

bool in_namespace(const Component& component, std::string_view qualified) {
  return std::ranges::any_of(component.namespaces, [&](const std::string& space) {
    return qualified == space || (qualified.starts_with(space) && qualified[space.size()] == '.') ||
           (space.find('*') != std::string::npos && name_matches(space, qualified));
  });
}

}  // namespace

GraphModel::GraphModel(std::shared_ptr<const Architecture> architecture,
                       std::shared_ptr<const ProjectFiles> files)
    : architecture_(std::move(architecture)), resolver_(std::move(files), architecture_->data()) {
  renumber();
}

const Node* GraphModel::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &nodes_[found->second];
}

bool GraphModel::is_ignored(std::string_view path) const {
  return std::ranges::any_of(architecture_->data().ignore, [&](const std::string& glob) {
    return configuration::glob_matches(glob, path);
  });
}

void GraphModel::add_node(const std::string& path) {
  by_path_.emplace(path, static_cast<NodeId>(nodes_.size()));
  Node& node = nodes_.emplace_back();
  node.path = path;
  node.qualified_name = resolver_.qualified_name(path);
  assign_components(node);
}

void GraphModel::renumber() {
  const std::vector<Node> old = std::exchange(nodes_, {});
  const auto old_ids = std::exchange(by_path_, {});
  components_.clear();
  component_by_name_.clear();
  for (const std::string& path : resolver_.paths().files()) {
    add_node(path);
    const auto known = old_ids.find(path);
    if (known != old_ids.end()) nodes_.back().imports = old[known->second].imports;
  }
}

ComponentId GraphModel::instance(const Component& component, const std::string& name) {
  const auto [it, added] =
      component_by_name_.emplace(name, static_cast<ComponentId>(components_.size()));
  if (added) components_.push_back({name, &component, 0});
  return it->second;
}

void GraphModel::assign_components(Node& node) {
  node.components.clear();
  for (const Component& component : architecture_->components()) {
    auto name = name_for(component, node.path);
    if (!name && in_namespace(component, node.qualified_name)) name = component.name;
    if (!name) continue;
    const ComponentId id = instance(component, *name);
    ++components_[id].files;
    node.components.push_back(id);
  }
  std::ranges::sort(node.components);
}

GraphModel::Change GraphModel::set_imports(std::shared_ptr<const FileImports> imports) {
  if (is_ignored(imports->path)) return Change::none;
  const auto known = by_path_.find(imports->path);
  if (known == by_path_.end()) {
    resolver_.add(imports->path);
    renumber();
    nodes_[by_path_.at(imports->path)].imports = std::move(imports);
    resolve_all();
    return Change::files;
  }
  Node& node = nodes_[known->second];
  const bool same = node.imports != nullptr && node.imports->same_as(*imports);
  node.imports = std::move(imports);
  if (same) return Change::none;
  resolve(node);
  return Change::edges;
}

bool GraphModel::remove(std::string_view path) {
  if (!resolver_.remove(path)) return false;
  renumber();
  resolve_all();
  return true;
}

void GraphModel::resolve_all() {
  for (Node& node : nodes_) resolve(node);
}

void GraphModel::resolve(Node& node) {
  node.edges.clear();
  if (node.imports == nullptr) return;
  for (uint32_t i = 0; i < node.imports->imports.size(); ++i) {
    for (Target& target : resolver_.resolve(*node.imports, node.imports->imports[i])) {
      Edge edge;
      edge.import = i;
      edge.nodes = nodes_of(target, node.imports->language);
      edge.target = std::move(target);
      node.edges.push_back(std::move(edge));
    }
  }
}

std::vector<NodeId> GraphModel::nodes_of(const Target& target, Language language) const {
  std::vector<NodeId> ids;
  if (target.path.empty()) return ids;
  if (!target.folder) {
    if (const auto found = by_path_.find(target.path); found != by_path_.end()) {
      ids.push_back(found->second);
    }
    return ids;
  }
  for (const std::string& path : resolver_.paths().files_in(target.path)) {
    // The tests of a Go package are not part of what importers see.
    if (path.ends_with("_test.go") || detect_language(path, "", "") != language) continue;
    if (const auto found = by_path_.find(path); found != by_path_.end()) {
      ids.push_back(found->second);
    }
  }
  return ids;
}

}  // namespace plumbline::boundaries
