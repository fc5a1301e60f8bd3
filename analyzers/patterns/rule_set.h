// All rules, and for each language their patterns compiled and indexed.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
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
  bool everywhere = false;  // all matches in the file are wanted, see formula.h
};

/// The rules of one language.
struct Compiled {
  std::vector<size_t> rules;
  std::vector<CompiledLeaf> leaves;
  /// (rule, leaf) → index into `leaves`.
  std::unordered_map<uint64_t, uint32_t> numbers;
  WordFinder words;
  WordSet import_words;  // every statement that imports spells one of them
  struct Failure {
    size_t rule = 0;
    ByteRange range;
    std::string message;
  };
  std::vector<Failure> failures;

  static uint64_t number_key(size_t rule, size_t leaf) { return (uint64_t{rule} << 20) | leaf; }
  std::optional<uint32_t> number_of(size_t rule, size_t leaf) const {
    const auto found = numbers.find(number_key(rule, leaf));
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
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
