// One pattern rule, read and checked.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/configuration/fault.h"
#include "analyzers/configuration/yaml_node.h"
#include "analyzers/patterns/formula.h"
#include "analyzers/patterns/patterns.h"
#include "analyzers/source/language.h"

namespace plumbline::patterns {

struct Leaf {
  std::string text;
  ByteRange range;  // in the rule file
};

struct FixRegex {
  std::shared_ptr<const Regex> regex;
  std::string replacement;
  int count = 0;  // 0: all
};

struct Rule {
  RuleInfo info;
  std::vector<Language> languages;
  bool on_text = false;  // languages `regex`, `generic`: every file
  Formula formula;
  std::vector<Leaf> leaves;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  std::optional<std::string> fix;
  std::optional<FixRegex> fix_regex;
  std::string fix_title;
};

struct ReadRules {
  std::vector<Rule> rules;
  std::vector<configuration::Fault> faults;
};

/// The `rules:` of one file. Each faulty rule is left out, with the fault on the key that is to
/// blame.
ReadRules read_rules(const RuleFile& file);

/// The languages that a word of `languages:` stands for, empty for `regex` and `generic`; nothing
/// for an unknown one.
std::optional<std::vector<Language>> languages_named(std::string_view word);

}  // namespace plumbline::patterns
