// The units of a file with what is known of each: view, facts, matches. What an edit does not touch
// is carried over.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "analyzers/findings/analysis.h"
#include "analyzers/patterns/facts.h"
#include "analyzers/patterns/matcher.h"
#include "analyzers/patterns/rule_set.h"
#include "analyzers/syntax/tree.h"

namespace plumbline::patterns {

/// Matches of the patterns that lie in one unit; ranges count from the unit's start.
struct UnitMatches {
  std::vector<std::pair<uint32_t, std::vector<Match>>> by_leaf;
  std::vector<uint32_t> spent;  // patterns whose budget ended
};

struct UnitState {
  ByteRange range;
  std::shared_ptr<const View> view;
  std::shared_ptr<const UnitFacts> facts;
  std::shared_ptr<const UnitMatches> matches;  // null: not yet, or of other facts
};

class PatternState : public AnalysisState {
 public:
  std::vector<UnitState> units;
  uint64_t facts_hash = 0;
  const Compiled* compiled = nullptr;
};

/// The top-level declarations, those of `previous` that nothing touched taken from there.
std::vector<UnitState> read_units(const AnalysisInput& input, const PatternState* previous);

/// All matches inside one unit.
UnitMatches match_unit(const Compiled& compiled, const Target& target, const Unit& unit);

/// Matches of statement sequences that start at the top level, added to `matches` by pattern.
void match_file_sequences(const Compiled& compiled, const Target& target,
                          std::vector<std::vector<Match>>& matches, std::vector<uint32_t>& spent);

}  // namespace plumbline::patterns
