// The files of a project as nodes, their resolved imports as edges, and which component each node
// belongs to. Knows nothing of rules. Nodes are numbered in the order of their paths, whatever the
// order in which files came, so that everything computed from the model is the same too.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/boundaries/architecture.h"
#include "analyzers/boundaries/imports.h"
#include "analyzers/boundaries/resolver.h"

namespace plumbline::boundaries {

using NodeId = uint32_t;
using ComponentId = uint32_t;

struct Edge {
  uint32_t import = 0;  // index into the file's imports
  Target target;
  std::vector<NodeId> nodes;  // the file, or the source files of the folder; empty when external
};

struct Node {
  std::string path;
  std::string qualified_name;                  // "app.domain.basket"; may be empty
  std::vector<ComponentId> components;         // sorted
  std::shared_ptr<const FileImports> imports;  // null: not a source file, or not read yet
  std::vector<Edge> edges;
};

/// A component as it is used: one per match where the name has captures.
struct ComponentInstance {
  std::string name;
  const Component* declared = nullptr;
  uint32_t files = 0;
};

/// Not thread-safe.
class GraphModel {
 public:
  GraphModel(std::shared_ptr<const Architecture> architecture,
             std::shared_ptr<const ProjectFiles> files);

  const Architecture& architecture() const { return *architecture_; }
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<ComponentInstance>& components() const { return components_; }
  const Node* find(std::string_view path) const;
  NodeId id_of(const Node& node) const { return static_cast<NodeId>(&node - nodes_.data()); }
  const Import& import_of(const Node& node, const Edge& edge) const {
    return node.imports->imports[edge.import];
  }
  bool is_ignored(std::string_view path) const;

  enum class Change { none, edges, files };
  /// What had to be done for the new imports: `none` if only ranges moved.
  Change set_imports(std::shared_ptr<const FileImports> imports);
  /// False if it was not there.
  bool remove(std::string_view path);
  /// Resolves every import again.
  void resolve_all();
  void forget_manifests() { resolver_.forget_manifests(); }

 private:
  /// Numbers nodes and components anew after the set of files changed.
  void renumber();
  void add_node(const std::string& path);
  void assign_components(Node& node);
  ComponentId instance(const Component& component, const std::string& name);
  void resolve(Node& node);
  std::vector<NodeId> nodes_of(const Target& target, Language language) const;

  std::shared_ptr<const Architecture> architecture_;
  Resolver resolver_;
  std::vector<Node> nodes_;
  std::map<std::string, NodeId, std::less<>> by_path_;
  std::vector<ComponentInstance> components_;
  std::map<std::string, ComponentId, std::less<>> component_by_name_;
};

}  // namespace plumbline::boundaries
