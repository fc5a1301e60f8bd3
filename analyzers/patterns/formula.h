// What a rule demands, as it was read: a tree of patterns, regular expressions and conditions.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/patterns/regex.h"
#include "analyzers/patterns/view.h"
#include "analyzers/source/language.h"

namespace plumbline::patterns {

struct Formula;

/// A condition on what a metavariable stands for.
struct Condition {
  enum class Kind : uint8_t { regex, pattern, comparison, entropy };
  Kind kind = Kind::regex;
  Atom metavariable = 0;
  std::string name;                        // "$X"
  std::shared_ptr<const Regex> regex;      // of `regex`
  bool constants = false;                  // `constant-propagation: true`
  std::shared_ptr<const Formula> formula;  // of `pattern`
  std::optional<Language> language;        // of `pattern`: another than the rule's
  double min_entropy = 3.5;                // of `entropy`: bits per character
  size_t min_length = 8;                   // of `entropy`: in less there is not enough to measure
  std::string comparison;                  // of `comparison`: a Python expression
  int base = 10;
  bool strip = false;
};

struct Formula {
  enum class Kind : uint8_t { pattern, regex, all, any };

  struct Term {
    std::shared_ptr<const Formula> formula;
    bool inside = false;  // only says where; never the result
  };

  Kind kind = Kind::pattern;
  size_t leaf = 0;                     // of a pattern: its number in the rule
  std::shared_ptr<const Regex> regex;  // of a regex
  std::vector<Term> terms;             // of `all` (AND) and `any` (OR)
  std::vector<Term> negations;         // of `all`
  std::vector<Condition> conditions;   // of `all`
  /// Of `all`: every entry narrows the result to one of its metavariables.
  std::vector<std::vector<Atom>> focus;
};

/// `pattern-not` of patterns alone: it speaks of nodes with exactly the range of a match, so those
/// patterns are tried there and nowhere else.
bool is_plain_negation(const Formula::Term& term);

/// False where the formula cannot hold, given which of its patterns can match at all.
bool can_hold(const Formula& formula, const std::function<bool(size_t leaf)>& can_match);

/// By leaf: what a match of it must spell, or its rule holds nowhere: the conditions on what it
/// alone binds.
std::vector<std::vector<std::shared_ptr<const RE2>>> spelled_conditions(
    const Formula& formula, size_t leaf_count,
    const std::function<bool(size_t leaf, Atom metavariable)>& binds);

/// By leaf: whether all its matches in the file are asked for. The others are only asked for in
/// ranges that these have bound.
std::vector<bool> leaves_wanted_everywhere(const Formula& formula, size_t leaf_count);

}  // namespace plumbline::patterns
