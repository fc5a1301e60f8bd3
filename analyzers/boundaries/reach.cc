// Transitive rules, as searches that start at the end.
//
// A rule with `via: transitive` forbids a chain of imports from a source to a target. Searching
// forwards would be one search per file of the source. Searching backwards from the target, over
// who imports whom, is one per pair of source and target, and gives for each file of the project
// the length of the shortest way and the next file on it. A file's findings are then read off
// (check).
//
// The search does not enter the source: a chain that goes through another file of the source is
// that file's finding, at the import where the chain leaves the source. A direct breach (length 0
// behind the import) is left to check_direct, so that nothing is reported twice. Targets outside
// the project are no vertices; the files that import them are the first wave.
//
// What can go wrong:
// - A `layers` or `independent` rule of n groups has up to n² pairs, each with arrays over all
//   files. It is made for a dozen groups, not for a thousand.
// - Excused imports are left out of the graph of the verdict that counts, as in cycles.cc.
// - Signatures come from the messages, which hold the whole way: when the way changes behind a
//   file's back, its finding says something else and has to be shown anew.
#include "analyzers/boundaries/reach.h"

#include <deque>
#include <functional>

namespace plumbline::boundaries {

Reach::Reach(const GraphModel& model, const BoundRule& bound, Excused excused)
    : model_(model), bound_(bound), excused_(excused), importers_(model.nodes().size()) {
  for (const Node& node : model.nodes()) {
    for (const Edge& edge : node.edges) {
      if (!is_used(node, edge)) continue;
      for (const NodeId target : edge.nodes) importers_[target].push_back(model.id_of(node));
    }
  }
  switch (bound.rule->kind) {
    case RuleKind::forbid:
      for (const Group& to : bound.to) add_goal(bound.from, to);
      break;
    case RuleKind::packages:
      if (bound.rule->allow_only_listed) break;
      for (const Group& to : bound.to) add_goal(bound.from, to);
      break;
    case RuleKind::layers:
      for (size_t low = 0; low < bound.layers.size(); ++low) {
        for (const Group& from : bound.layers[low]) {
          for (size_t high = 0; high < low; ++high) {
            for (const Group& to : bound.layers[high]) add_goal({from}, to);
          }
        }
      }
      break;
    case RuleKind::independent:
      for (const Group& from : bound.from) {
        for (const Group& to : bound.from) {
          if (from.name != to.name) add_goal({from}, to);
        }
      }
      break;
    default:
      break;
  }
}

bool Reach::is_used(const Node& node, const Edge& edge) const {
  if (edge.target.unresolved()) return false;
  if (!passes(bound_.rule->imports, model_.import_of(node, edge).kind)) return false;
  return excused_ == Excused::included || excuse(model_, *bound_.rule, node, edge) == nullptr;
}

void Reach::add_goal(Groups from, const Group& to) {
  Goal goal;
  goal.from = std::move(from);
  goal.to = to;
  const size_t size = model_.nodes().size();
  goal.is_source.resize(size);
  for (const Node& node : model_.nodes()) {
    const bool everywhere_but = bound_.rule->kind == RuleKind::packages && goal.from.empty();
    goal.is_source[model_.id_of(node)] =
        everywhere_but ? !holds_any(model_, bound_.by, node) : holds_any(model_, goal.from, node);
  }
  goal.length.assign(size, kFar);
  goal.next.resize(size);
  goal.package.resize(size);
  spread(goal);
  goals_.push_back(std::move(goal));
}

void Reach::spread(Goal& goal) const {
  std::deque<NodeId> queue;
  const auto reach = [&](NodeId id, uint32_t length, NodeId next) {
    if (goal.length[id] != kFar) return;
    goal.length[id] = length;
    goal.next[id] = next;
    queue.push_back(id);
  };
  for (const Node& node : model_.nodes()) {
    if (holds(model_, goal.to, node)) reach(model_.id_of(node), 0, model_.id_of(node));
  }
  // Targets outside the project are reached by the files that import them.
  for (const Node& node : model_.nodes()) {
    const NodeId id = model_.id_of(node);
    if (goal.to.component || goal.is_source[id]) continue;
    for (const Edge& edge : node.edges) {
      if (!edge.nodes.empty() || !is_used(node, edge)) continue;
      if (!leads_into(model_, goal.to, node, edge)) continue;
      reach(id, 1, id);
      goal.package[id] = edge.target.external;
    }
  }
  while (!queue.empty()) {
    const NodeId id = queue.front();
    queue.pop_front();
    for (const NodeId importer : importers_[id]) {
      if (!goal.is_source[importer]) reach(importer, goal.length[id] + 1, id);
    }
  }
}

void Reach::check(const Node& node, Excused only, Violations& violations) const {
  for (const Goal& goal : goals_) {
    if (!goal.is_source[model_.id_of(node)]) continue;
    for (const Edge& edge : node.edges) {
      if (edge.nodes.empty()) continue;
      if (!passes(bound_.rule->imports, model_.import_of(node, edge).kind)) continue;
      const bool is_excused = excuse(model_, *bound_.rule, node, edge) != nullptr;
      if (is_excused != (only == Excused::included)) continue;
      NodeId nearest = edge.nodes.front();
      for (const NodeId id : edge.nodes) {
        if (goal.is_source[nearest] || goal.length[id] < goal.length[nearest]) nearest = id;
      }
      const uint32_t length = goal.length[nearest];
      if (goal.is_source[nearest] || length == kFar || length == 0) continue;
      report(node, edge, goal, nearest, violations);
    }
  }
}

void Reach::report(const Node& node, const Edge& edge, const Goal& goal, NodeId via,
                   Violations& violations) const {
  Violation violation;
  std::vector<std::string> names{node.path};
  for (NodeId id = via;; id = goal.next[id]) {
    names.push_back(model_.nodes()[id].path);
    violation.path.push_back(id);
    if (goal.next[id] == id) {
      if (!goal.package[id].empty()) names.push_back(goal.package[id]);
      break;
    }
  }
  for (const Group& from : goal.from) {
    if (!violation.source.empty() || !holds(model_, from, node)) continue;
    violation.source = from.name;
  }
  violation.rule = bound_.rule;
  violation.edge = static_cast<uint32_t>(&edge - node.edges.data());
  violation.target = goal.to.name;
  violation.message = message(goal, violation.source, arrows(names));
  violation.excused = excuse(model_, *bound_.rule, node, edge);
  violations.push_back(std::move(violation));
}

std::string Reach::message(const Goal& goal, const std::string& source,
                           const std::string& path) const {
  switch (bound_.rule->kind) {
    case RuleKind::layers:
      return below_message(source, goal.to.name, path);
    case RuleKind::independent:
      return sibling_message(source, goal.to.name, path);
    case RuleKind::packages:
      return "package " + quoted(parse_selector(goal.to.name, {}).pattern) +
             " is forbidden here but reached: " + path;
    default:
      return forbid_message(source, goal.to.name, path);
  }
}

std::vector<uint64_t> Reach::signatures() const {
  /// Of the hash FNV-1a, 64 bits.
  constexpr uint64_t kPrime = 0x100000001b3;
  const std::hash<std::string> hash;
  std::vector<uint64_t> signatures(model_.nodes().size());
  for (const Node& node : model_.nodes()) {
    Violations violations;
    check(node, Excused::left_out, violations);
    check(node, Excused::included, violations);
    for (const Violation& violation : violations) {
      uint64_t& value = signatures[model_.id_of(node)];
      value = (value ^ hash(violation.message) ^ *violation.edge) * kPrime;
    }
  }
  return signatures;
}

}  // namespace plumbline::boundaries
