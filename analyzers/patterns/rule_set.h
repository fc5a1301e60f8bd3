// All rules, and for each language their patterns compiled and indexed.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/patterns/pattern.h"
#include "analyzers/patterns/rule.h"

namespace plumbline::patterns {

struct CompiledLeaf {
  size_t rule = 0;
  size_t leaf = 0;
  Pattern pattern;
};

/// The rules of one language. The index says for a node which patterns can match there: by kind and
/// name for calls and names, by kind for the rest.
struct Compiled {
  std::vector<size_t> rules;
  std::vector<CompiledLeaf> leaves;
  /// (rule, leaf) → index into `leaves`.
  std::unordered_map<uint64_t, uint32_t> numbers;
  std::unordered_map<uint64_t, std::vector<uint32_t>> keyed;
  std::array<std::vector<uint32_t>, 64> by_kind;
  std::vector<uint32_t> everywhere;
  std::vector<uint32_t> sequences;
  struct Failure {
    size_t rule = 0;
    ByteRange range;
    std::string message;
  };
  std::vector<Failure> failures;

  static uint64_t key(Kind kind, Atom name) { return name * 64 + static_cast<uint64_t>(kind); }
  static uint64_t number_key(size_t rule, size_t leaf) { return (uint64_t{rule} << 20) | leaf; }
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
