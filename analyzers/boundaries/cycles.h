// The cycles that an `acyclic` rule forbids, between files, between the children of folders, or
// between components.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/boundaries/strong_components.h"
#include "analyzers/boundaries/violation.h"

namespace plumbline::boundaries {

/// Whether an analysis of the whole graph sees the dependencies that exceptions excuse.
enum class Excused : uint8_t { left_out, included };

/// The verdict over one state of the graph; computed at once, read per file. `model` and `rule`
/// must outlive it, and the model must not change meanwhile.
class Cycles {
 public:
  Cycles(const GraphModel& model, const Rule& rule, Excused excused);

  /// Appends the file's imports that lie on a cycle. `only`: those excused, or those not.
  void check(const Node& node, Excused only, Violations& violations) const;

  /// A number per node that changes when what check() says of the node may change; 0: nothing.
  std::vector<uint64_t> signatures() const;

 private:
  using Step = std::pair<uint32_t, uint32_t>;  // between vertices

  bool is_watched(const Node& node, const Edge& edge) const;
  bool is_within(const Node& node) const;
  std::vector<Step> steps(const Node& node, const Edge& edge) const;
  void file_steps(const Node& node, const Edge& edge, std::vector<Step>& steps) const;
  void component_steps(const Node& node, const Edge& edge, std::vector<Step>& steps) const;
  void sibling_steps(const Node& node, const Edge& edge, std::vector<Step>& steps) const;
  void report(const Node& node, const Edge& edge, const Step& step, Violations& violations) const;
  uint32_t vertex(const std::string& name) const;
  const std::string& name_of_vertex(uint32_t vertex) const;

  const GraphModel& model_;
  const Rule& rule_;
  std::vector<std::string> folders_;                               // `within` for siblings
  mutable std::map<std::string, uint32_t, std::less<>> vertices_;  // siblings only: child → number
  mutable std::vector<std::string> vertex_names_;
  Adjacency graph_;
  std::vector<uint32_t> sets_;
};

}  // namespace plumbline::boundaries
