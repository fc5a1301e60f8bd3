// All patterns over one unit, in one walk over its nodes.
//
// At each node the index gives the patterns worth trying, and the set of kinds below the node sorts
// out most of these with one operation. Matches are kept relative to the unit's start, since a unit
// that only moves keeps them.
//
// Each pattern has a budget per unit, not per file: a pattern that explodes in one generated
// function still finds what is in the others, and the numbers do not depend on what else was
// edited, so an incremental run spends what a fresh one does (invariant 4). Sequences at the top
// level of a file run over all units and are matched anew each time (match_file_sequences), with a
// budget of their own.
#include "analyzers/patterns/unit_matcher.h"

#include <algorithm>
#include <map>

namespace plumbline::patterns {
namespace {

/// Per pattern and unit. A plain call costs some ten steps per candidate, so only patterns that
/// search exponentially or over very long functions come near.
constexpr int64_t kSteps = 400'000;
constexpr size_t kMatches = 2'000;
/// Of a sequence at the top level, over all units.
constexpr int64_t kStepsOfFile = 2'000'000;

}  // namespace

UnitMatcher::UnitMatcher(const Compiled& compiled, const LeafIndex& index, const Target& target)
    : compiled_(compiled), index_(index), target_(target), work_(compiled.leaves.size()) {}

UnitMatches UnitMatcher::match(const Unit& unit) {
  const View& view = *unit.view;
  for (uint32_t i = 1; i < view.size(); ++i) {
    const Place place{&unit, i};
    try_node(place);
    if (view[i].role == Role::statement && view[i].parent != 0) try_sequences(place);
  }
  return take(unit);
}

UnitMatches UnitMatcher::take(const Unit& unit) {
  const auto back = [&](ByteRange& range) {
    range = byte_range(range.begin.value - unit.begin, range.end.value - unit.begin);
  };
  UnitMatches result;
  std::sort(started_.begin(), started_.end());
  for (const uint32_t leaf : started_) {
    Work& work = work_[leaf];
    work.started = false;
    if (work.budget.spent()) result.spent.push_back(leaf);
    if (work.matches.empty()) continue;
    for (Match& match : work.matches) {
      back(match.range);
      for (Binding& binding : match.bindings) back(binding.range);
    }
    result.by_leaf.emplace_back(leaf, std::move(work.matches));
    work.matches.clear();
  }
  started_.clear();
  return result;
}

UnitMatcher::Work& UnitMatcher::work_of(uint32_t leaf) {
  Work& work = work_[leaf];
  if (!work.started) {
    work.started = true;
    work.budget = {kSteps, kMatches};
    started_.push_back(leaf);
  }
  return work;
}

void UnitMatcher::attempt(const std::vector<uint32_t>& leaves, Place place) {
  const Kinds kinds = place.node().kinds;
  for (const uint32_t leaf : leaves) {
    const CompiledLeaf& compiled = compiled_.leaves[leaf];
    if ((compiled.kinds & ~kinds) != 0) continue;
    Work& work = work_of(leaf);
    match_at(compiled.pattern, target_, place, work.budget, work.matches);
  }
}

void UnitMatcher::try_node(Place place) {
  const ViewNode& node = place.node();
  attempt(index_.of_kind(node.kind), place);
  if (!index_.has_names()) return;
  if (node.kind == Kind::call || node.kind == Kind::creation) {
    const uint32_t callee = place.view().child(place.index, Role::callee);
    if (callee != 0) try_names(node.kind, callee, place);
  } else if (node.kind == Kind::member || node.kind == Kind::identifier) {
    try_names(node.kind, place.index, place);
  }
}

/// Under the name as written, and under the one it was imported from.
void UnitMatcher::try_names(Kind kind, uint32_t named, Place place) {
  const ViewNode& name = place.view()[named];
  if (name.kind != Kind::member && name.kind != Kind::identifier) return;
  if (const auto* const leaves = index_.named(kind, name.atom)) attempt(*leaves, place);
  if (name.kind != Kind::identifier) return;
  const Atom imported = target_.facts.imported_last(name.atom);
  if (imported == 0 || imported == name.atom) return;
  if (const auto* const leaves = index_.named(kind, imported)) attempt(*leaves, place);
}

void UnitMatcher::try_sequences(Place statement) {
  const Kinds kinds = statement.node().kinds;
  for (const uint32_t leaf : index_.sequences_from(statement.node().kind)) {
    const CompiledLeaf& compiled = compiled_.leaves[leaf];
    if ((compiled.kinds & ~kinds) != 0) continue;
    Work& work = work_of(leaf);
    match_sequence_at(compiled.pattern, target_, statement, work.budget, work.matches);
  }
}

std::vector<uint32_t> match_file_sequences(const Compiled& compiled, const LeafIndex& index,
                                           const Target& target, LeafMatches& matches) {
  std::map<uint32_t, Budget> budgets;
  for (const Unit& unit : target.units) {
    const View& view = *unit.view;
    for (uint32_t i = 1; i < view.size(); i = view[i].next) {
      for (const uint32_t leaf : index.sequences_from(view[i].kind)) {
        if ((compiled.leaves[leaf].kinds & ~view[i].kinds) != 0) continue;
        Budget& budget = budgets.try_emplace(leaf, Budget{kStepsOfFile, kMatches}).first->second;
        match_sequence_at(compiled.leaves[leaf].pattern, target, {&unit, i}, budget,
                          matches.slot(leaf));
      }
    }
  }
  std::vector<uint32_t> spent;
  for (const auto& [leaf, budget] : budgets) {
    if (budget.spent()) spent.push_back(leaf);
  }
  return spent;
}

}  // namespace plumbline::patterns
