// What a rule demands, as it was read: a tree of patterns, regular expressions and conditions.
#pragma once

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

}  // namespace plumbline::patterns
