// Tries the selected patterns at the nodes of a file, unit by unit.
#pragma once

#include <utility>
#include <vector>

#include "analyzers/patterns/leaf_index.h"
#include "analyzers/patterns/leaf_matches.h"
#include "analyzers/patterns/matcher.h"

namespace plumbline::patterns {

/// Matches of the patterns that lie in one unit; ranges count from the unit's start.
struct UnitMatches {
  std::vector<std::pair<uint32_t, std::vector<Match>>> by_leaf;  // sorted
  std::vector<uint32_t> spent;  // patterns whose budget ended, sorted
};

/// Matches of statement sequences that start at the top level, added to `matches`; returns the
/// patterns whose budget ended.
std::vector<uint32_t> match_file_sequences(const Compiled& compiled, const LeafIndex& index,
                                           const Target& target, LeafMatches& matches);

class UnitMatcher {
 public:
  /// All outlive this.
  UnitMatcher(const Compiled& compiled, const LeafIndex& index, const Target& target);

  /// All matches inside one unit.
  UnitMatches match(const Unit& unit);

 private:
  struct Work {
    Budget budget;
    std::vector<Match> matches;
    bool started = false;
  };

  UnitMatches take(const Unit& unit);
  Work& work_of(uint32_t leaf);
  void attempt(const std::vector<uint32_t>& leaves, Place place);
  void try_node(Place place);
  void try_names(Kind kind, uint32_t named, Place place);
  void try_sequences(Place statement);

  const Compiled& compiled_;
  const LeafIndex& index_;
  const Target& target_;
  std::vector<Work> work_;  // by leaf; only what is in started_ has been touched
  std::vector<uint32_t> started_;
};

}  // namespace plumbline::patterns
