// Matches that are asked for at a place, beside those that were collected.
//
// A pattern that is only ever asked "here?" (a plain negation, a condition on a binding) is not
// searched for in the whole file. The search for a place walks down from the units that overlap it,
// and tries only nodes whose range is acceptable already; a sequence is tried wherever it may
// start, as it ends where nobody can tell before.
//
// The budget is per pattern and file, over all questions, so that a rule with ten thousand matches
// and one exception stays bounded. When it is spent, exceptions are missed and a rule says too
// much; the note of spent() tells so.
#include "analyzers/patterns/leaf_matches.h"

#include <algorithm>

namespace plumbline::patterns {
namespace {

/// Per pattern and file, for all that is asked of it.
constexpr int64_t kSteps = 2'000'000;
constexpr size_t kMatches = 100'000;

uint32_t end_of(const Unit& unit) {
  return unit.begin + unit.view->nodes[0].end;
}

/// Calls `visit` for every node that shares a byte with the range, parents first.
template <typename Visit>
void for_each_node(const std::vector<Unit>& units, const ByteRange& range, const Visit& visit) {
  auto unit =
      std::lower_bound(units.begin(), units.end(), range.begin.value,
                       [](const Unit& one, uint32_t begin) { return end_of(one) <= begin; });
  for (; unit != units.end() && unit->begin < range.end.value; ++unit) {
    const View& view = *unit->view;
    for (uint32_t i = 1; i < view.size();) {
      const Place place{&*unit, i};
      const ByteRange own = place.range();
      const bool apart = own.end <= range.begin || range.end <= own.begin;
      if (!apart) visit(place);
      i = apart ? view[i].next : i + 1;
    }
  }
}

}  // namespace

LeafMatches::LeafMatches(const Compiled& compiled, const Selection& selection, const Target* target)
    : compiled_(compiled),
      selection_(selection),
      target_(target),
      collected_(compiled.leaves.size()),
      budgets_(compiled.leaves.size(), Budget{kSteps, kMatches}) {}

bool LeafMatches::is_collected(size_t rule, size_t leaf) const {
  return compiled_.leaves[compiled_.number_of(rule, leaf)].everywhere;
}

const std::vector<Match>& LeafMatches::collected(size_t rule, size_t leaf) const {
  return collected_[compiled_.number_of(rule, leaf)];
}

std::vector<Match> LeafMatches::within(size_t rule, size_t leaf, const ByteRange& range) {
  return search(rule, leaf, range,
                [&range](const ByteRange& found) { return range.contains(found); });
}

std::vector<Match> LeafMatches::exactly(size_t rule, size_t leaf, const ByteRange& range) {
  return search(rule, leaf, range, [&range](const ByteRange& found) { return found == range; });
}

template <typename Accepts>
std::vector<Match> LeafMatches::search(size_t rule, size_t leaf, const ByteRange& range,
                                       const Accepts& accepts) {
  std::vector<Match> found;
  const uint32_t number = compiled_.number_of(rule, leaf);
  if (target_ == nullptr || !selection_.can_match[number]) return found;
  const CompiledLeaf& pattern = compiled_.leaves[number];
  Budget& budget = budgets_[number];
  for_each_node(target_->units, range, [&](Place place) {
    // A sequence goes on behind the statement at which it starts.
    if (pattern.pattern.is_sequence || accepts(place.range())) {
      try_node(pattern, place, budget, found);
    }
  });
  std::erase_if(found, [&](const Match& match) { return !accepts(match.range); });
  return found;
}

void LeafMatches::try_node(const CompiledLeaf& leaf, Place place, Budget& budget,
                           std::vector<Match>& found) {
  const ViewNode& node = place.node();
  if ((leaf.kinds & ~node.kinds) != 0 || (leaf.roots & kinds_of(node.kind)) == 0) return;
  if (!leaf.pattern.is_sequence) return match_at(leaf.pattern, *target_, place, budget, found);
  if (node.role == Role::statement) {
    match_sequence_at(leaf.pattern, *target_, place, budget, found);
  }
}

std::vector<uint32_t> LeafMatches::spent() const {
  std::vector<uint32_t> leaves;
  for (uint32_t leaf = 0; leaf < budgets_.size(); ++leaf) {
    if (budgets_[leaf].spent()) leaves.push_back(leaf);
  }
  return leaves;
}

}  // namespace plumbline::patterns
