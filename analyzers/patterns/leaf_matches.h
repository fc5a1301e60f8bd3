// The matches of a file's patterns: some collected before the rules are evaluated, the others
// searched for where a rule asks for them.
#pragma once

#include <vector>

#include "analyzers/patterns/leaf_index.h"
#include "analyzers/patterns/matcher.h"

namespace plumbline::patterns {

/// Of one file, for the time of one analysis.
class LeafMatches {
 public:
  /// `target` may be null: no pattern matches then. All arguments outlive this.
  LeafMatches(const Compiled& compiled, const Selection& selection, const Target* target);

  /// Whether all matches of the pattern have been collected.
  bool is_collected(size_t rule, size_t leaf) const;
  const std::vector<Match>& collected(size_t rule, size_t leaf) const;

  /// Matches that lie in the range; of a pattern that is not collected.
  std::vector<Match> within(size_t rule, size_t leaf, const ByteRange& range);
  /// Matches that have exactly the range.
  std::vector<Match> exactly(size_t rule, size_t leaf, const ByteRange& range);

  /// Where the collector puts what it finds, by pattern.
  std::vector<Match>& slot(uint32_t leaf) { return collected_[leaf]; }
  /// Patterns whose steps ran out while searching on demand.
  std::vector<uint32_t> spent() const;

 private:
  template <typename Accepts>
  std::vector<Match> search(size_t rule, size_t leaf, const ByteRange& range,
                            const Accepts& accepts);
  void try_node(const CompiledLeaf& leaf, Place place, Budget& budget, std::vector<Match>& found);

  const Compiled& compiled_;
  const Selection& selection_;
  const Target* target_;
  std::vector<std::vector<Match>> collected_;
  std::vector<Budget> budgets_;
};

}  // namespace plumbline::patterns
