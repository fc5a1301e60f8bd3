// Annotated examples: what `plumbline rules test` checks.
//
// A comment `ruleid: a, b` says that these rules report the next line of code, `ok: a` that they
// don't. `todoruleid:` and `todook:` are the same wishes, not yet demanded.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyzers/patterns/patterns.h"

namespace plumbline::patterns {

/// One line that an annotation or a finding is about.
struct AnnotationResult {
  std::string rule;
  std::string path;
  LineNumber line;
  bool expected = false;  // an annotation asks for a finding here
  bool reported = false;
  bool passed() const { return expected == reported; }
};

/// Runs `rules` over one annotated file, path filters ignored. Every `ruleid:` and `ok:` line has a
/// result; so has a line with a finding of an annotated rule that no annotation mentions.
std::vector<AnnotationResult> test_rules(const RuleSet& rules, const std::string& path,
                                         const std::string& text);

/// The files among `candidates` that hold the examples of a rule file: same folder, same name up to
/// the ending.
std::vector<std::string> example_files(const std::string& rule_path,
                                       std::span<const std::string> candidates);

}  // namespace plumbline::patterns
