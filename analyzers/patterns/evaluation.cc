// A rule's formula over the matches of its patterns: Semgrep's algebra of ranges.
//
// Values are lists of matches, a range with bindings. `any` is the union. `all` starts from what
// must match and narrows it: matches of two terms go together if one range holds the other and
// their bindings agree; the smaller range stays, with the bindings of both. A term that says
// "inside" only encloses: it restricts and binds, and its range becomes the result only where
// nothing else gives one. Then come negations, conditions, focus. The order in which a rule lists
// its terms means nothing, so what must match at the place itself comes first, and the first term
// without a match ends the whole.
//
// Not every pattern is searched for everywhere. A plain negation wants only matches with exactly
// the range in question, and is asked for them (matches_exactly); a condition wants those inside
// one binding (within). A pattern that is used in no other way is never collected, which keeps
// rules of many exceptions cheap.
//
// What can go wrong: products. Two terms with a thousand matches each are a million pairs; `steps_`
// bounds them, spent() becomes true, and the result, incomplete then, comes with a note.
//
// Regular expressions are terms like others, but their ranges follow no syntax: a negated one
// counts where it overlaps by containment in either direction, and needs no agreement of bindings.
#include "analyzers/patterns/evaluation.h"

#include <algorithm>

#include "analyzers/patterns/comparison.h"
#include "analyzers/source/entropy.h"

namespace plumbline::patterns {
std::string_view text_of(const Binding& binding, std::string_view text) {
  if (!binding.value.empty()) return binding.value;
  if (binding.range.end.value > text.size()) return {};
  return text.substr(binding.range.begin.value, binding.range.length());
}

std::vector<Match> Evaluation::run(const Formula& formula) {
  std::vector<Match> matches = eval(formula, std::nullopt);
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.range < b.range; });
  matches.erase(std::unique(matches.begin(), matches.end(),
                            [](const Match& a, const Match& b) { return a.range == b.range; }),
                matches.end());
  return matches;
}

std::vector<Match> Evaluation::eval(const Formula& formula,
                                    const std::optional<ByteRange>& within) {
  std::vector<Match> found;
  switch (formula.kind) {
    case Formula::Kind::pattern:
      return eval_leaf(formula.leaf, within);
    case Formula::Kind::regex:
      return eval_regex(formula.regex, within);
    case Formula::Kind::any:
      for (const Formula::Term& term : formula.terms) {
        std::vector<Match> part = eval(*term.formula, within);
        found.insert(found.end(), std::make_move_iterator(part.begin()),
                     std::make_move_iterator(part.end()));
      }
      return found;
    case Formula::Kind::all:
      return eval_all(formula, within);
  }
  return found;
}

std::vector<Match> Evaluation::eval_leaf(size_t leaf, const std::optional<ByteRange>& within) {
  if (!leaves_.is_collected(rule_, leaf)) {
    return within ? leaves_.within(rule_, leaf, *within) : std::vector<Match>();
  }
  const std::vector<Match>& all = leaves_.collected(rule_, leaf);
  if (!within) return all;
  std::vector<Match> found;
  for (const Match& match : all) {
    if (within->contains(match.range)) found.push_back(match);
  }
  return found;
}

std::vector<Match> Evaluation::eval_regex(const std::shared_ptr<const Regex>& regex,
                                          const std::optional<ByteRange>& within) {
  std::vector<Match> found;
  if (!within) {
    for (const RegexMatch& match : matches_.of(regex)) found.push_back(match_of(match));
    return found;
  }
  const std::string_view part = text_.substr(within->begin.value, within->length());
  for (const RegexMatch& match : find_all(*regex, part, within->begin.value)) {
    found.push_back(match_of(match));
  }
  return found;
}

Match Evaluation::match_of(const RegexMatch& match) const {
  Match own{match.range, {}};
  for (size_t g = 0; g < match.groups.size(); ++g) {
    Binding binding;
    binding.name = atom_of("$" + std::to_string(g + 1));
    binding.range = match.groups[g];
    binding.is_text = true;
    binding.content = atom_of(text_.substr(binding.range.begin.value, binding.range.length()));
    own.bindings.push_back(std::move(binding));
  }
  return own;
}

std::vector<Evaluation::Found> Evaluation::intersected(const std::vector<Found>& a,
                                                       const std::vector<Match>& b, bool inside) {
  std::vector<Found> out;
  for (const Found& x : a) {
    for (const Match& y : b) {
      if (--steps_ <= 0) return out;
      const bool x_in_y =
          y.range.contains(x.match.range) && !(x.inside && !inside && x.match.range != y.range);
      const bool y_in_x =
          x.match.range.contains(y.range) && !(inside && !x.inside && x.match.range != y.range);
      if (!x_in_y && !y_in_x) continue;
      std::optional<Bindings> bindings = merged(x.match.bindings, y.bindings);
      if (!bindings) continue;
      const bool keep_x = x_in_y && !(x.inside && y_in_x);
      out.push_back({{keep_x ? x.match.range : y.range, std::move(*bindings)}, x.inside && inside});
    }
  }
  return out;
}

bool Evaluation::excluded(const Match& match, const Formula::Term& term,
                          const std::vector<Match>& negative) const {
  const bool is_regex = term.formula->kind == Formula::Kind::regex && !term.inside;
  for (const Match& other : negative) {
    bool hit = other.range == match.range;
    if (term.inside) hit = other.range.contains(match.range);
    if (is_regex) hit = other.range.contains(match.range) || match.range.contains(other.range);
    if (!hit) continue;
    if (is_regex || merged(match.bindings, other.bindings)) return true;
  }
  return false;
}

bool Evaluation::can_match(const Formula& formula) const {
  return can_hold(formula, [this](size_t leaf) {
    return !leaves_.is_collected(rule_, leaf) || !leaves_.collected(rule_, leaf).empty();
  });
}

bool Evaluation::matches_exactly(const Formula& plain, const Match& match) {
  if (plain.kind == Formula::Kind::any) {
    return std::any_of(plain.terms.begin(), plain.terms.end(), [&](const Formula::Term& term) {
      return matches_exactly(*term.formula, match);
    });
  }
  const std::vector<Match> others = leaves_.exactly(rule_, plain.leaf, match.range);
  return std::any_of(others.begin(), others.end(), [&](const Match& other) {
    return merged(match.bindings, other.bindings).has_value();
  });
}

void Evaluation::remove_negated(std::vector<Match>& matches, const Formula::Term& term,
                                const std::optional<ByteRange>& within) {
  if (matches.empty()) return;
  if (is_plain_negation(term)) {
    std::erase_if(matches,
                  [&](const Match& match) { return matches_exactly(*term.formula, match); });
    return;
  }
  // An expression over a part of the text sees that part alone: `^` is its start.
  const bool is_regex = term.formula->kind == Formula::Kind::regex;
  const std::vector<Match> negative = eval(*term.formula, is_regex ? within : std::nullopt);
  std::erase_if(matches, [&](const Match& match) {
    steps_ -= static_cast<int64_t>(negative.size());
    return steps_ > 0 && excluded(match, term, negative);
  });
}

std::vector<Match> Evaluation::eval_all(const Formula& formula,
                                        const std::optional<ByteRange>& within) {
  if (!can_match(formula)) return {};
  std::vector<Found> found;
  bool first = true;
  for (const bool inside : {false, true}) {
    for (const Formula::Term& term : formula.terms) {
      if (term.inside != inside) continue;
      // What surrounds a part of the text may lie around it.
      std::vector<Match> own = eval(*term.formula, inside ? std::nullopt : within);
      if (own.empty()) return {};
      if (first) {
        for (Match& match : own) found.push_back({std::move(match), inside});
      } else {
        found = intersected(found, own, inside);
      }
      first = false;
      if (found.empty()) return {};
    }
  }
  std::vector<Match> matches;
  for (Found& one : found) matches.push_back(std::move(one.match));
  for (const Formula::Term& term : formula.negations) remove_negated(matches, term, within);
  for (const Condition& condition : formula.conditions) {
    std::erase_if(matches, [&](Match& match) { return !holds(condition, match); });
  }
  return focused(std::move(matches), formula);
}

bool Evaluation::holds(const Condition& condition, Match& match) {
  if (condition.kind == Condition::Kind::comparison) {
    return comparison_holds(condition, [&](std::string_view name) -> std::optional<std::string> {
      const Binding* const bound = find(match.bindings, atom_of(name));
      if (bound == nullptr) return std::nullopt;
      return std::string(text_of(*bound, text_));
    });
  }
  const Binding* const bound = find(match.bindings, condition.metavariable);
  if (bound == nullptr) return false;
  const std::string_view text = text_of(*bound, text_);
  if (condition.kind == Condition::Kind::regex) return matches_at_start(*condition.regex, text);
  if (condition.kind == Condition::Kind::entropy) {
    return text.size() >= condition.min_length && entropy(text) > condition.min_entropy;
  }
  std::optional<Bindings> bindings;
  for (const Match& inner : eval(*condition.formula, bound->range)) {
    bindings = merged(match.bindings, inner.bindings);
    if (bindings) break;
  }
  if (!bindings) return false;
  match.bindings = std::move(*bindings);
  return true;
}

std::vector<Match> Evaluation::focused(std::vector<Match> matches, const Formula& formula) const {
  for (const std::vector<Atom>& names : formula.focus) {
    std::vector<Match> next;
    for (const Match& match : matches) {
      for (const Atom name : names) {
        const Binding* const bound = find(match.bindings, name);
        if (bound == nullptr) continue;
        const ByteOffset begin = std::max(bound->range.begin, match.range.begin);
        const ByteOffset end = std::min(bound->range.end, match.range.end);
        if (begin < end) next.push_back({{begin, end}, match.bindings});
      }
    }
    matches = std::move(next);
  }
  return matches;
}

}  // namespace plumbline::patterns
