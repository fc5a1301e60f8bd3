// From the matches of a rule's patterns to the places that the rule reports.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/patterns/formula.h"
#include "analyzers/patterns/leaf_matches.h"
#include "analyzers/patterns/matcher.h"
#include "analyzers/patterns/text_matches.h"

namespace plumbline::patterns {

/// Matches are sets with bindings; the order of a rule's list never matters: first what must match,
/// then what must not, then conditions, then focus.
class Evaluation {
 public:
  /// Of the rule with this number; both kinds of matches outlive the evaluation.
  Evaluation(std::string_view text, size_t rule, LeafMatches& leaves, TextMatches& matches)
      : text_(text), rule_(rule), leaves_(leaves), matches_(matches) {}

  /// One match per range, in order of place.
  std::vector<Match> run(const Formula& formula);
  /// True if the products of matches grew beyond what is sensible; the result is then incomplete.
  bool spent() const { return steps_ <= 0; }

 private:
  struct Found {
    Match match;
    bool inside = false;
  };

  std::vector<Match> eval(const Formula& formula, const std::optional<ByteRange>& within);
  std::vector<Match> eval_leaf(size_t leaf, const std::optional<ByteRange>& within);
  std::vector<Match> eval_regex(const std::shared_ptr<const Regex>& regex,
                                const std::optional<ByteRange>& within);
  Match match_of(const RegexMatch& match) const;
  std::vector<Match> eval_all(const Formula& formula, const std::optional<ByteRange>& within);
  std::vector<Found> intersected(const std::vector<Found>& a, const std::vector<Match>& b,
                                 bool inside);
  /// Whether every pattern of the formula that must match has matches.
  bool can_match(const Formula& formula) const;
  void remove_negated(std::vector<Match>& matches, const Formula::Term& term,
                      const std::optional<ByteRange>& within);
  bool matches_exactly(const Formula& plain, const Match& match);
  bool excluded(const Match& match, const Formula::Term& term,
                const std::vector<Match>& negative) const;
  bool holds(const Condition& condition, Match& match);
  std::vector<Match> focused(std::vector<Match> matches, const Formula& formula) const;

  std::string_view text_;
  size_t rule_;
  LeafMatches& leaves_;
  TextMatches& matches_;
  int64_t steps_ = 3'000'000;
};

/// The source that a binding stands for; a string's content where it was bound as "$X".
std::string_view text_of(const Binding& binding, std::string_view text);

}  // namespace plumbline::patterns
