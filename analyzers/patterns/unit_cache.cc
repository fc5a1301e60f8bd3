#include "analyzers/patterns/unit_cache.h"

#include <algorithm>
#include <unordered_map>

#include "analyzers/patterns/view_builder.h"

namespace plumbline::patterns {
namespace {

/// Per pattern and unit. A plain call costs some ten steps per candidate, so only patterns that
/// search exponentially or over very long functions come near.
constexpr int64_t kStepsPerUnit = 400'000;
constexpr size_t kMatchesPerUnit = 2'000;
constexpr int64_t kStepsPerFile = 2'000'000;

using Reusable = std::unordered_map<uint32_t, std::pair<ByteRange, const UnitState*>>;

bool touched(const ByteRange& range, const std::vector<ByteRange>& changed) {
  const auto after = std::lower_bound(
      changed.begin(), changed.end(), range.begin,
      [](const ByteRange& one, const ByteOffset& begin) { return one.end < begin; });
  return after != changed.end() && after->touches(range);
}

Reusable reusable_units(const AnalysisInput& input, const PatternState* previous) {
  Reusable found;
  if (previous == nullptr) return found;
  const Previous& before = *input.previous;
  for (const UnitState& unit : previous->units) {
    const std::optional<ByteRange> now =
        before.change ? shift(unit.range, *before.change) : std::optional(unit.range);
    if (!now || touched(*now, before.changed_ranges)) continue;
    found[now->begin.value] = {*now, &unit};
  }
  return found;
}

UnitState build(const AnalysisInput& input, syntax::Node node) {
  UnitState state;
  state.range = node.range();
  ViewBuilder builder(input.snapshot.language, input.snapshot.view(), node.begin());
  const uint32_t root = builder.open(Kind::block, Role::none, node.range());
  builder.add(node, Role::statement);
  builder.close(root);
  state.view = std::make_shared<const View>(builder.take());
  const Unit unit{state.view.get(), node.begin()};
  state.facts = std::make_shared<const UnitFacts>(
      read_facts(unit, input.snapshot.language, input.snapshot.view()));
  return state;
}

class UnitMatcher {
 public:
  UnitMatcher(const Compiled& compiled, const Target& target, const Unit& unit)
      : compiled_(compiled), target_(target), unit_(unit) {}

  UnitMatches run() {
    const View& view = *unit_.view;
    for (uint32_t i = 1; i < view.size(); ++i) {
      try_node(i);
      if (view[i].role == Role::statement && view[i].parent != 0) try_sequences(i);
    }
    UnitMatches result;
    for (auto& [leaf, work] : work_) {
      if (work.budget.spent()) result.spent.push_back(leaf);
      if (work.matches.empty()) continue;
      for (Match& match : work.matches) make_relative(match);
      result.by_leaf.emplace_back(leaf, std::move(work.matches));
    }
    std::sort(result.by_leaf.begin(), result.by_leaf.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::sort(result.spent.begin(), result.spent.end());
    return result;
  }

 private:
  struct Work {
    Budget budget{kStepsPerUnit, kMatchesPerUnit};
    std::vector<Match> matches;
  };

  void make_relative(Match& match) const {
    const auto back = [&](ByteRange& range) {
      range = byte_range(range.begin.value - unit_.begin, range.end.value - unit_.begin);
    };
    back(match.range);
    for (Binding& binding : match.bindings) back(binding.range);
  }

  void attempt(const std::vector<uint32_t>& leaves, uint32_t node) {
    for (const uint32_t leaf : leaves) {
      Work& work = work_[leaf];
      match_at(compiled_.leaves[leaf].pattern, target_, {&unit_, node}, work.budget, work.matches);
    }
  }

  void keyed(Kind kind, Atom name, uint32_t node) {
    const auto found = compiled_.keyed.find(Compiled::key(kind, name));
    if (found != compiled_.keyed.end()) attempt(found->second, node);
  }

  void try_node(uint32_t i) {
    const View& view = *unit_.view;
    const ViewNode& node = view[i];
    attempt(compiled_.by_kind[static_cast<size_t>(node.kind)], i);
    if (!compiled_.everywhere.empty() && node.kind != Kind::arguments &&
        node.kind != Kind::parameters) {
      attempt(compiled_.everywhere, i);
    }
    if (node.kind == Kind::call || node.kind == Kind::creation) {
      const uint32_t callee = view.child(i, Role::callee);
      if (callee != 0) by_name(node.kind, callee, i);
    } else if (node.kind == Kind::member || node.kind == Kind::identifier) {
      by_name(node.kind, i, i);
    }
  }

  /// Under the name as written, and under the one it was imported from.
  void by_name(Kind kind, uint32_t named, uint32_t node) {
    const ViewNode& name = unit_.view->nodes[named];
    if (name.kind != Kind::member && name.kind != Kind::identifier) return;
    keyed(kind, name.atom, node);
    if (name.kind != Kind::identifier) return;
    const Atom imported = target_.facts.imported_last(name.atom);
    if (imported != 0 && imported != name.atom) keyed(kind, imported, node);
  }

  void try_sequences(uint32_t i) {
    for (const uint32_t leaf : compiled_.sequences) {
      Work& work = work_[leaf];
      match_sequence_at(compiled_.leaves[leaf].pattern, target_, {&unit_, i}, work.budget,
                        work.matches);
    }
  }

  const Compiled& compiled_;
  const Target& target_;
  const Unit& unit_;
  std::unordered_map<uint32_t, Work> work_;
};

}  // namespace

std::vector<UnitState> read_units(const AnalysisInput& input, const PatternState* previous) {
  std::vector<UnitState> units;
  const Reusable reusable = reusable_units(input, previous);
  syntax::Cursor cursor(input.tree->root());
  if (!cursor.first_child()) return units;
  do {
    const syntax::Node node = cursor.node();
    if (!node.is_named() || node.is_extra()) continue;
    if (input.stop.stop_requested()) return units;
    const auto known = reusable.find(node.begin());
    if (known != reusable.end() && known->second.first == node.range()) {
      UnitState state = *known->second.second;
      state.range = node.range();
      units.push_back(std::move(state));
    } else {
      units.push_back(build(input, node));
    }
  } while (cursor.next_sibling());
  return units;
}

UnitMatches match_unit(const Compiled& compiled, const Target& target, const Unit& unit) {
  return UnitMatcher(compiled, target, unit).run();
}

void match_file_sequences(const Compiled& compiled, const Target& target,
                          std::vector<std::vector<Match>>& matches, std::vector<uint32_t>& spent) {
  for (const uint32_t leaf : compiled.sequences) {
    Budget budget{kStepsPerFile, kMatchesPerUnit};
    for (const Unit& unit : target.units) {
      for (uint32_t i = 1; i < unit.view->size(); i = unit.view->nodes[i].next) {
        match_sequence_at(compiled.leaves[leaf].pattern, target, {&unit, i}, budget, matches[leaf]);
      }
    }
    if (budget.spent()) spent.push_back(leaf);
  }
}

}  // namespace plumbline::patterns
