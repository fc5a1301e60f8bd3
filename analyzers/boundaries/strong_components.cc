// Tarjan's algorithm, with the recursion written out.
//
// The usual form recurses once per node of a path. An import chain of a generated project can be as
// long as the project, so here the frames are a vector: `frames_` is the path of the search and
// `stack_` the nodes whose set is not decided yet. `index_` counts nodes in the order of discovery,
// `low_` is the least index known to be reached from a node inside the undecided ones. When a
// node's `low_` is its own index, all above it on `stack_` is one set.
//
// A successor that has a set already is in another one: it was closed before, so it does not lead
// back here, and its index must not lower anything. That test is what keeps sets apart that only
// point at each other one way.
//
// path_within() is a breadth-first search that never leaves the set; inside a set a way always
// exists.
#include "analyzers/boundaries/strong_components.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace plumbline::boundaries {
namespace {

constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();

class Tarjan {
 public:
  explicit Tarjan(const Adjacency& graph)
      : graph_(graph), index_(graph.size(), kNone), low_(graph.size()), set_(graph.size(), kNone) {}

  std::vector<uint32_t> run() {
    for (uint32_t node = 0; node < graph_.size(); ++node) {
      if (index_[node] == kNone) visit(node);
    }
    return std::move(set_);
  }

 private:
  struct Frame {
    uint32_t node;
    uint32_t next = 0;  // successor to look at
  };

  void open(uint32_t node) {
    index_[node] = low_[node] = counter_++;
    stack_.push_back(node);
    frames_.push_back({node});
  }

  void visit(uint32_t root) {
    open(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const uint32_t node = frame.node;
      if (frame.next < graph_[node].size()) {
        const uint32_t successor = graph_[node][frame.next++];
        if (index_[successor] == kNone) {
          open(successor);
        } else if (set_[successor] == kNone) {
          low_[node] = std::min(low_[node], index_[successor]);
        }
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty())
        low_[frames_.back().node] = std::min(low_[frames_.back().node], low_[node]);
      if (low_[node] == index_[node]) close(node);
    }
  }

  void close(uint32_t root) {
    while (true) {
      const uint32_t node = stack_.back();
      stack_.pop_back();
      set_[node] = sets_;
      if (node == root) break;
    }
    ++sets_;
  }

  const Adjacency& graph_;
  std::vector<uint32_t> index_;
  std::vector<uint32_t> low_;
  std::vector<uint32_t> set_;
  std::vector<uint32_t> stack_;
  std::vector<Frame> frames_;
  uint32_t counter_ = 0;
  uint32_t sets_ = 0;
};

}  // namespace

std::vector<uint32_t> strong_components(const Adjacency& graph) {
  return Tarjan(graph).run();
}

std::vector<uint32_t> path_within(const Adjacency& graph, const std::vector<uint32_t>& sets,
                                  uint32_t from, uint32_t to) {
  std::vector<uint32_t> previous(graph.size(), kNone);
  std::deque<uint32_t> queue{from};
  previous[from] = from;
  while (!queue.empty() && previous[to] == kNone) {
    const uint32_t node = queue.front();
    queue.pop_front();
    for (const uint32_t next : graph[node]) {
      if (sets[next] != sets[from] || previous[next] != kNone) continue;
      previous[next] = node;
      queue.push_back(next);
    }
  }
  std::vector<uint32_t> path;
  if (previous[to] == kNone) return path;
  for (uint32_t node = to; node != from; node = previous[node]) path.push_back(node);
  path.push_back(from);
  std::ranges::reverse(path);
  return path;
}

}  // namespace plumbline::boundaries
