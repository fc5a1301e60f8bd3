// What a formula asks for, told before anything is matched.
//
// Three questions, each a walk over the formula, save most of the work. Can it hold at all, if only
// these patterns can match (can_hold)? Negations and regular expressions say nothing there,
// everything else narrows. Which patterns must be known everywhere in a file
// (leaves_wanted_everywhere)? Not those of a plain negation, which is asked at given ranges, nor
// those of a condition, which is asked inside a binding. Which texts must be spelled where a
// pattern matches (spelled_conditions)? Those of a `metavariable-regex` without its anchors, for
// the patterns that alone bind the metavariable.
//
// Each answer may be too wide and never too narrow. The one trap is in the last: where two terms
// bind a metavariable, a match may carry either's text, so the condition is a requirement of
// neither.
#include "analyzers/patterns/formula.h"

#include <algorithm>

namespace plumbline::patterns {
namespace {

bool is_plain(const Formula& formula) {
  if (formula.kind == Formula::Kind::pattern) return true;
  return formula.kind == Formula::Kind::any &&
         std::all_of(formula.terms.begin(), formula.terms.end(),
                     [](const Formula::Term& term) { return is_plain(*term.formula); });
}

void mark_everywhere(const Formula& formula, bool everywhere, std::vector<bool>& marked) {
  if (formula.kind == Formula::Kind::pattern && everywhere) marked[formula.leaf] = true;
  for (const Formula::Term& term : formula.terms) {
    mark_everywhere(*term.formula, everywhere || term.inside, marked);
  }
  for (const Formula::Term& term : formula.negations) {
    mark_everywhere(*term.formula, !is_plain_negation(term), marked);
  }
  for (const Condition& condition : formula.conditions) {
    if (condition.formula != nullptr) mark_everywhere(*condition.formula, false, marked);
  }
}

void add_leaves(const Formula& formula, std::vector<size_t>& leaves) {
  if (formula.kind == Formula::Kind::pattern) leaves.push_back(formula.leaf);
  for (const Formula::Term& term : formula.terms) add_leaves(*term.formula, leaves);
}

/// The leaves that bind the metavariable, if they are all of one term: where several terms bind it,
/// the condition looks at one binding of them.
std::vector<size_t> binding_leaves(const Formula& all, Atom metavariable,
                                   const std::function<bool(size_t leaf, Atom)>& binds) {
  std::vector<size_t> found;
  for (const Formula::Term& term : all.terms) {
    std::vector<size_t> leaves;
    add_leaves(*term.formula, leaves);
    std::erase_if(leaves, [&](size_t leaf) { return !binds(leaf, metavariable); });
    if (!leaves.empty() && !found.empty()) return {};
    found.insert(found.end(), leaves.begin(), leaves.end());
  }
  return found;
}

}  // namespace

bool is_plain_negation(const Formula::Term& term) {
  return !term.inside && is_plain(*term.formula);
}

bool can_hold(const Formula& formula, const std::function<bool(size_t leaf)>& can_match) {
  const auto term_can = [&](const Formula::Term& term) {
    return can_hold(*term.formula, can_match);
  };
  switch (formula.kind) {
    case Formula::Kind::pattern:
      return can_match(formula.leaf);
    case Formula::Kind::regex:
      return true;
    case Formula::Kind::any:
      return std::any_of(formula.terms.begin(), formula.terms.end(), term_can);
    case Formula::Kind::all:
      break;
  }
  return std::all_of(formula.terms.begin(), formula.terms.end(), term_can) &&
         std::all_of(
             formula.conditions.begin(), formula.conditions.end(), [&](const Condition& condition) {
               return condition.formula == nullptr || can_hold(*condition.formula, can_match);
             });
}

std::vector<std::vector<std::shared_ptr<const RE2>>> spelled_conditions(
    const Formula& formula, size_t leaf_count,
    const std::function<bool(size_t leaf, Atom metavariable)>& binds) {
  std::vector<std::vector<std::shared_ptr<const RE2>>> conditions(leaf_count);
  if (formula.kind != Formula::Kind::all) return conditions;
  for (const Condition& condition : formula.conditions) {
    if (condition.kind != Condition::Kind::regex) continue;
    const std::shared_ptr<const RE2> loose = loosened(*condition.regex);
    if (loose == nullptr) continue;
    for (const size_t leaf : binding_leaves(formula, condition.metavariable, binds)) {
      conditions[leaf].push_back(loose);
    }
  }
  return conditions;
}

std::vector<bool> leaves_wanted_everywhere(const Formula& formula, size_t leaf_count) {
  std::vector<bool> marked(leaf_count);
  mark_everywhere(formula, true, marked);
  return marked;
}

}  // namespace plumbline::patterns
