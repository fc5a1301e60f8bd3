// What the transitive rules (`via: transitive`) forbid: a file outside `from` that leads, over
// files outside `from`, into the target.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/boundaries/cycles.h"
#include "analyzers/boundaries/direct_rules.h"
#include "analyzers/boundaries/violation.h"

namespace plumbline::boundaries {

/// The verdict over one state of the graph; as Cycles. Direct breaches are left to check_direct.
class Reach {
 public:
  Reach(const GraphModel& model, const BoundRule& bound, Excused excused);

  void check(const Node& node, Excused only, Violations& violations) const;
  /// As Cycles::signatures.
  std::vector<uint64_t> signatures() const;

 private:
  static constexpr uint32_t kFar = 0xffffffff;

  /// One pair of a source and a target, with the way from every file to the target.
  struct Goal {
    Groups from;  // together the source
    Group to;
    std::vector<bool> is_source;       // per node
    std::vector<uint32_t> length;      // edges from the node to the target; kFar: no way
    std::vector<NodeId> next;          // the node after it on the way; itself at the end
    std::vector<std::string> package;  // where the way ends outside the project
  };

  void add_goal(Groups from, const Group& to);
  void spread(Goal& goal) const;
  bool is_used(const Node& node, const Edge& edge) const;
  void report(const Node& node, const Edge& edge, const Goal& goal, NodeId via,
              Violations& violations) const;
  std::string message(const Goal& goal, const std::string& source, const std::string& path) const;

  const GraphModel& model_;
  const BoundRule& bound_;
  Excused excused_;
  std::vector<std::vector<NodeId>> importers_;
  std::vector<Goal> goals_;
};

}  // namespace plumbline::boundaries
