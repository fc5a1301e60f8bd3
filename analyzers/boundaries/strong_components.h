// Strongly connected sets of a directed graph, and shortest paths inside one.
#pragma once

#include <cstdint>
#include <vector>

namespace plumbline::boundaries {

/// Successors per node.
using Adjacency = std::vector<std::vector<uint32_t>>;

/// The number of its set for each node; two nodes are on a common cycle exactly if theirs are
/// equal. Tarjan's algorithm without recursion: linear, at any depth.
std::vector<uint32_t> strong_components(const Adjacency& graph);

/// A shortest path from `from` to `to` that stays in their set, both ends included; empty if there
/// is none.
std::vector<uint32_t> path_within(const Adjacency& graph, const std::vector<uint32_t>& sets,
                                  uint32_t from, uint32_t to);

}  // namespace plumbline::boundaries
