// Three sieves, from the cheapest on, each necessary and none sufficient: what they let through is
// tried, what they hold back could not have matched.
//
// By file: a pattern needs the names and tokens that it spells; a rule whose formula cannot hold
// with the patterns that are left is out (Selection). By unit: the same again with the words of one
// unit (concerns). By node: a call or a name is looked up by its kind and last name, anything else
// by the kinds at which the pattern can match (LeafIndex).
//
// Names and tokens are kept apart because of imports and constants. A token has to stand where the
// match is; a name may stand in an import instead, so for a unit the words of all that others can
// see (`shared`) count too. For the same reason a dotted name is filed under its last part alone,
// both as a member and, where the whole name may be imported, as an identifier.
//
// What can go wrong is a sieve that is too fine: then a match is lost without a sound, in an
// incremental run or in both. tests/analyzers/patterns runs all rules' examples through here, and
// the random edits compare with fresh runs (invariant 4).
#include "analyzers/patterns/leaf_index.h"

#include <algorithm>

namespace plumbline::patterns {
namespace {

Atom last_name(const View& view, uint32_t node) {
  const Kind kind = view[node].kind;
  if (kind == Kind::identifier) return view[node].atom;
  if (kind != Kind::member) return 0;
  const uint32_t name = view.child(node, Role::name);
  return name != 0 && view[name].kind == Kind::identifier ? view[name].atom : 0;
}

}  // namespace

LeafIndex::LeafIndex(std::span<const CompiledLeaf> leaves, std::span<const uint32_t> chosen) {
  for (const uint32_t leaf : chosen) add(leaves[leaf], leaf);
}

const std::vector<uint32_t>* LeafIndex::named(Kind kind, Atom name) const {
  const auto found = named_.find(key(kind, name));
  return found == named_.end() ? nullptr : &found->second;
}

void LeafIndex::add_to(ByKind& lists, Kinds kinds, uint32_t leaf) {
  for (size_t kind = 0; kind < lists.size(); ++kind) {
    if ((kinds >> kind & 1) != 0) lists[kind].push_back(leaf);
  }
}

void LeafIndex::add(const CompiledLeaf& compiled, uint32_t leaf) {
  const Pattern& pattern = compiled.pattern;
  const uint32_t root = pattern.roots[0];
  const Kind kind = pattern.view[root].kind;
  has_sequences_ |= pattern.is_sequence;
  if (pattern.is_sequence) return add_to(sequences_, compiled.roots, leaf);
  const bool calls = kind == Kind::call || kind == Kind::creation;
  const bool names = kind == Kind::identifier || kind == Kind::member;
  const uint32_t named = calls ? pattern.view.child(root, Role::callee) : root;
  const Atom name = (calls && named != 0) || names ? last_name(pattern.view, named) : 0;
  if (name == 0) return add_to(by_kind_, compiled.roots, leaf);
  if (calls) return add_named(kind, name, leaf);
  add_named(Kind::member, name, leaf);
  if (pattern.paths[root] != 0) add_named(Kind::identifier, name, leaf);
}

Selection::Selection(const Compiled& known, std::span<const Rule> all, WordSet found)
    : compiled(known), all_rules(all), words(std::move(found)) {
  for (const CompiledLeaf& leaf : compiled.leaves) {
    can_match.push_back(leaf.names.is_within(words, words) && leaf.tokens.is_within(words, words));
  }
  for (const size_t rule : compiled.rules) {
    const bool chosen = can_hold(
        all[rule].formula, [&](size_t leaf) { return can_match[compiled.number_of(rule, leaf)]; });
    if (!chosen) continue;
    rules.push_back(rule);
    for (size_t leaf = 0; leaf < all[rule].leaves.size(); ++leaf) {
      const uint32_t number = compiled.number_of(rule, leaf);
      if (compiled.leaves[number].everywhere && can_match[number]) everywhere.push_back(number);
    }
  }
  index = std::make_unique<LeafIndex>(compiled.leaves, everywhere);
}

bool Selection::concerns(std::string_view text, const WordSet& own, const WordSet& shared) const {
  const auto spelled = [text](const std::shared_ptr<const RE2>& condition) {
    return RE2::PartialMatch({text.data(), text.size()}, *condition);
  };
  // What a rule puts together lies in one unit, but for sequences of top-level statements.
  return index->has_sequences() || std::any_of(rules.begin(), rules.end(), [&](size_t rule) {
           if (all_rules[rule].leaves.empty()) return false;
           return can_hold(all_rules[rule].formula, [&](size_t number) {
             const CompiledLeaf& leaf = compiled.leaves[compiled.number_of(rule, number)];
             return leaf.tokens.is_within(own, own) && leaf.names.is_within(own, shared) &&
                    std::all_of(leaf.spelled.begin(), leaf.spelled.end(), spelled);
           });
         });
}

}  // namespace plumbline::patterns
