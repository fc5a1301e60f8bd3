// All rules, and for each language their patterns compiled and indexed.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/patterns/pattern.h"
#include "analyzers/patterns/rule.h"
#include "analyzers/patterns/word_set.h"

namespace plumbline::patterns {

struct CompiledLeaf {
  size_t rule = 0;
  size_t leaf = 0;
  Pattern pattern;
  WordSet names;  // of Compiled::words; these four as in Requirement
  WordSet tokens;
  Kinds kinds = 0;
  Kinds roots = 0;
  std::vector<std::shared_ptr<const RE2>> spelled;  // each matches in the text of a match
  bool everywhere = false;  // all matches in the file are wanted, see formula.h
};

/// The rules of one language.
struct Compiled {
  std::vector<size_t> rules;
  std::vector<CompiledLeaf> leaves;
  /// By rule: the index of its first leaf in `leaves`; the others follow.
  std::unordered_map<size_t, uint32_t> first_leaves;
  WordFinder words;
  WordSet import_words;  // every statement that imports spells one of them
  struct Failure {
    size_t rule = 0;
    ByteRange range;
    std::string message;
  };
  std::vector<Failure> failures;

  /// The index into `leaves`; of a rule that is in `rules`.
  uint32_t number_of(size_t rule, size_t leaf) const {
    return first_leaves.at(rule) + static_cast<uint32_t>(leaf);
  }
};

class RuleSetData {
 public:
  explicit RuleSetData(std::vector<Rule> rules);

  std::span<const Rule> rules() const { return rules_; }
  std::span<const RuleInfo> infos() const { return infos_; }
  /// Compiled on the first call for a language; safe on every thread.
  const Compiled& compiled(Language language) const;

 private:
  std::vector<Rule> rules_;
  std::vector<RuleInfo> infos_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<int, std::unique_ptr<const Compiled>> compiled_;
};

/// The rule records compiled into the program: path and text.
std::span<const RuleFile> builtin_files();

/// Checks that are written in C++; they run when the pack does.
std::span<const RuleInfo> native_infos();

}  // namespace plumbline::patterns
